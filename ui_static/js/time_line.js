// How a chronology lies in time: bars of equal width, also where nothing happened, and the window that a filter holds.
/** @param {string} instant */
const ms = (instant) => Date.parse(instant);

/**
 * Bars out of the server's `bars`, one for each stretch from the first to the last: { since, until, facts } in milliseconds;
 * kinds: only these link types, all if null. Empty where there are none.
 * @param {Page.ToldBar[]} told
 * @param {string[] | null} [kinds]
 */
export function barsOf(told, kinds = null) {
  if (!told.length) return [];
  const width = ms(told[0].until) - ms(told[0].since);
  const begin = ms(told[0].since);
  const n = Math.round((ms(told[told.length - 1].since) - begin) / width) + 1;
  const bars = Array.from({ length: n }, (_, k) => ({ since: begin + k * width, until: begin + (k + 1) * width, facts: 0 }));
  for (const { since, linkType, facts } of told) if (!kinds || kinds.includes(linkType)) bars[Math.round((ms(since) - begin) / width)].facts += facts;
  return bars;
}

/**
 * How many facts there are of each kind, most first: [[link type, facts]].
 * @param {Page.ToldBar[]} told
 */
export function kindsOf(told) {
  const counts = new Map();
  for (const { linkType, facts } of told) counts.set(linkType, (counts.get(linkType) ?? 0) + facts);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

/**
 * The bars [from, to) that a time filter holds; all of them where there is none.
 * @param {Page.Bar[]} bars
 * @param {Page.Filter | null} filter
 */
export function windowOf(bars, filter) {
  const { since, until } = filter ?? {};
  const from = since ? bars.findIndex((bar) => bar.until > ms(since)) : 0;
  const to = until ? bars.findIndex((bar) => bar.since >= ms(until)) : bars.length;
  return [from < 0 ? bars.length : from, to < 0 ? bars.length : to];
}

/**
 * The time filter that holds the bars [from, to): undefined ends where nothing is cut off.
 * @param {Page.Bar[]} bars
 * @param {number[]} given
 */
export const filterOf = (bars, [from, to]) => ({
  since: from > 0 ? new Date(bars[from].since).toISOString() : undefined,
  until: to < bars.length ? new Date(bars[to - 1].until).toISOString() : undefined,
});
