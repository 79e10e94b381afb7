// One span of time and one chosen reading for all that shows movement, the diagram included.
import { change } from "./filter.js";
import { windowOf } from "../span.js";
import { chart, lit, reading, span } from "../state.js";

/**
 * Look at a span of time alone; a window without ends is all.
 * @param {{ since?: string, until?: string }} window
 */
export function look({ since, until }) {
  const [from, to] = [since ? Date.parse(since) : -Infinity, until ? Date.parse(until) : Infinity];
  span.value = since || until ? { since: from, until: to } : null;
}

/** Let only the span that is looked at count, in the diagram too. */
export function count() {
  if (!span.value) return undefined;
  const window = windowOf(span.value);
  span.value = null;
  return change(window);
}

/**
 * Choose a reading, or none: what was read and the sensor light up on the diagram, as far as they are drawn.
 * @param {Page.Sighting | null} one
 */
export function chooseReading(one) {
  reading.value = one?.id ?? null;
  const ends = one ? [one.subject.id, one.sensor.id].filter((id) => chart.value.nodes.has(id)) : [];
  lit.value = ends.length ? { nodes: new Set(ends), pairs: new Set(), refused: new Set() } : null;
}
