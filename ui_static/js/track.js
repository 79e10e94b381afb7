// Where and when something was read: lanes by place, the hops from one reading to the next, and places on a plane.

/** Metres in a degree of latitude. */
const DEGREE = 111_195;
/** Faster than this, in metres a second, nobody goes on the ground: 250 km/h. */
const FASTEST = 70;
/** After so long without a reading, in milliseconds, a line between two would say too much. */
const GAP = 6 * 3_600_000;
/** Subjects that have a colour of their own. */
export const COLOURS = 6;

const ms = (/** @type {Page.Sighting} */ one) => Date.parse(one.trueTime);

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
    const seconds = (ms(to) - ms(from)) / 1000;
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
  const [first, last] = [ms(sightings[0]), ms(sightings[sightings.length - 1])];
  const span = Math.max(last - first, 60_000);
  return { first, span, at: (/** @type {Page.Sighting} */ one) => 0.02 + (0.96 * (ms(one) - first)) / span, time: (/** @type {number} */ part) => first + ((part - 0.02) / 0.96) * span };
}

/**
 * The readings with a place on a plane of so many pixels, north up: { spots: Map sighting id -> { x, y }, metresPerPixel,
 * earth: from a point of the plane to degrees }; null where no place is known.
 * @param {Page.Sighting[]} sightings
 * @param {number} width
 * @param {number} height
 */
export function plane(sightings, width, height) {
  const known = sightings.filter((one) => one.latitude !== null && one.longitude !== null);
  if (!known.length) return null;
  const [lats, lons] = [known.map((one) => Number(one.latitude)), known.map((one) => Number(one.longitude))];
  const [south, north, west, east] = [Math.min(...lats), Math.max(...lats), Math.min(...lons), Math.max(...lons)];
  const squeeze = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const [across, down] = [Math.max((east - west) * squeeze, 0.004), Math.max(north - south, 0.004)];
  const scale = Math.min((width * 0.8) / across, (height * 0.76) / down);
  const x = (/** @type {number} */ lon) => width / 2 + (lon - (west + east) / 2) * squeeze * scale;
  const y = (/** @type {number} */ lat) => height / 2 - (lat - (south + north) / 2) * scale;
  const earth = (/** @type {Page.Point} */ spot) => ({ latitude: (south + north) / 2 - (spot.y - height / 2) / scale, longitude: (west + east) / 2 + (spot.x - width / 2) / scale / squeeze });
  return { earth, spots: new Map(known.map((one) => [one.id, { x: x(Number(one.longitude)), y: y(Number(one.latitude)) }])), metresPerPixel: DEGREE / scale };
}
