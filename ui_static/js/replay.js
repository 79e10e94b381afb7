// A diagram as it stood at a moment: which of its lines held then, by the spans of the facts behind them.
import { lineId } from "./own.js";

/** How long a fact of one moment (a call, a payment, a reading) is shown from then on, in milliseconds: a day. */
export const LINGERS = 86_400_000;

/**
 * By line the spans of its facts, [since, until) in milliseconds; of a moment both are equal.
 * @typedef {Map<string, [number, number][]>} Spans
 */

/** @param {string | null | undefined} at @param {number} otherwise */
const ms = (at, otherwise) => (at ? Date.parse(at) : otherwise);

/**
 * @param {{ from: Page.Id, to: Page.Id, linkType: string, since: string | null, until: string | null }[]} facts
 * @returns {Spans}
 */
export function spansOf(facts) {
  /** @type {Spans} */
  const found = new Map();
  for (const { from, to, linkType, since, until } of facts) {
    const key = lineId({ from, to, type: linkType });
    const span = /** @type {[number, number]} */ ([ms(since, -Infinity), ms(until, Infinity)]);
    found.set(key, [...(found.get(key) ?? []), span]);
  }
  return found;
}

/**
 * The spans of a line: of its facts as far as they are known, else from its first on. Empty where it has no date.
 * @param {Page.Line} link
 * @param {Spans | null} spans
 * @returns {[number, number][]}
 */
function spansFor(link, spans) {
  const known = spans?.get(lineId(link)) ?? spans?.get(lineId({ from: link.to, to: link.from, type: link.type }));
  if (known) return known.some(([since, until]) => since === -Infinity && until === Infinity) ? [] : known;
  return link.first ? [[Date.parse(link.first), Infinity]] : [];
}

/** @param {[number, number]} span */
const end = ([since, until]) => (since === until ? since + LINGERS : until);

/**
 * Whether a span holds at a moment; grown: whatever began stays.
 * @param {[number, number]} span @param {number} at @param {boolean} grown
 */
const holds = (span, at, grown) => span[0] <= at && (grown || at < end(span));

/**
 * The moments at which something begins or ends, in order, in milliseconds; grown: at which something begins.
 * @param {Page.Line[]} links
 * @param {Spans | null} spans
 * @param {boolean} grown
 */
export function momentsOf(links, spans, grown) {
  const all = links.flatMap((link) => spansFor(link, spans));
  return [...new Set(all.flatMap((span) => (grown ? [span[0]] : [span[0], end(span)])))].filter(Number.isFinite).sort((a, b) => a - b);
}

/**
 * What of a diagram does not hold at a moment: { lines, nodes, undated }. A line holds while one of its facts does; an element
 * while one of its lines does. A line without a date may hold at any time and stays, and so does an element without any line.
 * undated: how many lines have no date.
 * @param {{ nodes: Map<Page.Id, Page.Mark>, links: Page.Line[] }} chart
 * @param {number | null} at null: all of it is shown.
 * @param {Spans | null} spans
 * @param {boolean} grown
 * @returns {Page.Later}
 */
export function absentAt({ nodes, links }, at, spans, grown) {
  if (at === null) return { lines: new Set(), nodes: new Set(), undated: 0 };
  const told = links.map((link) => ({ link, spans: spansFor(link, spans) }));
  const there = told.filter((one) => !one.spans.length || one.spans.some((span) => holds(span, at, grown))).map((one) => one.link);
  const held = new Set(there);
  const tied = new Set(links.flatMap((link) => [link.from, link.to]));
  const holding = new Set(there.flatMap((link) => [link.from, link.to]));
  return {
    lines: new Set(links.filter((link) => !held.has(link)).map(lineId)),
    nodes: new Set([...nodes.keys()].filter((id) => tied.has(id) && !holding.has(id))),
    undated: told.filter((one) => !one.spans.length).length,
  };
}
