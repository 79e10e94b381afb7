// The questions about what sensors read.
export const BRIEF = `id type caption`;
const SIGHTING = `id trueTime zone latitude longitude radiusM asRead source recordRef grade sentence
  subject { ${BRIEF} } sensor { ${BRIEF} } through { id sentence }`;
// What a lead rests on is asked for when somebody wants to see it, by the same question: $records.
const LEAD = `subjects { ${BRIEF} } unit observed expected pValue qValue places days coverage recordCount sentence lagSeconds
  otherReasons { code explains sentence } against { code explains sentence }
  records(first: 50, after: $recordsAfter) @include(if: $records) { pageInfo { hasNextPage endCursor } edges { node { ${SIGHTING} } } }`;
export const LEADS = `compared expectedByChance total omitted method hiddenByFilter pageInfo { hasNextPage endCursor } tries { others } leads { ${LEAD} }`;
/** What a question about leads takes beside its own: which page, and whether and which records of each lead. */
export const PAGED = `$after: String, $records: Boolean = false, $recordsAfter: String`;

export const SIGHTINGS = `query Sightings($subjects: [ID!], $sensors: [ID!], $area: Area, $first: Int!, $after: String, $filter: FactFilter) {
  sightings(subjects: $subjects, sensors: $sensors, area: $area, filter: $filter, first: $first, after: $after) {
    total atLeast hiddenByFilter pageInfo { hasNextPage endCursor }
    edges { node { ${SIGHTING} } }
  }
}`;

/** At which sensors of an area some were read. */
export const READ_IN = `query ReadIn($ids: [ID!]!, $area: Area!, $filter: FactFilter) {
  sightings(subjects: $ids, area: $area, filter: $filter, first: 200) { edges { node { trueTime zone sensor { id } } } }
}`;

const QUESTION = `$question: JSON!`;

export const ESTIMATE = `query Estimate(${QUESTION}) { estimate(question: $question) { readings compared seconds } }`;

export const COLLISION = `query Collision($scenes: [Scene!]!, $atLeast: Int, $subjectTypes: [String!], $include: [ID!], $exclude: [ID!], $marked: [SubjectList!], $case: ID, $filter: FactFilter, ${PAGED}) {
  sceneCollision(scenes: $scenes, atLeast: $atLeast, subjectTypes: $subjectTypes, include: $include, exclude: $exclude, marked: $marked, case: $case, filter: $filter, first: 50, after: $after) { ${LEADS} }
}`;

export const HABITS = `query Habits($id: ID!, $filter: FactFilter!) {
  habits(subject: $id, filter: $filter) {
    subject { ${BRIEF} } hours watchedHours recordCount days change
    usual { place { id caption } count days } night { place { id caption } days }
    gone { id caption } new { id caption }
  }
}`;

export const HOT = `query Hot($layer: HotLayer!, $resolution: Int!, $hours: [Int!], $weekdays: [Int!], $filter: FactFilter!) {
  hotMap(layer: $layer, resolution: $resolution, hours: $hours, weekdays: $weekdays, filter: $filter, first: 2000) {
    total omitted unplaced untimed
    cells { cell kind latitude longitude outline count subjects sensors watchedHours rate }
  }
}`;

/** What goes between some elements: facts of a moment, and meetings as sensors let one suppose. */
export const BETWEEN = `query Between($ids: [ID!]!, $near: [ID!]!, $several: Boolean!, $filter: FactFilter, $must: FactFilter!) {
  facts(between: $ids, filter: $filter, first: 500) { total edges { node { id linkType from to since until sentence } } }
  meetings(subjects: $near, filter: $must, first: 100) @include(if: $several) { omitted meetings { subjects { ${BRIEF} } place { caption } since until others recordCount } }
}`;

export const COMPANIONS = `query Companions($subject: ID, $subjectTypes: [String!], $withinSeconds: Int!, $withinMetres: Float!, $leastPlaces: Int!, $exclude: [ID!], $case: ID, $filter: FactFilter!, ${PAGED}) {
  companions(subject: $subject, subjectTypes: $subjectTypes, withinSeconds: $withinSeconds, withinMetres: $withinMetres, leastPlaces: $leastPlaces, exclude: $exclude, case: $case, filter: $filter, first: 20, after: $after) {
    beyondRoutine { ${LEADS} } sharedRoutine { ${LEADS} } singleJourneys { ${LEADS} }
  }
}`;
