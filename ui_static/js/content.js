// A chart as it is kept: ids of ours, places and what a person said of them, in the shape of docs/charts.md. Names, facts and
// counts are no part of it: they are asked of the graph anew when it is opened.
import { lineId, lineOf, NOTHING_OWN } from "./own.js";

/**
 * An entry without what has its default, which the server leaves out too.
 * @param {any} given
 */
const entry = (given) => Object.fromEntries(Object.entries(given).filter(([, value]) => ![null, undefined, "", false].includes(value)));

/**
 * Pictures by what they show, so that one that is on many marks is kept once.
 * @param {any} notes
 */
function pictureIds(notes) {
  const ids = new Map();
  for (const { picture } of notes.values()) if (picture && !ids.has(picture)) ids.set(picture, `picture:${ids.size + 1}`);
  return ids;
}

/**
 * The lines of which something is said, here or by whoever saved the chart before.
 * @param {Page.Own} own
 * @param {(id: string) => Page.Json} said
 */
function saidOfLines(own, said) {
  const found = new Map(own.rest.links.map((link) => [lineId(/** @type {any} */ (link)), link]));
  for (const id of own.notes.keys()) {
    const line = lineOf(id);
    if (line) found.set(id, entry({ ...line, hidden: found.get(id)?.hidden, ...said(id) }));
  }
  return [...found.values()];
}

/**
 * The content of a chart. around: { filter, hiddenTypes, view: { x, y, zoom }, notes }. What the graph
 * did not show when the chart was opened (`lost`) stays in it.
 * @param {Page.Chart} chart
 * @param {{ filter?: any, hiddenTypes?: any, view?: any, notes?: any }} [given]
 */
export function contentOf(chart, { filter = null, hiddenTypes = new Set(), view = { x: 0, y: 0, zoom: 1 }, notes = "" } = {}) {
  const { own } = chart;
  const pictures = pictureIds(own.notes);
  const said = (/** @type {string} */ id) => {
    const note = own.notes.get(id);
    return { note: note?.text, flag: note?.flag, picture: note?.picture ? pictures.get(note.picture) : null };
  };
  const state = (/** @type {string} */ id) => ({ pinned: own.pinned.has(id), hidden: own.hidden.has(id) });
  const nodes = [...chart.nodes.values()];
  const there = new Set([...nodes, ...own.elements, ...own.boxes, ...chart.lost].map((one) => one.id));
  const kept = (/** @type {Page.Id[]} */ ids) => ids.filter((id) => there.has(id));
  const single = (/** @type {Page.Spotted} */ { id, x, y }) => entry({ id, x, y, ...state(id), ...said(id) });
  const signed = (/** @type {Page.Assumed} */ { by, reason, at }) => ({ author: by, reason, madeAt: at });
  return {
    centres: kept(chart.centres),
    elements: [...nodes.filter((node) => node.members == null), ...chart.lost].map(single),
    folds: nodes
      .filter((node) => node.members != null && there.has(node.parent ?? ""))
      .map(({ id, type, parent, members, beyond, x, y }) => entry({ id, type, parent, members, beyond: beyond ?? 0, x, y, ...state(id) })),
    expansions: own.expansions.filter((one) => there.has(one.from) && kept(one.ids).length).map((one) => ({ id: one.key, of: one.from, added: kept(one.ids) })),
    groups: own.boxes.map((box) => entry({ ...box, members: kept(box.members), pinned: own.pinned.has(box.id), note: own.notes.get(box.id)?.text })),
    ownElements: own.elements.map((one) => entry({ ...single(one), type: one.type, caption: one.caption, ...signed(one) })),
    ownLinks: own.links
      .filter((link) => there.has(link.from) && there.has(link.to))
      .map((link) => entry({ id: link.id, from: link.from, to: link.to, label: link.label, finding: link.finding, against: link.against, ...signed(link), ...said(link.id) })),
    links: saidOfLines(own, said).filter((link) => there.has(link.from) && there.has(link.to)),
    linkTypes: own.rest.linkTypes,
    types: own.rest.types,
    pictures: [...pictures].map(([data, id]) => ({ id, data })),
    filter,
    plain: chart.plain,
    view: { ...view, page: JSON.stringify({ hiddenTypes: [...hiddenTypes] }) },
    notes,
  };
}

/**
 * What of a content is the person's own, as own.js has it.
 * @param {Page.Content} content
 * @returns {Page.Own}
 */
export function ownOf(content) {
  const pictures = new Map((content.pictures ?? []).map((/** @type {Page.Picture} */ picture) => [picture.id, picture.data]));
  /** @type {Page.Entry[]} */
  const everything = ["elements", "folds", "groups", "ownElements"].flatMap((list) => content[list] ?? []);
  const all = (/** @type {string} */ list) => /** @type {Page.Entry[]} */ (content[list] ?? []);
  /** @type {any[]} */
  const lines = [...all("links"), ...all("ownLinks")].map((one) => ({ ...one, id: lineId(/** @type {any} */ (one)) }));
  const noted = [...everything, ...lines].filter((one) => one.note || one.flag || one.picture);
  const hiddenLines = all("links").filter((one) => one.hidden).map(({ from, to, type, hidden }) => /** @type {any} */ ({ from, to, type, hidden }));
  return {
    ...NOTHING_OWN,
    pinned: new Set(everything.filter((one) => one.pinned).map((one) => one.id)),
    // What a script folded and keeps on the chart is not drawn here either.
    hidden: new Set([...everything.filter((one) => one.hidden).map((one) => one.id), ...all("expansions").filter((one) => one.folded).flatMap((one) => one.added ?? [])]),
    rest: { links: hiddenLines, linkTypes: content.linkTypes ?? null, types: content.types ?? null },
    boxes: all("groups").map(({ id, title, members = [], open = false, x, y }) => ({ id, title, members, open, x, y })),
    elements: all("ownElements").map((one) => ({ id: one.id, type: one.type ?? "", caption: one.caption, x: one.x, y: one.y, by: one.author, at: one.madeAt, reason: one.reason })),
    links: all("ownLinks").map((one) => ({ id: one.id, from: one.from, to: one.to, label: one.label ?? "", by: one.author, at: one.madeAt, reason: one.reason, finding: one.finding ?? "", against: one.against ?? "" })),
    notes: new Map(noted.map((one) => [one.id, { text: one.note ?? "", flag: one.flag ?? null, picture: pictures.get(one.picture) ?? null }])),
    expansions: all("expansions").map((one) => ({ key: one.id, from: one.of, linkTypes: null, ids: one.added ?? [], fold: null })),
  };
}

/**
 * What the page kept of itself in a content.
 * @param {Page.Content} content
 */
export function pageOf(content) {
  try {
    return { hiddenTypes: [], ...JSON.parse(content.view?.page || "{}") };
  } catch {
    return { hiddenTypes: [] };
  }
}
