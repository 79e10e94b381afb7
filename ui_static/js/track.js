// Where and when something was read: lanes by place, and the hops from one reading to the next.
import { moment } from "./span.js";

/** Metres in a degree of latitude. */
const DEGREE = 111_195;
/** Faster than this, in metres a second, nobody goes on the ground: 250 km/h. */
const FASTEST = 70;
/** After so long without a reading, in milliseconds, a line between two would say too much. */
const GAP = 6 * 3_600_000;
/** Subjects that have a colour of their own. */
export const COLOURS = 6;

/**
 * Metres between two readings, as far as both places are known; NaN where one is not.
 * @param {Page.Sighting} a
 * @param {Page.Sighting} b
 */
export function metres(a, b) {
  if (a.latitude === null || a.longitude === null || b.latitude === null || b.longitude === null) return NaN;
  const across = (b.longitude - a.longitude) * DEGREE * Math.cos(((a.latitude + b.latitude) / 2) * (Math.PI / 180));
  return Math.hypot(across, (b.latitude - a.latitude) * DEGREE);
}

/**
 * The steps of each subject from one reading to the next, in the order of time: { subject, from, to, gap, impossible }.
 * gap: too long to draw a line; impossible: faster than anybody goes, even from edge to edge of both reaches.
 * @param {Page.Sighting[]} sightings in the order of time
 */
export function hopsOf(sightings) {
  /** @type {Map<string, Page.Sighting>} */
  const last = new Map();
  /** @type {Page.Hop[]} */
  const hops = [];
  for (const to of sightings) {
    const from = last.get(to.subject.id);
    last.set(to.subject.id, to);
    if (!from) continue;
    const seconds = (moment(to) - moment(from)) / 1000;
    const least = metres(from, to) - (from.radiusM ?? 0) - (to.radiusM ?? 0);
    hops.push({ subject: to.subject.id, from, to, gap: seconds * 1000 > GAP, impossible: least > FASTEST * Math.max(seconds, 1) });
  }
  return hops;
}

/**
 * The places in the order in which they were come to, each with how many readings: [{ id, caption, n }].
 * @param {Page.Sighting[]} sightings
 */
export function lanesOf(sightings) {
  const lanes = new Map();
  for (const { sensor } of sightings) {
    const lane = lanes.get(sensor.id) ?? { id: sensor.id, caption: sensor.caption, n: 0 };
    lane.n += 1;
    lanes.set(sensor.id, lane);
  }
  return [...lanes.values()];
}

/**
 * The subjects in the order in which they were first read, each with its colour, 1 to COLOURS: Map id -> { caption, colour, n }.
 * @param {Page.Sighting[]} sightings
 */
export function subjectsOf(sightings) {
  const found = new Map();
  for (const { subject } of sightings) {
    const one = found.get(subject.id) ?? { caption: subject.caption, type: subject.type, colour: (found.size % COLOURS) + 1, n: 0 };
    one.n += 1;
    found.set(subject.id, one);
  }
  return found;
}

/**
 * From time to a part of the width, 0 to 1, with a little room at both ends.
 * @param {Page.Sighting[]} sightings in the order of time
 */
export function timeScale(sightings) {
  const [first, last] = [moment(sightings[0]), moment(sightings[sightings.length - 1])];
  const span = Math.max(last - first, 60_000);
  return { first, span, at: (/** @type {Page.Sighting} */ one) => 0.02 + (0.96 * (moment(one) - first)) / span, time: (/** @type {number} */ part) => first + ((part - 0.02) / 0.96) * span };
}
