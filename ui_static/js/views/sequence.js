// The spatio-temporal sequence: a lane for each place, time across, a line for each subject. A line is broken where nothing
// was read for long, and marked where nobody can go so fast.
import { lanesOf, timeScale } from "../track.js";
import { instant } from "../text/dates.js";
import { t } from "../text/index.js";
import { html } from "../ui.js";
import { LaneName } from "./lane_name.js";
import { MANY, Readings, Steps } from "./track_marks.js";

/** How high a lane is, and, where there are few, at most: as many share this height. */
const [LEAST, MOST, SHARED] = [30, 84, 210];
const TOP = 26;
/** How wide it is drawn, and how much of that the names of places take: alone, and beside a map. */
const [ALONE, BESIDE] = [[1000, 190], [560, 140]];
/** Room that the number of a reading takes, and what it gets where there are many; how many numbers stand together. */
const [NUMBER, SPARSE, TOLD] = [16, 80, 3];

/**
 * The numbers of the readings, as the map and the table have them: Map id -> text. Those in a lane that have no room of
 * their own stand with the one before them.
 * @param {Page.Sighting[]} rows
 * @param {Map<Page.Id, string>} laneOf
 * @param {(one: Page.Sighting) => number} x
 */
function numbers(rows, laneOf, x) {
  /** @type {Map<string, { id: Page.Id, x: number, told: number[] }>} */
  const last = new Map();
  /** @type {Map<Page.Id, string>} */
  const found = new Map();
  rows.forEach((one, k) => {
    const lane = laneOf.get(one.id) ?? "";
    const before = last.get(lane);
    const room = rows.length > MANY ? SPARSE : NUMBER * Math.min(before?.told.length ?? 1, TOLD + 1);
    const here = before && x(one) - before.x < room ? { ...before, told: [...before.told, k + 1] } : { id: one.id, x: x(one), told: [k + 1] };
    last.set(lane, here);
    found.set(here.id, here.told.length > TOLD ? `${here.told.slice(0, TOLD).join(", ")} …` : here.told.join(", "));
  });
  return found;
}

/** @param {Page.TrackView & { beside?: boolean }} view */
export function Sequence(view) {
  const { rows, subjects, beside = false } = view;
  const [width, labels] = beside ? BESIDE : ALONE;
  const { lanes, of } = lanesOf(rows);
  const high = beside ? LEAST : Math.max(LEAST, Math.min(MOST, SHARED / lanes.length));
  const place = new Map(lanes.map((lane, k) => [lane.id, TOP + high * (k + 0.5)]));
  const scale = timeScale(rows);
  const x = (/** @type {Page.Sighting} */ one) => labels + (width - labels) * scale.at(one);
  // Subjects lie a little apart in a lane, so that those who pass together are both seen.
  const order = new Map([...subjects.keys()].map((id, k) => [id, k - (subjects.size - 1) / 2]));
  const apart = Math.min(high / 4, (high - 12) / Math.max(subjects.size - 1, 1));
  const middle = (/** @type {Page.Sighting} */ one) => place.get(of.get(one.id) ?? "") ?? 0;
  const at = (/** @type {Page.Sighting} */ one) => ({ x: x(one), y: middle(one) + (order.get(one.subject.id) ?? 0) * apart });
  // Numbers stand above all subjects of the lane.
  const above = (/** @type {Page.Sighting} */ one) => middle(one) - ((subjects.size - 1) / 2) * apart;
  const height = TOP + high * lanes.length + 8;
  const short = scale.span < 6 * 86_400_000;
  const ticks = beside ? 3 : short ? 4 : 6;
  const told = numbers(rows, of, x);
  return html`<div class="sequence" role="region" tabindex="0" aria-label=${t("track.sequence.label")}>
    <svg viewBox=${`0 0 ${width} ${height}`} role="img" aria-label=${t("track.sequence.says", { n: rows.length, places: lanes.length })}>
      ${lanes.map((lane, k) => html`<g key=${lane.id} class="lane"><rect x="0" y=${TOP + high * k} width=${width} height=${high} class=${k % 2 ? "odd" : "even"} />
        <${LaneName} name=${lane.caption} x=${labels - 8} y=${TOP + high * (k + 0.5) + 4} /></g>`)}
      ${Array.from({ length: ticks }, (_, k) => (k + 0.5) / ticks).map((part) => html`<g key=${part} class="tick"><line x1=${labels + (width - labels) * part} x2=${labels + (width - labels) * part} y1=${TOP - 4} y2=${height} />
        <text x=${labels + (width - labels) * part} y="14" text-anchor="middle">${instant(scale.time(part), short)}</text></g>`)}
      <${Steps} rows=${rows} view=${view} at=${at} /><${Readings} rows=${rows} view=${view} at=${at} above=${above} numbers=${told} />
    </svg></div>`;
}
