// The hot map: cells by how much was read or happened there, in all or in an hour of watching, at such hours and weekdays.
import { HOT } from "../questions_movement.js";
import { ask, latest } from "../api.js";
import { hoursOf } from "../span.js";
import { filter } from "../state.js";
import { number, t } from "../text/index.js";
import { html, useEffect, useMemo, useRef, useState } from "../ui.js";
import { MapView } from "./map_view.js";

const LAYERS = ["SIGHTINGS", "EVENTS", "FINDINGS"];
const FINEST = [5, 6, 7, 8, 9, 10];
const HOURS = Array.from({ length: 24 }, (_, k) => k);

/** How strongly a cell is filled, by its step. */
const STRENGTHS = [0.14, 0.28, 0.43, 0.6, 0.78, 1];
/** The part of all that is counted which the map shows at first. */
const FIRST_SEEN = 0.95;

/**
 * The kinds of sensors, those with the most cells first.
 * @param {Page.HotCell[]} cells
 */
function kindsOf(cells) {
  const counts = new Map();
  for (const { kind } of cells) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
}

/**
 * How many of some ordered numbers are less than one.
 * @param {number[]} ordered
 * @param {number} value
 */
function below(ordered, value) {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ordered[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The cells in which most of all is counted: what the map begins with, as one sensor far off would make a city a dot.
 * @param {Page.HotCell[]} cells
 */
function busiest(cells) {
  const ordered = [...cells].sort((a, b) => b.count - a.count);
  let left = FIRST_SEEN * cells.reduce((sum, one) => sum + one.count, 0);
  let shown = 0;
  while (left > 0) left -= ordered[shown++].count;
  return ordered.slice(0, shown);
}

/** @param {{ name: string, value: any, choices: any[], text: (one: any) => string, set: (value: string) => void }} given */
const Choice = ({ name, value, choices, text, set }) => html`<label class="track-field"><span>${t(name)}</span><select value=${value} onChange=${(/** @type {Page.Event} */ event) => set(event.target.value)}>
  ${choices.map((one) => html`<option key=${one} value=${one}>${text(one)}</option>`)}</select></label>`;

export function HotMap() {
  const only = useRef(latest());
  const [layer, setLayer] = useState("SIGHTINGS");
  const [resolution, setResolution] = useState(8);
  const [kind, setKind] = useState("");
  const [by, setBy] = useState(/** @type {"count" | "rate"} */ ("count"));
  const [hours, setHours] = useState(/** @type {[string, string]} */ (["", ""]));
  const [days, setDays] = useState(/** @type {number[]} */ ([]));
  const [found, setFound] = useState(/** @type {Page.HotMap | null} */ (null));
  const [problem, setProblem] = useState("");
  const [from, to] = hours.map(Number);
  const during = hours[0] === "" || hours[1] === "" ? null : hoursOf(from, to);
  const variables = { layer, resolution, hours: during, weekdays: days.length ? days : null, filter: filter.value ?? {} };
  useEffect(() => {
    setProblem("");
    only.current((signal) => ask(HOT, variables, signal)).then((answer) => answer && setFound(answer.hotMap), (/** @type {Page.Failure} */ failure) => setProblem(failure.message));
  }, [JSON.stringify(variables)]);
  const kinds = useMemo(() => kindsOf(found?.cells ?? []), [found]);
  const shownKind = kinds.includes(kind) ? kind : kinds[0];
  const cells = (found?.cells ?? []).filter((one) => one.kind === shownKind && one.count > 0);
  const value = (/** @type {Page.HotCell} */ one) => (by === "rate" ? (one.rate ?? 0) : one.count);
  const ordered = useMemo(() => cells.map(value).sort((a, b) => a - b), [found, shownKind, by]);
  // By rank, so that one crowded crossing does not make all others pale.
  const strength = (/** @type {Page.HotCell} */ one) => STRENGTHS[Math.min(STRENGTHS.length - 1, Math.floor((STRENGTHS.length * below(ordered, value(one))) / Math.max(ordered.length, 1)))];
  const told = (/** @type {Page.HotCell} */ one) => t("hot.cell", { n: one.count, subjects: one.subjects, rate: one.rate === null ? "–" : one.rate.toFixed(2), hours: Math.round(one.watchedHours) });
  const marks = (/** @type {Page.Seen} */ { project }) => cells.map((one) => /** @type {Page.MapMark} */ ({ kind: "area", rings: [one.outline.map(([lat, lon]) => project(lat, lon))], ink: "accent", alpha: strength(one), edge: "canvas", width: 1, title: told(one) }));
  const names = t("week.days").split(" ");
  const toggle = (/** @type {number} */ day) => setDays(days.includes(day) ? days.filter((one) => one !== day) : [...days, day].sort());
  return html`<div class="sequence hot" role="region" tabindex="0" aria-label=${t("hot.label")} aria-busy=${!found && !problem}>
    <div class="hot-fields"><${Choice} name="hot.layer" value=${layer} choices=${LAYERS} text=${(/** @type {string} */ one) => t(`hot.layer.${one}`)} set=${setLayer} />
      ${kinds.length > 1 && html`<${Choice} name="hot.kind" value=${shownKind} choices=${kinds} text=${(/** @type {string} */ one) => one.replaceAll("-", " ")} set=${setKind} />`}
      ${layer === "SIGHTINGS" && html`<${Choice} name="hot.by" value=${by} choices=${["count", "rate"]} text=${(/** @type {string} */ one) => t(`hot.by.${one}`)} set=${setBy} />`}
      <${Choice} name="hot.size" value=${resolution} choices=${FINEST} text=${(/** @type {number} */ one) => t(`hot.size.${one}`)} set=${(/** @type {string} */ one) => setResolution(Number(one))} />
      <${Choice} name="scene.from" value=${hours[0]} choices=${["", ...HOURS]} text=${(/** @type {string} */ one) => (one === "" ? t("scene.any.hour") : `${one}:00`)} set=${(/** @type {string} */ one) => setHours([one, hours[1]])} />
      <${Choice} name="scene.to" value=${hours[1]} choices=${["", ...HOURS]} text=${(/** @type {string} */ one) => (one === "" ? t("scene.any.hour") : `${one}:00`)} set=${(/** @type {string} */ one) => setHours([hours[0], one])} />
      <div class="time-kinds" role="group" aria-label=${t("hot.weekdays")}>${names.map((name, day) => html`<button type="button" key=${name} class="chip" aria-pressed=${days.includes(day)} onClick=${() => toggle(day)}>${name}</button>`)}</div></div>
    ${problem && html`<p class="note trouble-note" role="alert">${problem}</p>`}
    ${found && html`<p class="quiet" role="status">${t("hot.says", { n: cells.length })} ${shownKind && layer === "SIGHTINGS" && t("hot.watched", { hours: Math.round(cells.reduce((sum, one) => sum + one.watchedHours, 0)) })}
      ${found.unplaced > 0 && t("hot.unplaced", { n: found.unplaced })} ${found.untimed > 0 && t("hot.untimed", { n: found.untimed })} ${found.omitted > 0 && t("common.more", { n: found.omitted })}</p>`}
    ${cells.length > 0 && html`<${MapView} label=${`${t("hot.label")}. ${t("hot.says", { n: cells.length })}`} marks=${marks} points=${busiest(cells).map((one) => [one.latitude, one.longitude])} about=${`${layer} ${resolution} ${shownKind}`} />
    <table class="hot-table"><thead><tr>${["hot.count", "hot.subjects", "hot.sensors", "hot.hours", "hot.rate"].map((head) => html`<th key=${head} scope="col">${t(head)}</th>`)}</tr></thead>
      <tbody>${[...cells].sort((a, b) => value(b) - value(a)).slice(0, 12).map((one) => html`<tr key=${one.cell}><td>${number(one.count)}</td><td>${number(one.subjects)}</td><td>${number(one.sensors)}</td><td>${number(Math.round(one.watchedHours))}</td><td>${one.rate === null ? "–" : one.rate.toFixed(2)}</td></tr>`)}</tbody></table>`}
  </div>`;
}
