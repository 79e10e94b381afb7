// Habits: at which hours of which weekdays somebody is read, beside how long was watched then; usual places and the night.
import { HABITS } from "../questions_movement.js";
import { ask, latest } from "../api.js";
import { filter } from "../state.js";
import { number, t } from "../text/index.js";
import { classes, html, useEffect, useRef, useState } from "../ui.js";
import { Name } from "./mark.js";

/** Usual places of the earlier half that the later one lacks, and the other way round. */
const CHANGED = /** @type {const} */ (["gone", "new"]);
const HOURS = Array.from({ length: 24 }, (_, k) => k);

/** @param {{ subjects: Page.Subjects, ids: Page.Id[] }} given */
export function Week({ subjects, ids }) {
  const only = useRef(latest());
  const [wanted, setWanted] = useState("");
  const [found, setFound] = useState(/** @type {Page.Habits | null | undefined} */ (undefined));
  const [problem, setProblem] = useState("");
  const choices = ids.length === 1 ? [...new Set([...ids, ...subjects.keys()])] : [...subjects.keys()];
  const id = choices.includes(wanted) ? wanted : choices[0];
  useEffect(() => {
    setFound(undefined);
    setProblem("");
    if (id) only.current((signal) => ask(HABITS, { id, filter: filter.value ?? {} }, signal)).then((answer) => answer && setFound(answer.habits), (/** @type {Page.Failure} */ failure) => setProblem(failure.message));
  }, [id, filter.value]);
  if (problem) return html`<p class="note trouble-note" role="alert">${problem}</p>`;
  if (found === undefined) return html`<div class="skeleton" role="status" aria-label=${t("busy.movement")}><i></i><i></i></div>`;
  if (found === null) return html`<p class="panel-empty">${t("track.none")}</p>`;
  const most = Math.max(1, ...found.hours.flat());
  const days = t("week.days").split(" ");
  return html`<div class="sequence week" role="region" tabindex="0" aria-label=${t("week.label")}>
    ${choices.length > 1 && html`<label class="track-field"><span>${t("track.subject")}</span><select value=${id} onChange=${(/** @type {Page.Event} */ event) => setWanted(event.target.value)}>
      ${choices.map((one) => html`<option key=${one} value=${one}>${subjects.get(one)?.caption ?? found.subject.caption}</option>`)}</select></label>`}
    <table class="matrix"><caption>${t("week.says", { n: found.recordCount, days: found.days })}</caption>
      <thead><tr><td></td>${HOURS.map((hour) => html`<th key=${hour} scope="col">${hour}</th>`)}</tr></thead>
      <tbody>${found.hours.map((row, day) => html`<tr key=${day}><th scope="row">${days[day]}</th>${row.map((n, hour) => html`<td key=${hour} class=${classes(!found.watchedHours[day][hour] && "unwatched", n > 0.55 * most && "strong")} style=${n ? { "--part": `${Math.round(12 + (78 * n) / most)}%` } : undefined}
        title=${t("week.cell", { n, hours: found.watchedHours[day][hour].toFixed(1) })}>${n || ""}</td>`)}</tr>`)}</tbody></table>
    <p class="quiet">${t("week.unwatched")}</p>
    <dl class="week-facts">${found.night && html`<dt>${t("week.night")}</dt><dd><${Name} text=${found.night.place.caption} /> (${t("week.on", { n: found.night.days })})</dd>`}
      <dt>${t("week.usual")}</dt><dd>${found.usual.slice(0, 4).map((one) => `${one.place.caption} (${number(one.count)})`).join(", ")}</dd>
      ${found.change !== null && html`<dt>${t("week.change")}</dt><dd>${t("week.changed", { value: Math.round(found.change * 100) })}</dd>`}
      ${CHANGED.map((name) => found[name].length > 0 && html`<dt>${t(`week.${name}`)}</dt><dd class=${`week-${name}`}>${found[name].map((place) => place.caption).join(", ")}</dd>`)}</dl>
  </div>`;
}
