// Distance and time: how far each reading was from one place, over time. A steep line is a fast journey; two lines that run
// together are two who were equally far away.
import { lanesOf, metres, timeScale } from "../track.js";
import { instant } from "../text/dates.js";
import { t } from "../text/index.js";
import { html, useState } from "../ui.js";
import { Readings, Steps } from "./track_marks.js";

const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [1000, 360, 80, 14, 30];

/** @param {Page.TrackView} view */
export function Distance(view) {
  const { rows } = view;
  const known = rows.filter((one) => one.latitude !== null && one.longitude !== null);
  const { lanes, of } = lanesOf(known);
  const [wanted, setWanted] = useState("");
  if (!known.length) return html`<p class="panel-empty">${t("track.no.places")}</p>`;
  const from = known.find((one) => of.get(one.id) === wanted) ?? known[0];
  const far = (/** @type {Page.Sighting} */ one) => metres(from, one);
  const most = known.reduce((top, one) => Math.max(top, far(one)), 100);
  const scale = timeScale(known);
  const at = (/** @type {Page.Sighting} */ one) => ({ x: LEFT + (WIDTH - LEFT) * scale.at(one), y: HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (far(one) / most) });
  const told = (/** @type {number} */ value) => (most < 2_000 ? t("track.metres", { n: Math.round(value) }) : t("track.kilometres", { n: Math.round(value / 100) / 10 }));
  const short = scale.span < 518_400_000;
  return html`<div class="sequence distance" role="region" tabindex="0" aria-label=${t("distance.label")}>
    <label class="track-field"><span>${t("distance.from")}</span><select value=${of.get(from.id)} onChange=${(/** @type {Page.Event} */ event) => setWanted(event.target.value)}>
      ${lanes.map((lane) => html`<option key=${lane.id} value=${lane.id}>${lane.caption}</option>`)}</select></label>
    <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label=${t("distance.says", { n: known.length, place: from.sensor.caption })}>
      ${[0, 0.25, 0.5, 0.75, 1].map((part) => html`<g key=${part} class="tick"><line x1=${LEFT} x2=${WIDTH} y1=${HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * part} y2=${HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * part} />
        <text x=${LEFT - 8} y=${HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * part + 4} text-anchor="end">${told(most * part)}</text></g>`)}
      ${[0.12, 0.37, 0.62, 0.87].map((part) => html`<g key=${part} class="tick"><text x=${LEFT + (WIDTH - LEFT) * part} y=${HEIGHT - 8} text-anchor="middle">${instant(scale.time(part), short)}</text></g>`)}
      <${Steps} rows=${known} view=${view} at=${at} /><${Readings} rows=${known} view=${view} at=${at} />
    </svg></div>`;
}
