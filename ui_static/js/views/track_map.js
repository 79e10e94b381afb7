// The readings on a plane, north up: numbered in the order of time, tied where one follows the other, with the reach of what
// says only "within".
import { sceneOfCircle } from "../actions/scenes.js";
import { span } from "../state.js";
import { hopsOf, plane } from "../track.js";
import { t } from "../text/index.js";
import { cut } from "../text/names.js";
import { html, useState } from "../ui.js";
import { Hop, Reading } from "./track_marks.js";

const [WIDTH, HEIGHT] = [1000, 420];
/** Readings up to which places say which of them were there. */
const NUMBERED = 40;
/** Characters of a place's name. */
const NAME = 28;
/** Metres of a scale bar. */
const BARS = [50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 500_000];

/** @param {Page.TrackView} view */
export function TrackMap(view) {
  const { rows, subjects } = view;
  const [drawing, setDrawing] = useState(false);
  const [circle, setCircle] = useState(/** @type {{ x: number, y: number, r: number } | null} */ (null));
  const drawn = plane(rows, WIDTH, HEIGHT);
  if (!drawn) return html`<p class="panel-empty">${t("track.no.places")}</p>`;
  const { spots, metresPerPixel, earth } = drawn;
  const point = (/** @type {Page.Event} */ event) => {
    const matrix = event.currentTarget.getScreenCTM().inverse();
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
  };
  const down = (/** @type {Page.Event} */ event) => {
    if (!drawing) return;
    const { x, y } = point(event);
    event.currentTarget.setPointerCapture(event.pointerId);
    setCircle({ x, y, r: 0 });
  };
  const move = (/** @type {Page.Event} */ event) => {
    if (!circle) return;
    const { x, y } = point(event);
    setCircle({ ...circle, r: Math.hypot(x - circle.x, y - circle.y) });
  };
  const up = () => {
    if (circle && circle.r > 4) sceneOfCircle({ ...earth(circle), metres: circle.r * metresPerPixel }, span.value ?? { since: Date.parse(rows[0].trueTime), until: Date.parse(rows[rows.length - 1].trueTime) + 1 });
    setCircle(null);
    setDrawing(false);
  };
  const known = rows.filter((one) => spots.has(one.id));
  const at = (/** @type {Page.Sighting} */ one) => /** @type {{ x: number, y: number }} */ (spots.get(one.id));
  const bar = BARS.find((length) => length / metresPerPixel > 80) ?? 500_000;
  const places = new Map(known.map((one) => [one.sensor.id, one]));
  const reaching = [...places.values()].filter((one) => (one.radiusM ?? 0) > 100);
  return html`<div class="sequence plane" role="region" tabindex="0" aria-label=${t("track.map.label")}>
    <button type="button" class="button draw-scene" aria-pressed=${drawing} onClick=${() => setDrawing(!drawing)}>${t(drawing ? "scene.drawing" : "scene.draw")}</button>
    <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} class=${drawing ? "drawing" : ""} role="img" aria-label=${t("track.map.says", { n: known.length, places: places.size })} onPointerDown=${down} onPointerMove=${move} onPointerUp=${up}>
      <rect class="ground" x="0" y="0" width=${WIDTH} height=${HEIGHT} />
      ${reaching.map((one) => html`<circle key=${one.sensor.id} class="reach" cx=${at(one).x} cy=${at(one).y} r=${(one.radiusM ?? 0) / metresPerPixel} />`)}
      ${hopsOf(known).map((hop) => html`<${Hop} key=${hop.to.id} hop=${hop} subjects=${subjects} at=${at} />`)}
      ${[...places.values()].map((one) => html`<text key=${one.sensor.id} class="place" x=${at(one).x} y=${at(one).y + 20} text-anchor="middle">${cut(one.sensor.caption, NAME)}</text>`)}
      ${known.map((one) => html`<${Reading} key=${one.id} one=${one} view=${view} at=${at} />`)}
      ${known.length <= NUMBERED && [...places.values()].map((one) => html`<text key=${one.sensor.id} class="numbers" x=${at(one).x} y=${at(one).y - 10} text-anchor="middle">${numbersAt(rows, one.sensor.id)}</text>`)}
      ${circle && html`<circle class="scene-circle" cx=${circle.x} cy=${circle.y} r=${circle.r} />`}
      <g class="scale"><line x1="20" x2=${20 + bar / metresPerPixel} y1=${HEIGHT - 16} y2=${HEIGHT - 16} /><text x="20" y=${HEIGHT - 22}>${bar < 1_000 ? t("track.metres", { n: bar }) : t("track.kilometres", { n: bar / 1_000 })}</text></g>
    </svg></div>`;
}

/**
 * "1, 4, 9": which of the readings were at a place; the first ones where there are many.
 * @param {Page.Sighting[]} rows
 * @param {Page.Id} sensor
 */
function numbersAt(rows, sensor) {
  const numbers = rows.flatMap((one, k) => (one.sensor.id === sensor ? [k + 1] : []));
  return numbers.length > 6 ? `${numbers.slice(0, 5).join(", ")} …` : numbers.join(", ");
}
