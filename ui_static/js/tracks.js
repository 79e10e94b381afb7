// The further questions about tracks, cards and calls: what each of them wants to know, and its answer in one shape.
import { day, second } from "./text/dates.js";
import { number, t } from "./text/index.js";

/** Whom a question is about: "one" element, one or "all", "several" that are selected, or "nobody"; and its own fields. */
/** @type {Record<Page.TracksQuestion, { about: "one" | "all" | "several" | "nobody", fields: Page.TracksField[] }>} */
export const QUESTIONS = {
  trackRelations: { about: "all", fields: ["days", "most", "metres"] },
  similarTracks: { about: "one", fields: ["places"] },
  cardOwners: { about: "all", fields: ["purchases", "metres"] },
  identifierHygiene: { about: "nobody", fields: [] },
  meetings: { about: "several", fields: ["minutes", "metres"] },
  contactTable: { about: "one", fields: [] },
  commonNumbers: { about: "several", fields: [] },
  laterPhones: { about: "one", fields: [] },
  deviceChain: { about: "one", fields: [] },
  callsAround: { about: "one", fields: ["hours", "near"] },
  footage: { about: "nobody", fields: [] },
};

/** Least and most of each field. */
/** @type {Record<Page.TracksField, [number, number]>} */
export const BOUNDS = { minutes: [0, 1_440], days: [2, 366], most: [2, 200], metres: [0, 10_000], places: [2, 100], purchases: [2, 1_000], hours: [0, 168], near: [0, 100_000] };

/** @type {Page.TracksFound} */
const NOTHING = { lists: [], suspicions: [], rows: [], facts: [], entities: [], total: 0, omitted: 0 };

/** @param {number} share */
const hundredths = (share) => number(Math.round(100 * share));

/**
 * A number that may be the next one, as a lead: a sentence and what speaks against it.
 * @param {any} one
 * @returns {Page.TracksRow}
 */
function laterRow(one) {
  const text = t("tracks.later", { since: day(one.since.slice(0, 10)), handover: hundredths(one.handover), likeness: hundredths(one.likeness), n: one.shared.length });
  return { entity: one.phone, text, lead: { sentence: `${one.phone.caption}: ${text}`, against: [{ sentence: t("tracks.later.against", { n: one.compared }) }] } };
}

/**
 * Two who may have met, as a lead.
 * @param {Page.Met} one
 * @returns {Page.TracksRow}
 */
function metRow({ subjects: [one, other], place, since, until, others, recordCount }) {
  const text = t("tracks.met", { place: place.caption, since: second(since), until: second(until), n: recordCount });
  const lead = { sentence: `${one.caption}, ${other.caption}: ${text}`, against: [{ sentence: t("tracks.met.against", { n: others }) }] };
  return { entity: one, beside: [other], text, lead, ends: [one.id, other.id] };
}

/** @type {Record<Page.TracksQuestion, (answer: any) => Partial<Page.TracksFound>>} */
const SHAPES = {
  trackRelations: (found) => ({ lists: ["sharedNightPlace", "sharedWorkPlace", "jointJourneys"].map((name) => ({ name, leads: found[name] })), total: found.sharedNightPlace.total + found.sharedWorkPlace.total + found.jointJourneys.total }),
  similarTracks: (leads) => ({ lists: [{ name: "similarTracks", leads }], total: leads.total }),
  cardOwners: (leads) => ({ lists: [{ name: "cardOwners", leads }], total: leads.total }),
  identifierHygiene: ({ suspicions, total, omitted }) => ({ suspicions, total, omitted }),
  meetings: ({ meetings, total, omitted }) => ({ rows: meetings.map(metRow), total, omitted }),
  contactTable: ({ total, edges }) => ({ rows: edges.map((/** @type {any} */ { node }) => ({ entity: node.phone, text: t("tracks.contact", { n: node.made + node.taken, made: node.made, taken: node.taken, days: node.days, others: node.others }) })), total, omitted: total - edges.length }),
  commonNumbers: (rows) => ({ rows: rows.map((/** @type {any} */ one) => ({ entity: one.phone, text: t("tracks.common", { n: one.of.length, calls: one.calls, others: one.others }) })), total: rows.length }),
  laterPhones: (rows) => ({ rows: rows.map(laterRow), total: rows.length }),
  deviceChain: ({ facts, entities, omitted }) => ({ facts, entities, total: facts.length, omitted }),
  callsAround: ({ total, edges }) => ({ facts: edges.map((/** @type {any} */ { node }) => node), total, omitted: Math.max(total - edges.length, 0) }),
  footage: ({ total, edges }) => ({ rows: edges.map((/** @type {any} */ { node }) => ({ entity: node.media, text: `${second(node.since)} – ${second(node.until)}`, beside: node.recordedAt })), total, omitted: total - edges.length }),
};

/**
 * An answer in one shape, whatever was asked.
 * @param {Page.TracksQuestion} question
 * @param {any} answer
 * @returns {Page.TracksFound}
 */
export const shaped = (question, answer) => ({ ...NOTHING, ...SHAPES[question](answer) });

/**
 * What is missing before a question can be asked: the key of a text, or null.
 * @param {Page.TracksAsked} now
 * @param {Page.Id[]} selected
 */
export function missing({ question, subject, since, until }, selected) {
  const { about } = QUESTIONS[question];
  if (about === "one" && !subject) return "tracks.want.one";
  if (about === "several" && selected.length < 2) return "tracks.want.several";
  return question === "footage" && !(since && until) ? "tracks.want.window" : null;
}
