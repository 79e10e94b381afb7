// How lines run: straight where they can, and round a mark that stands in their way, for a line through a mark says
// what is not so. Parallel lines are curved apart.
const APART = 46;
const CLEAR = 6;
/** How far a bundle is shifted aside, tried in this order; the curve's middle lies half as far from the straight line. */
const SHIFTS = [0, 60, -60, 100, -100, 150, -150, 210, -210, 290, -290, 390, -390];
const SAMPLES = 16;

/** Whether the curve from a to b with its control point `bend` aside keeps clear of a disc. */
function clear(a, b, bend, disc, reach) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  const control = { x: (a.x + b.x) / 2 + (-dy / length) * bend, y: (a.y + b.y) / 2 + (dx / length) * bend };
  for (let step = 1; step < SAMPLES; step++) {
    const [part, rest] = [step / SAMPLES, 1 - step / SAMPLES];
    const x = rest * rest * a.x + 2 * rest * part * control.x + part * part * b.x;
    const y = rest * rest * a.y + 2 * rest * part * control.y + part * part * b.y;
    if (Math.hypot(x - disc.x, y - disc.y) < reach) return false;
  }
  return true;
}

/** Distance of a point from the segment between a and b. */
function off(a, b, point) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const part = Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(point.x - a.x - part * dx, point.y - a.y - part * dy);
}

/** Bends of the parallel lines of one bundle, from a to b: as little aside as keeps them off the marks in their way. */
function bends(a, b, count, marks) {
  const spread = Array.from({ length: count }, (_, place) => (place - (count - 1) / 2) * APART);
  const most = SHIFTS.at(-1) / 2 + (count * APART) / 2;
  const near = marks.filter((mark) => off(a, b, mark) < mark.r + CLEAR + most);
  let best = { hits: Infinity, shift: 0 };
  for (const shift of SHIFTS) {
    const hits = near.filter((mark) => spread.some((bend) => !clear(a, b, bend + shift, mark, mark.r + CLEAR))).length;
    if (hits < best.hits) best = { hits, shift };
    if (!hits) break;
  }
  return spread.map((bend) => bend + best.shift);
}

/**
 * The bend of each line in chart units: Map id -> pixels that its control point lies aside of the straight line,
 * positive to the right of the way from source to target. lines: { id, source, target }; marks: Map id -> { x, y, r }.
 */
export function routes(lines, marks) {
  const bundles = new Map();
  for (const line of lines) {
    const key = line.source < line.target ? `${line.source}\n${line.target}` : `${line.target}\n${line.source}`;
    bundles.set(key, [...(bundles.get(key) ?? []), line]);
  }
  const found = new Map();
  for (const [key, bundle] of bundles) {
    const [from, to] = key.split("\n");
    const [a, b] = [marks.get(from), marks.get(to)];
    if (!a || !b) continue;
    const others = [...marks].filter(([id]) => id !== from && id !== to).map(([, mark]) => mark);
    const ordered = bundle.sort((one, other) => (one.id < other.id ? -1 : 1));
    bends(a, b, ordered.length, others).forEach((bend, place) => {
      found.set(ordered[place].id, ordered[place].source === from ? bend : -bend);
    });
  }
  return found;
}
