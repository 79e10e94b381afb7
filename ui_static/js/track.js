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

/** Metres within which what a sensor that moves read is one place, at first; and how many places one sensor has at most. */
const [PLACE, PLACES] = [250, 24];

/**
 * For each reading of one sensor the first one within so many metres; null where that makes too many places.
 * @param {Page.Sighting[]} readings
 * @param {number} apart
 */
function within(readings, apart) {
  /** @type {Page.Sighting[]} */
  const places = [];
  /** @type {Page.Sighting[]} */
  const found = [];
  let last = readings[0];
  for (const one of readings) {
    const stays = found.length > 0 && one.latitude === last.latitude && one.longitude === last.longitude;
    const there = stays ? found[found.length - 1] : places.find((place) => !(metres(place, one) > apart)) ?? one;
    if (there === one && places.push(one) > PLACES) return null;
    found.push(there);
    last = one;
  }
  return found;
}

/**
 * For each reading of one sensor the first one at that place: one for all where it stands, else as few as lie apart.
 * @param {Page.Sighting[]} readings
 * @returns {Page.Sighting[]}
 */
function firstThere(readings) {
  for (let apart = PLACE; ; apart *= 2) {
    const found = within(readings, apart);
    if (found) return found;
  }
}

/**
 * The places in the order in which they were come to, each with how many readings: { lanes: [{ id, caption, n }], of: the
 * lane's id by the reading's }. A sensor that stands is one place; one that moves has many, told by where they are.
 * @param {Page.Sighting[]} sightings
 */
export function lanesOf(sightings) {
  /** @type {Map<Page.Id, Page.Sighting[]>} */
  const bySensor = new Map();
  for (const one of sightings) {
    const some = bySensor.get(one.sensor.id);
    if (some) some.push(one);
    else bySensor.set(one.sensor.id, [one]);
  }
  /** @type {Map<Page.Id, string>} */
  const of = new Map();
  /** @type {Map<Page.Id, string>} */
  const captions = new Map();
  for (const readings of bySensor.values()) {
    const there = firstThere(readings);
    const moves = there.some((place) => place !== there[0]);
    there.forEach((place, k) => of.set(readings[k].id, place.id));
    for (const { id, sensor, latitude, longitude } of new Set(there)) captions.set(id, moves ? `${sensor.caption} · ${latitude?.toFixed(4)}, ${longitude?.toFixed(4)}` : sensor.caption);
  }
  /** @type {Map<string, { id: string, caption: string, n: number }>} */
  const lanes = new Map();
  for (const { id } of sightings) {
    const place = of.get(id) ?? "";
    const lane = lanes.get(place) ?? { id: place, caption: captions.get(place) ?? "", n: 0 };
    lane.n += 1;
    lanes.set(place, lane);
  }
  return { lanes: [...lanes.values()], of };
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
