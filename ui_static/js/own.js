// What a person made of a chart, beside what the sources say. It lives in the chart and never in the graph.

/**
 * pinned: ids that "tidy" leaves where they stand. hidden: ids that are not shown. boxes: { id, title, members, open, x, y }.
 * elements: assumed ones { id, type, caption, x, y, by, at, reason }. links: assumed ones { id, from, to, label, by, at,
 * reason }; with the question in `finding` they are findings, and `against` has what speaks against it. notes: Map id -> { text, flag, picture }; of a line by its ends and type. expansions: { key, from, linkTypes, ids, fold }.
 * rest: links: lines { from, to, type, hidden } of which only that is said; and what a saved chart may hold and this page
 * only keeps, which types count.
 */
export const NOTHING_OWN = Object.freeze(/** @type {Page.Own} */ ({
  pinned: new Set(),
  hidden: new Set(),
  boxes: [],
  elements: [],
  links: [],
  notes: new Map(),
  expansions: [],
  rest: { links: [], linkTypes: null, types: null },
}));

/**
 * One id for the facts of a type between two elements; an assumed link has its own.
 * @param {{ id?: string, from: Page.Id, to: Page.Id, type: string }} link
 */
export const lineId = (link) => link.id ?? `${link.from}\n${link.to}\n${link.type}`;

/**
 * The ends and the type of a line by its id; null of everything else.
 * @param {string} id
 */
export function lineOf(id) {
  const [from, to, type] = id.split("\n");
  return type === undefined ? null : { from, to, type };
}

/**
 * The lines that are hidden, by id.
 * @param {Page.Own} own
 */
export const hiddenLines = (own) => new Set(own.rest.links.filter((/** @type {any} */ link) => link.hidden).map((/** @type {any} */ link) => lineId(link)));

/**
 * A new id of a thing of this kind. Web Crypto's randomUUID is missing where the page comes without TLS.
 * @param {string} kind
 */
export function ownId(kind) {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `${kind}:${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/**
 * The chart with another part of what is the person's own.
 * @param {Page.Chart} chart
 * @param {Partial<Page.Own>} part
 * @returns {Page.Chart}
 */
export const withOwn = (chart, part) => ({ ...chart, own: { ...chart.own, ...part }, from: null, fit: false });

/**
 * What of a chart is somebody's work, so that it is more than an answer that can be asked for again.
 * @param {Page.Chart} chart
 */
export const isWorkedOn = (chart) => {
  const { pinned, hidden, boxes, elements, links, notes, expansions } = chart.own;
  return [pinned.size, hidden.size, boxes.length, elements.length, links.length, notes.size, expansions.length, hiddenLines(chart.own).size].some(Boolean);
};

/**
 * What is own without whatever speaks of these ids.
 * @param {Page.Own} own
 * @param {Set<Page.Id>} gone
 * @returns {Page.Own}
 */
export function ownWithout(own, gone) {
  const kept = (/** @type {Page.Id[]} */ ids) => ids.filter((id) => !gone.has(id));
  return {
    rest: own.rest,
    pinned: new Set(kept([...own.pinned])),
    hidden: new Set(kept([...own.hidden])),
    boxes: own.boxes.map((box) => ({ ...box, members: kept(box.members) })).filter((box) => box.members.length),
    elements: own.elements.filter((element) => !gone.has(element.id)),
    links: own.links.filter((link) => ![link.id, link.from, link.to].some((id) => gone.has(id))),
    notes: new Map([...own.notes].filter(([id]) => !id.split("\n").some((part) => gone.has(part)))),
    expansions: own.expansions.map((one) => ({ ...one, ids: kept(one.ids) })).filter((one) => one.ids.length && !gone.has(one.from)),
  };
}
