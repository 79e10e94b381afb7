// The spatio-temporal sequence: a lane for each place, time across, a line for each subject. A line is broken where nothing
// was read for long, and marked where nobody can go so fast.
import { hopsOf, lanesOf, timeScale } from "../track.js";
import { instant } from "../text/dates.js";
import { t } from "../text/index.js";
import { html } from "../ui.js";
import { LaneName } from "./lane_name.js";
import { Hop, Reading } from "./track_marks.js";

const [WIDTH, LABELS, LANE, TOP] = [1000, 190, 30, 26];
/** Room that the number of a reading takes. */
const NUMBER = 16;

/**
 * The numbers of readings of one subject that have room: Map id -> number; none where there are several subjects.
 * @param {Page.TrackView} view
 * @param {(one: Page.Sighting) => number} x
 */
function numbers({ rows, subjects }, x) {
  const last = new Map();
  const found = new Map();
  if (subjects.size > 1) return found;
  rows.forEach((one, k) => {
    if (x(one) - (last.get(one.sensor.id) ?? -NUMBER) < NUMBER) return;
    last.set(one.sensor.id, x(one));
    found.set(one.id, k + 1);
  });
  return found;
}

/** @param {Page.TrackView} view */
export function Sequence(view) {
  const { rows, subjects } = view;
  const lanes = lanesOf(rows);
  const place = new Map(lanes.map((lane, k) => [lane.id, TOP + LANE * (k + 0.5)]));
  const scale = timeScale(rows);
  const x = (/** @type {Page.Sighting} */ one) => LABELS + (WIDTH - LABELS) * scale.at(one);
  // Subjects lie a little apart in a lane, so that those who pass together are both seen.
  const order = new Map([...subjects.keys()].map((id, k) => [id, k - (subjects.size - 1) / 2]));
  const apart = Math.min(7, (LANE - 12) / Math.max(subjects.size - 1, 1));
  const at = (/** @type {Page.Sighting} */ one) => ({ x: x(one), y: (place.get(one.sensor.id) ?? 0) + (order.get(one.subject.id) ?? 0) * apart });
  const height = TOP + LANE * lanes.length + 8;
  const short = scale.span < 6 * 86_400_000;
  const ticks = short ? 4 : 6;
  const told = numbers(view, x);
  return html`<div class="sequence" role="region" tabindex="0" aria-label=${t("track.sequence.label")}>
    <svg viewBox=${`0 0 ${WIDTH} ${height}`} role="img" aria-label=${t("track.sequence.says", { n: rows.length, places: lanes.length })}>
      ${lanes.map((lane, k) => html`<g key=${lane.id} class="lane"><rect x="0" y=${TOP + LANE * k} width=${WIDTH} height=${LANE} class=${k % 2 ? "odd" : "even"} />
        <${LaneName} name=${lane.caption} x=${LABELS - 8} y=${TOP + LANE * (k + 0.5) + 4} /></g>`)}
      ${Array.from({ length: ticks }, (_, k) => (k + 0.5) / ticks).map((part) => html`<g key=${part} class="tick"><line x1=${LABELS + (WIDTH - LABELS) * part} x2=${LABELS + (WIDTH - LABELS) * part} y1=${TOP - 4} y2=${height} />
        <text x=${LABELS + (WIDTH - LABELS) * part} y="14" text-anchor="middle">${instant(scale.time(part), short)}</text></g>`)}
      ${hopsOf(rows).map((hop) => html`<${Hop} key=${hop.to.id} hop=${hop} subjects=${subjects} at=${at} />`)}
      ${rows.map((one) => html`<${Reading} key=${one.id} one=${one} view=${view} at=${at} number=${told.get(one.id) ?? null} />`)}
    </svg></div>`;
}
