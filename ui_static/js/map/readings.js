// Readings on a map: where each subject was read, numbered in the order of time, tied where one follows the other, with the
// reach within which each sensor says that it was.
import { hopsOf } from "../track.js";
import { boxOf, overlaps } from "./paint.js";
import { t } from "../text/index.js";
import { cut, plain } from "../text/names.js";

/** Names and numbers that are written at most; how many numbers one place tells; characters of a place's name. */
const [TEXTS, TOLD, NAME] = [160, 5, 28];
/** Pixels: a reach that is no wider lies under the mark of a reading. */
const WIDE = 8;
/** Pixels between subjects at one place. */
const APART = 8;

/** @param {Page.Sighting} one */
export const isPlaced = (one) => one.latitude !== null && one.longitude !== null;
/** @param {Page.Sighting} one */
const spotOf = (one) => `${one.latitude} ${one.longitude}`;

/**
 * @param {{ rows: Page.Sighting[], subjects: Page.Subjects, chosen: Page.Id | null }} view
 * @param {Page.Seen} seen
 * @returns {Page.MapMark[]}
 */
export function readingMarks({ rows, subjects, chosen }, seen) {
  const spots = spotsOf(rows);
  const at = (/** @type {Page.Sighting} */ one) => {
    const spot = /** @type {Page.ReadingSpot} */ (spots.get(spotOf(one)));
    const { x, y } = (spot.at ??= seen.project(Number(one.latitude), Number(one.longitude)));
    const bySubject = [...spot.bySubject.keys()];
    return { x: x + (bySubject.indexOf(one.subject.id) - (bySubject.length - 1) / 2) * Math.min(APART, 36 / bySubject.length), y };
  };
  const ink = (/** @type {Page.Id} */ subject) => `group-${subjects.get(subject)?.colour ?? 1}`;
  const discs = [...spots.values()].flatMap((spot) => [...spot.bySubject].map(([subject, some]) => discOf(some, at(some[0]), ink(subject), chosen)));
  const reaches = [...spots.values()].flatMap((spot) => {
    const { x, y } = /** @type {Page.Point} */ (spot.at);
    const wide = [...spot.reaches].map((metres) => metres / seen.metresPerPixel(Number(spot.first.latitude))).filter((r) => r > WIDE);
    return wide.map((r) => /** @type {Page.MapMark} */ ({ kind: "disc", x, y, r, ink: "accent", alpha: 0.07, edge: "accent", width: 1 }));
  });
  // The one that is chosen lies on top.
  discs.sort((a, b) => Number(a.width === 3) - Number(b.width === 3));
  return [...reaches, ...hopMarks(rows.filter(isPlaced), at, ink), ...discs, ...texts([...spots.values()], at, seen)];
}

/**
 * Readings by place and subject.
 * @param {Page.Sighting[]} rows
 */
function spotsOf(rows) {
  /** @type {Map<string, Page.ReadingSpot>} */
  const spots = new Map();
  rows.forEach((one, k) => {
    if (!isPlaced(one)) return;
    const spot = spots.get(spotOf(one)) ?? /** @type {Page.ReadingSpot} */ ({ first: one, reaches: new Set(), numbers: [], bySubject: new Map() });
    spots.set(spotOf(one), spot);
    if (one.radiusM) spot.reaches.add(one.radiusM);
    spot.numbers.push(k + 1);
    const some = spot.bySubject.get(one.subject.id);
    if (some) some.push(one);
    else spot.bySubject.set(one.subject.id, [one]);
  });
  return spots;
}

/**
 * @param {Page.Sighting[]} some
 * @param {Page.Point} at
 * @param {string} ink
 * @param {Page.Id | null} chosen
 * @returns {Page.MapDisc}
 */
function discOf(some, at, ink, chosen) {
  const lit = some.find((one) => one.id === chosen);
  const title = some.length === 1 ? some[0].sentence : t("map.readings", { n: some.length, sentence: (lit ?? some[0]).sentence });
  return { kind: "disc", ...at, r: (lit ? 7 : 5) + Math.min(3, Math.log2(some.length) * 0.7), ink, edge: lit ? "ink" : "canvas", width: lit ? 3 : 1.5, ids: some.map((one) => one.id), title };
}

/**
 * Steps between places, each once, however often it was gone.
 * @param {Page.Sighting[]} rows
 * @param {(one: Page.Sighting) => Page.Point} at
 * @param {(subject: Page.Id) => string} ink
 * @returns {Page.MapMark[]}
 */
function hopMarks(rows, at, ink) {
  /** @type {Map<string, Page.MapMark>} */
  const found = new Map();
  for (const { subject, from, to, gap, impossible } of hopsOf(rows)) {
    const key = [subject, spotOf(from), spotOf(to), gap, impossible].join("\n");
    if (spotOf(from) === spotOf(to) || found.has(key)) continue;
    const look = impossible ? { ink: "danger", width: 3, dash: [7, 5], title: t("track.impossible") } : gap ? { ink: ink(subject), width: 1.5, dash: [1, 6], alpha: 0.45 } : { ink: ink(subject), width: 2 };
    found.set(key, { kind: "line", points: [at(from), at(to)], ...look });
  }
  // What is impossible lies above the rest.
  return [...found.values()].sort((a, b) => Number(a.ink === "danger") - Number(b.ink === "danger"));
}

/**
 * The numbers over each place and its name under it, as far as there is room.
 * @param {Page.ReadingSpot[]} spots
 * @param {(one: Page.Sighting) => Page.Point} at
 * @param {Page.Seen} seen
 * @returns {Page.MapText[]}
 */
function texts(spots, at, { width, height }) {
  /** @type {Page.Box[]} */
  const taken = [];
  /** @type {Page.MapText[]} */
  const found = [];
  const put = (/** @type {string} */ text, /** @type {Page.Point} */ { x, y }, /** @type {boolean} */ bold) => {
    if (found.length >= TEXTS || x < 0 || x > width || y < 0 || y > height) return;
    /** @type {Page.MapText} */
    const mark = { kind: "text", x, y, text, size: 11.5, bold, ink: bold ? "ink" : "quiet" };
    const box = boxOf(mark);
    if (taken.some((other) => overlaps(box, other))) return;
    taken.push(box);
    found.push(mark);
  };
  const middle = spots.map((spot) => ({ spot, x: [...spot.bySubject.values()].reduce((sum, some) => sum + at(some[0]).x, 0) / spot.bySubject.size, y: at(spot.first).y }));
  for (const { spot, x, y } of middle) put(spot.numbers.length > TOLD + 1 ? `${spot.numbers.slice(0, TOLD).join(", ")} …` : spot.numbers.join(", "), { x, y: y - 16 }, true);
  for (const { spot, x, y } of middle) put(cut(plain(spot.first.sensor.caption), NAME), { x, y: y + 18 }, false);
  return found;
}
