// How lines run: straight where they can, and round a mark that stands in their way, for a line through a mark says
// what is not so. Parallel lines are curved apart.
const APART = 46;
const CLEAR = 6;
const THROUGH = 20;
/** Where along the straight line the control point lies. */
const WEIGHTS = [0.5, 0.3, 0.7];
/** How far a bundle is shifted aside, tried in this order; the curve's middle lies half as far from the straight line. */
const SHIFTS = [0, ...[30, 60, 90, 120, 150, 190, 240, 300, 380, 480].flatMap((shift) => [shift, -shift])];
/** Each shift with each place of the control point. */
const WAYS = SHIFTS.flatMap((shift) => (shift ? WEIGHTS : [0.5]).map((weight) => ({ shift, weight })));
/** Marks among which lines are led round others. */
const MOST = 300;
/** Pixels between the points of a curve that are looked at. */
const STEP = 12;

// A first picture is drawn by a browser that has not compiled this yet: there an array for two numbers costs ten times as
// much as the numbers, and Math.hypot, which guards against numbers too large to square, as well.
const lengthOf = (/** @type {number} */ dx, /** @type {number} */ dy) => Math.sqrt(dx * dx + dy * dy);

/**
 * Where a line that leaves a mark for a point leaves its edge.
 * @param {Page.Spot} mark
 * @param {Page.Point} point
 */
function toward(mark, point) {
  const dx = point.x - mark.x;
  const dy = point.y - mark.y;
  const part = Math.min(1, mark.r / (lengthOf(dx, dy) || 1));
  return { x: mark.x + dx * part, y: mark.y + dy * part };
}

/**
 * The curve from a to b whose control point lies `bend` aside of the place at `weight`: its three points, in how many steps
 * it is looked at, how far these are apart at most, and the box that holds it.
 * @param {Page.Spot} a
 * @param {Page.Spot} b
 * @param {number} bend
 * @param {number} weight
 */
function curve(a, b, bend, weight) {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length = lengthOf(dx, dy) || 1;
  const control = { x: a.x + dx * weight + (-dy / length) * bend, y: a.y + dy * weight + (dx / length) * bend };
  const from = toward(a, control);
  const to = toward(b, control);
  const steps = Math.ceil((length + Math.abs(bend)) / STEP);
  const apart = (2 * Math.max(lengthOf(control.x - from.x, control.y - from.y), lengthOf(to.x - control.x, to.y - control.y))) / steps;
  return {
    from,
    control,
    to,
    steps,
    apart,
    left: Math.min(from.x, control.x, to.x),
    right: Math.max(from.x, control.x, to.x),
    top: Math.min(from.y, control.y, to.y),
    bottom: Math.max(from.y, control.y, to.y),
  };
}

/**
 * How badly a curve runs into a mark: 0 where it keeps clear; through the mark itself is worse than close by. What is worse
 * than `enough` is not told exactly.
 * @param {ReturnType<typeof curve>} line
 * @param {Page.Spot} mark
 * @param {number} enough
 */
function into(line, mark, enough) {
  const clear = mark.r + CLEAR;
  if (mark.x < line.left - clear || mark.x > line.right + clear || mark.y < line.top - clear || mark.y > line.bottom + clear) return 0;
  const near = enough > CLEAR ? (clear + THROUGH * mark.r - enough) / (1 + THROUGH) : clear - enough;
  const least = nearest(line, mark, clear, near);
  return clear - least + THROUGH * Math.max(0, mark.r - least);
}

/**
 * How near a curve comes to a point, at most `least`; a place nearer than `near` is near enough.
 * @param {ReturnType<typeof curve>} line
 * @param {Page.Point} point
 * @param {number} least
 * @param {number} near
 */
function nearest({ from, control, to, steps, apart }, { x, y }, least, near) {
  for (let step = 1; step < steps && least >= near; ) {
    const part = step / steps;
    const rest = 1 - part;
    const across = rest * rest * from.x + 2 * rest * part * control.x + part * part * to.x - x;
    const down = rest * rest * from.y + 2 * rest * part * control.y + part * part * to.y - y;
    const far = lengthOf(across, down);
    if (far < least) least = far;
    // So many steps on, the curve can at best be as near as it was already.
    step += Math.max(1, Math.floor((far - least) / apart));
  }
  return least;
}

/**
 * Distance of a point from the segment between a and b.
 * @param {Page.Spot} a
 * @param {Page.Spot} b
 * @param {Page.Point} point
 */
function off(a, b, point) {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const part = Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return lengthOf(point.x - a.x - part * dx, point.y - a.y - part * dy);
}

/**
 * How far a point lies aside of the line from a to b, to the right of that way.
 * @param {Page.Point} a
 * @param {Page.Point} b
 * @param {Page.Point} point
 */
function beside(a, b, point) {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  return ((point.y - a.y) * dx - (point.x - a.x) * dy) / (lengthOf(dx, dy) || 1);
}

/**
 * How badly the curves of a bundle from a to b run into the marks near it, whose control points lie so far aside; what is worse than
 * `enough` is not told exactly.
 * @param {Page.Spot} a
 * @param {Page.Spot} b
 * @param {number[]} asides
 * @param {number} weight
 * @param {{ mark: Page.Spot, aside: number }[]} near
 * @param {number} enough
 */
function depth(a, b, asides, weight, near, enough) {
  const curves = asides.map((bend) => curve(a, b, bend, weight));
  let deep = 0;
  for (let place = 0; place < near.length && deep < enough; place++) {
    const { mark, aside } = near[place];
    const reach = mark.r + CLEAR + Math.max(a.r, b.r);
    const before = deep;
    for (let k = 0; k < asides.length; k++) {
      // A curve lies between the straight line and half as far aside as its control point.
      const half = asides[k] / 2;
      if (aside > Math.min(0, half) - reach && aside < Math.max(0, half) + reach) deep += into(curves[k], mark, enough - deep);
    }
    // What one curve runs into, the next one mostly does too: it is looked at first.
    if (deep > before && place) [near[place], near[0]] = [near[0], near[place]];
  }
  return deep;
}

/**
 * { bend, weight } of the parallel lines of one bundle, from a to b: as little aside as keeps them off other marks.
 * @param {Page.Spot} a
 * @param {Page.Spot} b
 * @param {number} count
 * @param {Page.Spot[]} marks
 */
function bends(a, b, count, marks) {
  const spread = Array.from({ length: count }, (_, place) => (place - (count - 1) / 2) * APART);
  const most = Math.abs(SHIFTS[SHIFTS.length - 1]) / 2 + (count * APART) / 2;
  const within = (/** @type {Page.Spot} */ mark, /** @type {number} */ reach) => mark !== a && mark !== b && off(a, b, mark) - mark.r - CLEAR < reach;
  if (count === 1 && !marks.some((mark) => within(mark, 0))) return [{ bend: 0, weight: 0.5 }];
  const near = marks.filter((mark) => within(mark, most)).map((mark) => ({ mark, aside: beside(a, b, mark) }));
  const shifted = (/** @type {number} */ shift) => spread.map((bend) => bend + shift);
  const clear = WAYS.find(({ shift, weight }) => !depth(a, b, shifted(shift), weight, near, Number.MIN_VALUE));
  let { shift, weight } = clear ?? WAYS[0];
  if (!clear) {
    let least = Infinity;
    for (const way of WAYS) {
      const deep = depth(a, b, shifted(way.shift), way.weight, near, least);
      if (deep < least) [least, shift, weight] = [deep, way.shift, way.weight];
    }
  }
  return shifted(shift).map((bend) => ({ bend, weight }));
}

/**
 * How each line runs: Map id -> { bend, weight }. bend: pixels that its control point lies aside of the straight line, to
 * the right of the way from source to target; weight: how far along that way. lines: { id, source, target }; marks: Map id -> { x, y, r }.
 * @param {{ id: string, source: Page.Id, target: Page.Id }[]} lines
 * @param {Map<Page.Id, Page.Spot>} marks
 */
export function routes(lines, marks) {
  const bundles = new Map();
  for (const line of lines) {
    const key = line.source < line.target ? `${line.source}\n${line.target}` : `${line.target}\n${line.source}`;
    bundles.set(key, [...(bundles.get(key) ?? []), line]);
  }
  const found = new Map();
  // Among very many marks no line finds a way round: only parallel ones are kept apart.
  const all = marks.size > MOST ? [] : [...marks.values()];
  for (const [key, bundle] of bundles) {
    const [from, to] = key.split("\n");
    const [a, b] = [marks.get(from), marks.get(to)];
    if (!a || !b) continue;
    const ordered = bundle.sort((/** @type {any} */ one, /** @type {any} */ other) => (one.id < other.id ? -1 : 1));
    bends(a, b, ordered.length, all).forEach(({ bend, weight }, place) => {
      const onward = ordered[place].source === from;
      found.set(ordered[place].id, { bend: onward ? bend : -bend, weight: onward ? weight : 1 - weight });
    });
  }
  return found;
}
