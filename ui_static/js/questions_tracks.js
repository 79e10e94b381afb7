// The further questions about what sensors read and who called: each by its name, as the form of them asks it.
import { BRIEF, LEADS, PAGED } from "./questions_movement.js";

const ABOUT = `$filter: FactFilter!`;
const WINDOW = `filter: $filter`;

/** @type {Record<Page.TracksQuestion, string>} */
export const TRACKS = {
  trackRelations: `query TrackRelations($subject: ID, $days: Int!, $most: Int!, $metres: Float!, $case: ID, ${PAGED}, ${ABOUT}) {
    trackRelations(subject: $subject, leastDays: $days, mostAtPlace: $most, withinMetres: $metres, case: $case, ${WINDOW}, first: 20, after: $after) {
      sharedNightPlace { ${LEADS} } sharedWorkPlace { ${LEADS} } jointJourneys { ${LEADS} } }
  }`,
  similarTracks: `query SimilarTracks($subject: ID!, $places: Int!, $case: ID, ${PAGED}, ${ABOUT}) {
    similarTracks(subject: $subject, leastPlaces: $places, case: $case, ${WINDOW}, first: 20, after: $after) { ${LEADS} }
  }`,
  cardOwners: `query CardOwners($subject: ID, $purchases: Int!, $metres: Float!, $case: ID, ${PAGED}, ${ABOUT}) {
    cardOwners(card: $subject, leastPurchases: $purchases, withinMetres: $metres, case: $case, ${WINDOW}, first: 20, after: $after) { ${LEADS} }
  }`,
  identifierHygiene: `query IdentifierHygiene(${ABOUT}) {
    identifierHygiene(${WINDOW}, first: 50) { total omitted
      suspicions { kind subjects { ${BRIEF} } count sentence recordCount against { code explains sentence } facts { id sentence } } }
  }`,
  meetings: `query Meetings($ids: [ID!]!, $minutes: Int!, $metres: Float!, $case: ID, ${ABOUT}) {
    meetings(subjects: $ids, leastMinutes: $minutes, withinMetres: $metres, case: $case, ${WINDOW}, first: 50) { total omitted
      meetings { subjects { ${BRIEF} } place { caption } since until others recordCount } }
  }`,
  contactTable: `query ContactTable($subject: ID!, ${ABOUT}) {
    contactTable(phone: $subject, ${WINDOW}, first: 50) { total edges { node { phone { ${BRIEF} } made taken days others } } }
  }`,
  commonNumbers: `query CommonNumbers($ids: [ID!]!, ${ABOUT}) {
    commonNumbers(phones: $ids, ${WINDOW}, first: 50) { phone { ${BRIEF} } of { id } calls others }
  }`,
  laterPhones: `query LaterPhones($subject: ID!, ${ABOUT}) {
    laterPhones(phone: $subject, ${WINDOW}) { phone { ${BRIEF} } since handover likeness shared { id } compared }
  }`,
  deviceChain: `query DeviceChain($subject: ID!, ${ABOUT}) {
    deviceChain(id: $subject, ${WINDOW}) { facts { id sentence } entities { ${BRIEF} } changes { device { id } others } omitted }
  }`,
  callsAround: `query CallsAround($subject: ID!, $hours: Float!, $near: Float, ${ABOUT}) {
    callsAround(event: $subject, hoursBefore: $hours, hoursAfter: $hours, metres: $near, ${WINDOW}, first: 100) { total
      edges { node { id from to sentence } } }
  }`,
  footage: `query Footage($since: DateTime!, $until: DateTime!, ${ABOUT}) {
    footage(since: $since, until: $until, ${WINDOW}, first: 50) { total
      edges { node { media { ${BRIEF} } since until recordedAt { ${BRIEF} } } } }
  }`,
};
