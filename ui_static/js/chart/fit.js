// How far away and where a diagram must be so that all of it is in view: its marks, and round them what keeps its size on
// the screen, as captions do.
import { growthAt, sizeOf } from "./style.js";

/** Hardly larger than life. */
const NEAREST = 1.25;
/** Beside a place: half a caption. Over a mark: its ring or badge, or a group's edge and name. Under a mark: its caption. */
const [SIDE, OVER, OVER_GROUPED, UNDER] = [80, 12, 42, 36];
/** No more of a small window than this goes to what stands round marks. */
const MOST_MARGIN = 0.4;

/**
 * The reach of marks on the screen, upwards and downwards, at a zoom.
 * @param {{ y: number, centre: boolean }[]} marks
 * @param {number} zoom
 * @param {boolean} grouped
 */
function reach(marks, zoom, grouped) {
  const growth = growthAt(zoom);
  const radius = (/** @type {boolean} */ centre) => (sizeOf(centre, growth) / 2) * zoom;
  const [usual, large] = [radius(false), radius(true)];
  let [up, down] = [Infinity, -Infinity];
  for (const { y, centre } of marks) {
    const r = centre ? large : usual;
    up = Math.min(up, y * zoom - r - (grouped ? OVER_GROUPED : OVER));
    down = Math.max(down, y * zoom + r + UNDER);
  }
  return { up, down };
}

/**
 * The zoom and the pan, in pixels, at which these marks fill a room of the screen. least: the least zoom there is. grouped: whether
 * groups are drawn round some.
 * @param {{ x: number, y: number, centre: boolean }[]} marks
 * @param {{ left: number, top: number, width: number, height: number }} room
 * @param {number} least
 * @param {boolean} grouped
 */
export function fitting(marks, room, least, grouped) {
  const [xs, ys] = [marks.map((mark) => mark.x), marks.map((mark) => mark.y)];
  const [x1, x2, y1, y2] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  /** The zoom that the room leaves, where what does not grow takes what it takes at `zoom`. */
  const left = (/** @type {number} */ zoom) => {
    const { up, down } = reach(marks, zoom, grouped);
    const across = room.width - Math.min(2 * SIDE, MOST_MARGIN * room.width);
    const high = room.height - Math.min(down - up - zoom * (y2 - y1), MOST_MARGIN * room.height);
    return Math.max(least, Math.min(NEAREST, across / Math.max(x2 - x1, 1), high / Math.max(y2 - y1, 1)));
  };
  // Marks grow in steps as the diagram goes away: what fits lies between the last two that were tried.
  let [before, zoom] = [NEAREST, left(NEAREST)];
  for (let k = 0; k < 8; k++) [before, zoom] = [zoom, left(zoom)];
  zoom = Math.min(before, zoom);
  const { up, down } = reach(marks, zoom, grouped);
  return { zoom, pan: { x: room.left + room.width / 2 - (zoom * (x1 + x2)) / 2, y: room.top + room.height / 2 - (up + down) / 2 } };
}
