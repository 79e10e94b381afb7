// How lines run: straight where they can, and round a mark that stands in their way, for a line through a mark says
// what is not so. Parallel lines are curved apart.
const APART = 46;
const CLEAR = 6;
const THROUGH = 20;
/** Where along the straight line the control point lies. */
const WEIGHTS = [0.5, 0.3, 0.7];
/** How far a bundle is shifted aside, tried in this order; the curve's middle lies half as far from the straight line. */
const SHIFTS = [0, ...[30, 60, 90, 120, 150, 190, 240, 300, 380, 480].flatMap((shift) => [shift, -shift])];
/** Marks among which lines are led round others. */
const MOST = 300;
/** Pixels between the points of a curve that are looked at. */
const STEP = 12;

/**
 * Where a line that leaves a mark for a point leaves its edge.
 * @param {Page.Spot} mark
 * @param {Page.Point} point
 */
function toward(mark, point) {
  const [dx, dy] = [point.x - mark.x, point.y - mark.y];
  const part = Math.min(1, mark.r / (Math.hypot(dx, dy) || 1));
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
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  const control = { x: a.x + dx * weight + (-dy / length) * bend, y: a.y + dy * weight + (dx / length) * bend };
  const [from, to] = [toward(a, control), toward(b, control)];
  const steps = Math.ceil((length + Math.abs(bend)) / STEP);
  const apart = (2 * Math.max(Math.hypot(control.x - from.x, control.y - from.y), Math.hypot(to.x - control.x, to.y - control.y))) / steps;
  const [left, right] = [Math.min(from.x, control.x, to.x), Math.max(from.x, control.x, to.x)];
  const [top, bottom] = [Math.min(from.y, control.y, to.y), Math.max(from.y, control.y, to.y)];
  return { from, control, to, steps, apart, left, right, top, bottom };
}

/**
 * How badly a curve runs into a mark: 0 where it keeps clear; through the mark itself is worse than close by.
 * @param {ReturnType<typeof curve>} line
 * @param {Page.Spot} mark
 */
function into(line, mark) {
  const clear = mark.r + CLEAR;
  if (mark.x < line.left - clear || mark.x > line.right + clear || mark.y < line.top - clear || mark.y > line.bottom + clear) return 0;
  const least = nearest(line, mark, clear);
  return clear - least + THROUGH * Math.max(0, mark.r - least);
}

/**
 * How near a curve comes to a point, at most `least`.
 * @param {ReturnType<typeof curve>} line
 * @param {Page.Point} point
 * @param {number} least
 */
function nearest({ from, control, to, steps, apart }, { x, y }, least) {
  for (let step = 1; step < steps; ) {
    const [part, rest] = [step / steps, 1 - step / steps];
    const across = rest * rest * from.x + 2 * rest * part * control.x + part * part * to.x - x;
    const down = rest * rest * from.y + 2 * rest * part * control.y + part * part * to.y - y;
    const far = Math.sqrt(across * across + down * down);
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
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const part = Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  const [across, down] = [point.x - a.x - part * dx, point.y - a.y - part * dy];
  return Math.sqrt(across * across + down * down);
}

/**
 * How far a point lies aside of the line from a to b, to the right of that way.
 * @param {Page.Point} a
 * @param {Page.Point} b
 * @param {Page.Point} point
 */
function beside(a, b, point) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  return ((point.y - a.y) * dx - (point.x - a.x) * dy) / (Math.sqrt(dx * dx + dy * dy) || 1);
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
  if (count === 1 && !marks.some((mark) => off(a, b, mark) < mark.r + CLEAR)) return [{ bend: 0, weight: 0.5 }];
  const most = Math.abs(SHIFTS[SHIFTS.length - 1]) / 2 + (count * APART) / 2;
  const near = marks.filter((mark) => off(a, b, mark) < mark.r + CLEAR + most).map((mark) => ({ mark, aside: beside(a, b, mark) }));
  let best = { deep: Infinity, shift: 0, weight: 0.5 };
  for (const shift of SHIFTS) {
    for (const weight of shift ? WEIGHTS : [0.5]) {
      const curves = spread.map((bend) => curve(a, b, bend + shift, weight));
      let deep = 0;
      for (let place = 0; place < near.length && deep < best.deep; place++) {
        const { mark, aside } = near[place];
        const reach = mark.r + CLEAR + Math.max(a.r, b.r);
        const before = deep;
        spread.forEach((bend, k) => {
          // A curve lies between the straight line and half as far aside as its control point.
          const half = (bend + shift) / 2;
          if (aside > Math.min(0, half) - reach && aside < Math.max(0, half) + reach) deep += into(curves[k], mark);
        });
        // What one curve runs into, the next one mostly does too: it is looked at first.
        if (deep > before && place) [near[place], near[place - 1]] = [near[place - 1], near[place]];
      }
      if (!deep) return spread.map((bend) => ({ bend: bend + shift, weight }));
      if (deep < best.deep) best = { deep, shift, weight };
    }
  }
  return spread.map((bend) => ({ bend: bend + best.shift, weight: best.weight }));
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
    const others = all.filter((mark) => mark !== a && mark !== b);
    const ordered = bundle.sort((/** @type {any} */ one, /** @type {any} */ other) => (one.id < other.id ? -1 : 1));
    bends(a, b, ordered.length, others).forEach(({ bend, weight }, place) => {
      const onward = ordered[place].source === from;
      found.set(ordered[place].id, { bend: onward ? bend : -bend, weight: onward ? weight : 1 - weight });
    });
  }
  return found;
}
