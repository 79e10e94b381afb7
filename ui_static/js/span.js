// The part of some readings that lies in a span of time, and how they lie in it.
const BARS = 72;
/** @type {WeakMap<Page.Sighting, number>} */
const moments = new WeakMap();

/**
 * The time of a reading in milliseconds; parsed once, as each view asks for it again and again.
 * @param {Page.Sighting} one
 */
export function moment(one) {
  const known = moments.get(one);
  if (known !== undefined) return known;
  const found = Date.parse(one.trueTime);
  moments.set(one, found);
  return found;
}

/**
 * The readings within the span; the same list where there is none.
 * @param {Page.Sighting[]} rows
 * @param {{ since: number, until: number } | null} held
 */
export const within = (rows, held) => (held ? rows.filter((one) => moment(one) >= held.since && moment(one) < held.until) : rows);

const told = (/** @type {number} */ at) => (Number.isFinite(at) ? new Date(at).toISOString() : undefined);

/**
 * The two ends of a span as a filter takes them; an end that is open is undefined.
 * @param {{ since: number, until: number }} held
 * @returns {Page.Window}
 */
export const windowOf = ({ since, until }) => ({ since: told(since), until: told(until) });

/**
 * A filter that lets through what lies in a window too.
 * @param {Page.Filter | null} whole
 * @param {Page.Window} window
 */
export function narrowed(whole, { since, until }) {
  if (!since && !until) return whole;
  const ends = (/** @type {(string | undefined)[]} */ some) => some.flatMap((at) => (at ? [Date.parse(at)] : []));
  const [froms, tos] = [ends([since, whole?.since]), ends([until, whole?.until])];
  return { ...whole, ...windowOf({ since: Math.max(-Infinity, ...froms), until: Math.min(Infinity, ...tos) }) };
}

/**
 * The hours of a day from one to another, both with it; past midnight where the second is the earlier.
 * @param {number} from
 * @param {number} to
 */
export const hoursOf = (from, to) => Array.from({ length: ((to - from + 24) % 24) + 1 }, (_, k) => (from + k) % 24);

/**
 * Bars of equal width over the time of some readings: how many begin in each.
 * @param {Page.Sighting[]} rows in the order of time
 * @returns {Page.Bar[]}
 */
export function barsOfReadings(rows) {
  if (rows.length < 2) return [];
  const [first, last] = [moment(rows[0]), moment(rows[rows.length - 1])];
  const width = Math.max(60_000, Math.ceil((last + 1 - first) / BARS));
  const bars = Array.from({ length: Math.max(1, Math.ceil((last + 1 - first) / width)) }, (_, k) => ({ since: first + k * width, until: first + (k + 1) * width, facts: 0 }));
  for (const one of rows) bars[Math.floor((moment(one) - first) / width)].facts += 1;
  return bars;
}
