// Which captions are drawn, and where: the important ones first, none over a mark or another caption. Sizes are
// screen pixels, so captions stay readable at every zoom and the less important ones give way.
import { cut, plain } from "../text/names.js";

export const FONT_PX = 12.5;
export const ROW = 16;
const LINE_FONT_PX = 11;
const GAP = 3;
/** drawing/marks.py leaves this much room for a caption. */
const LONGEST = 150;

/** What is tried for a caption, in this order: the part of the longest, and whether farther away. */
const OTHER = [[1, 0], [0.7, 0]];
const MUST = [[1.4, 0], [1, 0], [0.7, 0]];
const LIT = [[1, 0], [0.7, 0], [1, 1], [0.7, 1], [0.5, 1]];

/**
 * The middle of the badge at the upper right of a mark.
 * @param {{ x: number, y: number, r: number }} given
 */
export const badgeAt = ({ x, y, r }) => [x + r * 0.78 + 4, y - r * 0.78 - 3];

/** A grid of boxes [left, top, right, bottom], so that asking for an overlap stays cheap at a thousand marks. */
function boxes(cell = 90) {
  /** @type {Map<number, { box: Page.Box, owner: string }[]>} */
  const grid = new Map();
  /** The cells that a box touches, each by a number of its own. */
  const cells = (/** @type {Page.Box} */ box) => {
    const [left, top, right, bottom] = box.map((side) => Math.floor(side / cell));
    const found = [];
    for (let x = left; x <= right; x++) for (let y = top; y <= bottom; y++) found.push(x * 65_536 + y);
    return found;
  };
  const overlap = (/** @type {Page.Box} */ a, /** @type {Page.Box} */ b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  return {
    add(/** @type {Page.Box} */ box, /** @type {string} */ owner) {
      for (const key of cells(box)) {
        const there = grid.get(key);
        if (there) there.push({ box, owner });
        else grid.set(key, [{ box, owner }]);
      }
    },
    free: (/** @type {Page.Box} */ box, /** @type {string} */ owner) =>
      !cells(box).some((key) => grid.get(key)?.some((other) => other.owner !== owner && overlap(box, other.box))),
  };
}

/**
 * Below, above, to the right, to the left; then below and above, shifted so that all of it is in view.
 * @param {Page.Drawn} mark
 * @param {number} width
 * @param {number} height
 * @param {Page.View} view
 */
const candidates = (mark, width, height, view) => {
  const { x, y, r } = mark;
  const shifted = Math.max(view.left, Math.min(view.right - width, x - width / 2));
  return [
    [x - width / 2, y + r + GAP],
    [x - width / 2, y - r - GAP - height],
    [x + r + GAP, y - height / 2],
    [x - r - GAP - width, y - height / 2],
    [shifted, y + r + GAP],
    [shifted, y - r - GAP - height],
  ];
};

/**
 * Further below and above, where a row of marks leaves no room beside one: for a mark of a path, which must tell its name.
 * @param {Page.Drawn} mark
 * @param {number} width
 * @param {number} height
 * @param {Page.View} view
 */
const farther = ({ x, y, r }, width, height, view) => {
  const left = Math.max(view.left, Math.min(view.right - width, x - width / 2));
  return [1, 2, 3].flatMap((row) => [
    [left, y + r + GAP + row * (height + GAP)],
    [left, y - r - GAP - height - row * (height + GAP)],
  ]);
};

/**
 * Where a caption goes: free, and in view as its mark is; one that must be shown goes over others if it has to.
 * @param {Page.Drawn} mark
 * @param {number[][]} spots
 * @param {[number, number]} given
 * @param {Page.Taken} taken
 * @param {Page.View} view
 */
function spotOf(mark, spots, [width, height], taken, view) {
  const inView = (/** @type {number[]} */ [x, y]) => x >= view.left && x + width <= view.right && y >= view.top && y + height <= view.bottom;
  const seen = mark.x > view.left && mark.x < view.right && mark.y > view.top && mark.y < view.bottom;
  const some = seen ? spots.filter(inView) : spots;
  return some.find(([x, y]) => taken.free([x, y, x + width, y + height], mark.id)) ?? (mark.must ? (some[0] ?? spots[0]) : null);
}

/**
 * The longest caption that fits into `most` pixels, its middle left out where it must be.
 * @param {string} caption
 * @param {number} most
 * @param {(text: string) => number} width
 */
function fitting(caption, most, width) {
  let text = plain(caption);
  const whole = width(text);
  if (whole <= most) return text;
  // By two letters at a time, as one more at either side; from a little above what the widths let expect.
  const longest = Math.min(text.length, 60);
  let length = longest - 2 * Math.max(0, Math.floor((longest - (text.length * most) / whole - 4) / 2));
  while (width((text = cut(caption, length))) > most && length > 4) length -= 2;
  return text;
}

/**
 * Places for captions. marks: { id, x, y, r, caption, under, more, weight, must }; lines: { id, spots: [{x, y}], text,
 * weight, must }; view: { left, top, right, bottom }; kept: boxes [left, top, right, bottom] that stay free; all in pixels
 * with the pan left out. measure(text, px, bold) gives a width. Returns { marks: Map id -> { rows, x, y, far },
 * lines: Map }; far: not beside its mark.
 * @param {Page.Drawn[]} marks
 * @param {Page.DrawnLine[]} lines
 * @param {Page.Measure} measure
 * @param {Page.View} view
 * @param {Page.Box[]} [kept]
 */
export function placeCaptions(marks, lines, measure, view, kept = []) {
  const longest = Math.min(LONGEST, Math.max(90, (view.right - view.left) * 0.34));
  const taken = boxes();
  /** @type {Page.Placed} */
  const placed = { marks: new Map(), lines: new Map() };
  kept.forEach((box, place) => taken.add(box, `kept ${place}`));
  for (const mark of marks) {
    taken.add([mark.x - mark.r, mark.y - mark.r, mark.x + mark.r, mark.y + mark.r], mark.id);
    if (!mark.more) continue;
    const [x, y, half] = [...badgeAt(mark), measure(mark.more, LINE_FONT_PX, true) / 2 + 5];
    taken.add([x - half, y - 8, x + half, y + 8], `badge of ${mark.id}`);
  }
  const rank = (/** @type {{ must?: boolean, lit?: boolean }} */ one) => 2 * Number(Boolean(one.must)) + Number(Boolean(one.lit));
  const first = (/** @type {any} */ a, /** @type {any} */ b) => rank(b) - rank(a) || b.weight - a.weight || (a.id < b.id ? -1 : 1);
  for (const mark of [...marks].sort(first)) {
    const wide = (/** @type {string} */ text) => measure(text, FONT_PX, mark.bold);
    const texts = [mark.caption, mark.under].filter(Boolean);
    const height = ROW * texts.length;
    let far = false;
    let [rows, width, spot] = [/** @type {string[]} */ ([]), 0, /** @type {number[] | null} */ (null)];
    // A caption that has no room is cut shorter before it gives way; one of a path goes farther away.
    for (const [part, away] of mark.must ? MUST : mark.lit ? LIT : OTHER) {
      rows = texts.map((row) => fitting(row, part * longest, wide));
      width = Math.max(...rows.map(wide)) + 4;
      const spots = away ? farther(mark, width, height, view) : candidates(mark, width, height, view);
      spot = spotOf({ ...mark, must: mark.must && part === MUST[MUST.length - 1][0] }, spots, [width, height], taken, view);
      far = away > 0;
      if (spot) break;
    }
    if (!spot) continue;
    taken.add([spot[0], spot[1], spot[0] + width, spot[1] + height], `caption of ${mark.id}`);
    placed.marks.set(mark.id, { rows, x: spot[0] + width / 2, y: spot[1] + ROW / 2, far });
  }
  for (const line of [...lines].sort(first)) {
    const width = measure(line.text, LINE_FONT_PX, false) + 10;
    const height = LINE_FONT_PX + 5;
    const boxAt = (/** @type {Page.Point} */ { x, y }) => /** @type {Page.Box} */ ([x - width / 2, y - height / 2, x + width / 2, y + height / 2]);
    const spot = line.spots.find((at) => taken.free(boxAt(at), line.id)) ?? (line.must ? line.spots[0] : null);
    if (!spot) continue;
    taken.add(boxAt(spot), line.id);
    placed.lines.set(line.id, { text: line.text, x: spot.x, y: spot.y });
  }
  return placed;
}
