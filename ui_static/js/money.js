// Sums as exact text, and how followed money is drawn: a lane for each account, time from left to right, width by amount.
import { whole } from "./text/index.js";

/** Pixels of the widest band; between two payments at least and at most; half of the way of a payment; of a lane at least. */
const [WIDEST, NEAR, FAR, HALF, LANE] = [34, 42, 120, 17, 30];
/** Room at the left for names, at the right for what stays, above for times. */
export const [LEFT, RIGHT, TOP] = [200, 130, 30];
const MINUTE_MS = 60_000;

/**
 * An exact amount, "5200.00", as the reader's language writes it: no digit is lost, as it never becomes a binary fraction.
 * @param {string} amount
 */
export function amountText(amount) {
  const [units, part] = amount.split(".");
  return part === undefined ? whole(BigInt(units)) : `${whole(BigInt(units))}.${part}`;
}

/**
 * The exact sum of amounts of one currency.
 * @param {string[]} amounts
 */
export function sumOf(amounts) {
  const parts = amounts.map((amount) => amount.split("."));
  const places = Math.max(0, ...parts.map(([, part = ""]) => part.length));
  const minor = parts.reduce((sum, [units, part = ""]) => sum + BigInt(units + part.padEnd(places, "0")), 0n);
  const digits = String(minor).padStart(places + 1, "0");
  return places ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits;
}

/**
 * Payments of one after the other between the same two, as one: [{ from, to, at, last, traced, most, level, places }]. places:
 * which of the payments they are.
 * @param {Page.TracedPayment[]} payments in the order of time
 * @returns {Page.Stream[]}
 */
export function streamsOf(payments) {
  /** @type {Page.Stream[]} */
  const streams = [];
  payments.forEach((one, k) => {
    const before = streams.at(-1);
    if (before && before.from === one.from && before.to === one.to) {
      before.traced = sumOf([before.traced, one.traced]);
      before.most = sumOf([before.most, one.most]);
      before.last = one.at;
      before.places.push(k);
    } else streams.push({ from: one.from, to: one.to, at: one.at, last: one.at, traced: one.traced, most: one.most, level: one.level, places: [k] });
  });
  return streams;
}

/**
 * How much followed money each account holds before and after each of its payments. What it pays without having been paid
 * it holds from the beginning: the start does, and whoever the money came from.
 * @param {Page.Stream[]} streams
 */
function heldOf(streams) {
  /** @type {Map<Page.Id, { base: number, now: number }>} */
  const held = new Map();
  const of = (/** @type {Page.Id} */ id) => held.get(id) ?? held.set(id, { base: 0, now: 0 }).get(id) ?? { base: 0, now: 0 };
  for (const { from, to, traced } of streams) {
    const payer = of(from);
    payer.now -= Number(traced);
    payer.base = Math.max(payer.base, -payer.now);
    of(to).now += Number(traced);
  }
  return held;
}

/**
 * Where everything stands: { width, height, lanes, ribbons, ticks }. lanes: { id, y, height, top, bands: [{ x, width, thick }] }
 * in the order in which money comes to them. ribbons: one for each stream, from (x1, y1) to (x2, y2), as wide as the sum;
 * `most` as wide as the method that follows most. ticks: { x, at }. Gaps in time are shortened: two payments are never so near
 * or so far that nobody could read it.
 * @param {Page.TracedPayment[]} payments in the order of time
 * @returns {Page.River}
 */
export function riverOf(payments) {
  const streams = streamsOf(payments);
  const held = heldOf(streams);
  let x = LEFT + NEAR;
  const xs = streams.map(({ at }, k) => {
    if (k) x += Math.min(FAR, NEAR + 12 * Math.log2(1 + (Date.parse(at) - Date.parse(streams[k - 1].last)) / (10 * MINUTE_MS)));
    return x;
  });
  const end = x + NEAR;
  const moves = movesOf(streams, xs, held);
  const largest = Math.max(...[...moves.values()].flatMap((steps) => steps.map((step) => step.holds)), ...streams.map((one) => Number(one.most)), Number.MIN_VALUE);
  const thick = (/** @type {number} */ amount) => (amount > 0 ? Math.max(1.5, (WIDEST * amount) / largest) : 0);
  let y = TOP;
  /** @type {Map<Page.Id, Page.Lane>} */
  const lanes = new Map();
  for (const [id, steps] of moves) {
    const most = Math.max(...steps.map((step) => thick(step.holds)), 3);
    const height = Math.max(LANE, most + 14);
    const bands = steps.map((step, k) => ({ x: step.x, width: (steps[k + 1]?.x ?? (step.holds > 0 ? end : step.x)) - step.x, thick: thick(step.holds) })).filter((band) => band.thick > 0 && band.width > 0);
    lanes.set(id, { id, y, height, top: y + (height - most) / 2, bands });
    y += height;
  }
  const ribbons = streams.map((one, k) => ribbonOf(one, xs[k], moves, lanes, thick));
  return { width: end + RIGHT, height: y + 6, lanes: [...lanes.values()], ribbons, ticks: ticksOf(streams, xs) };
}

/**
 * For each account, in the order in which money comes to it, what it holds from each x on.
 * @param {Page.Stream[]} streams
 * @param {number[]} xs
 * @param {Map<Page.Id, { base: number }>} held
 */
function movesOf(streams, xs, held) {
  /** @type {Map<Page.Id, { x: number, holds: number, stream: number }[]>} */
  const moves = new Map();
  const step = (/** @type {Page.Id} */ id, /** @type {number} */ at, /** @type {number} */ by, /** @type {number} */ stream) => {
    const before = moves.get(id);
    const base = held.get(id)?.base ?? 0;
    if (!before) moves.set(id, [...(base > 0 ? [{ x: at - NEAR / 2, holds: base, stream: -1 }] : []), { x: at, holds: Math.max(0, base + by), stream }]);
    else before.push({ x: at, holds: Math.max(0, before[before.length - 1].holds + by), stream });
  };
  streams.forEach(({ from, to, traced }, k) => {
    step(from, xs[k] - HALF, -Number(traced), k);
    step(to, xs[k] + HALF, Number(traced), k);
  });
  return moves;
}

/**
 * A payment leaves the lower edge of one band and becomes the lower edge of another.
 * @param {Page.Stream} stream
 * @param {number} x
 * @param {Map<Page.Id, { x: number, holds: number }[]>} moves
 * @param {Map<Page.Id, Page.Lane>} lanes
 * @param {(amount: number) => number} thick
 * @returns {Page.Ribbon}
 */
function ribbonOf(stream, x, moves, lanes, thick) {
  const width = thick(Number(stream.traced));
  const [x1, x2] = [x - HALF, x + HALF];
  const holds = (/** @type {Page.Id} */ id, /** @type {number} */ at) => thick(moves.get(id)?.findLast((step) => step.x === at)?.holds ?? 0);
  const top = (/** @type {Page.Id} */ id) => lanes.get(id)?.top ?? 0;
  const y1 = top(stream.from) + holds(stream.from, x1) + width / 2;
  const y2 = top(stream.to) + holds(stream.to, x2) - width / 2;
  const middle = (x1 + x2) / 2;
  return { ...stream, path: `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`, width, widest: thick(Number(stream.most)) };
}

/**
 * The times that are written above, so far apart that they can be read.
 * @param {Page.Stream[]} streams
 * @param {number[]} xs
 */
function ticksOf(streams, xs) {
  /** @type {{ x: number, at: string }[]} */
  const ticks = [];
  streams.forEach(({ at }, k) => {
    if (!ticks.length || xs[k] - ticks[ticks.length - 1].x > 150) ticks.push({ x: xs[k], at });
  });
  return ticks;
}
