// The readings on a map, numbered in the order of time, and the areas of scenes that are drawn on it.
import { sceneOfArea } from "../actions/scenes.js";
import { isPlaced, readingMarks } from "../map/readings.js";
import { drawArea, sceneMarks } from "../map/shapes.js";
import { scenes, span } from "../state.js";
import { lanesOf } from "../track.js";
import { t } from "../text/index.js";
import { html, useEffect, useRef, useState } from "../ui.js";
import { Icon } from "../icons.js";
import { MapView, mapped } from "./map_view.js";

/** Milliseconds after an area was drawn in which the press that ended it chooses nothing. */
const JUST = 400;
const SHAPES = /** @type {const} */ (["circle", "polygon"]);

/** @param {Page.TrackView & { all: Page.Sighting[] }} view */
export function TrackMap({ rows, all, subjects, chosen, choose }) {
  const [shape, setShape] = useState(/** @type {typeof SHAPES[number] | null} */ (null));
  const hand = useRef(/** @type {ReturnType<typeof drawArea> | null} */ (null));
  const drawn = useRef(0);
  const placed = rows.filter(isPlaced);
  const known = all.filter(isPlaced);
  useEffect(() => {
    const map = mapped.now;
    if (!shape || !map) return;
    const leave = () => setShape(null);
    const done = (/** @type {Page.DrawnArea} */ area) => {
      setShape(null);
      drawn.current = performance.now();
      sceneOfArea(area, span.value ?? { since: Date.parse(all[0].trueTime), until: Date.parse(all[all.length - 1].trueTime) + 1 });
    };
    const drawing = (hand.current = drawArea(map.map, shape, { done, left: leave, changed: map.show }));
    map.map.getContainer().focus();
    return () => {
      drawing.stop();
      hand.current = null;
      map.show();
    };
  }, [shape]);
  if (!known.length) return html`<p class="panel-empty">${t("track.no.places")}</p>`;
  const marks = (/** @type {Page.Seen} */ seen) => [...sceneMarks(scenes.value, seen), ...readingMarks({ rows, subjects, chosen }, seen), ...(hand.current?.marks() ?? [])];
  // Pressed again and again, one place gives its readings one after the other.
  const pick = (/** @type {Page.MapShape | null} */ mark) => {
    if (shape || !mark?.ids || performance.now() - drawn.current < JUST) return;
    choose(mark.ids[mark.ids.indexOf(chosen ?? "") + 1] ?? null);
  };
  const step = (/** @type {number} */ by) => {
    const at = placed.findIndex((one) => one.id === chosen);
    const next = placed[at < 0 ? (by > 0 ? 0 : placed.length - 1) : at + by];
    if (!next) return;
    choose(next.id);
    mapped.now?.reveal([Number(next.latitude), Number(next.longitude)]);
  };
  const button = (/** @type {string} */ icon, /** @type {string} */ text, /** @type {number} */ by) => html`<button type="button" class="icon-button" title=${text} aria-label=${text} disabled=${!placed.length} onClick=${() => step(by)}><${Icon} name=${icon} size=${16} /></button>`;
  const bar = html`<span class="map-steps" role="group" aria-label=${t("map.steps")}>${button("back", t("map.earlier"), -1)}${button("next", t("map.later"), 1)}</span>
    ${SHAPES.map((name) => html`<button type="button" key=${name} class="button" aria-pressed=${shape === name} aria-label=${t(`map.draw.${name}`)} title=${t(`map.draw.${name}`)} onClick=${() => setShape(shape === name ? null : name)}>${t(`map.${name}`)}</button>`)}
    `;
  const places = lanesOf(placed).lanes.length;
  const hint = shape && html`<p class="map-hint" role="status">${t(`map.drawing.${shape}`)}</p>`;
  return html`<${MapView} label=${`${t("track.map.label")}. ${t("track.map.says", { n: placed.length, places })}`} marks=${marks} pick=${pick} bar=${bar} hint=${hint}
    points=${known.map((one) => [Number(one.latitude), Number(one.longitude)])} about=${[...new Set(known.map((one) => one.subject.id))].join("\n")} />`;
}
