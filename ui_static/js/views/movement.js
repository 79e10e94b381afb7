// Where and when: what sensors read of what is selected, as a sequence of places in time, on a plane, and as a table. One
// reading is chosen in all three.
import { SIGHTINGS } from "../questions_movement.js";
import { subjectsOf } from "../track.js";
import { second } from "../text/dates.js";
import { t } from "../text/index.js";
import { classes, html, useState } from "../ui.js";
import { Name, Origin } from "./mark.js";
import { Sequence } from "./sequence.js";
import { TrackMap } from "./track_map.js";
import { usePages } from "./use_pages.js";

const WAYS = /** @type {const} */ (["sequence", "map", "table"]);
/** The API's bound on the subjects of one question. */
const MOST = 500;
const PAGE = 500;

/** @param {Page.TrackView & { more: (() => void) | null }} given */
function Table({ rows, subjects, chosen, choose, more }) {
  const heads = ["track.n", "time.when", "track.subject", "track.sensor", "time.who.says"];
  return html`<div class="time-table" role="region" tabindex="0" aria-label=${t("track.table")}><table>
    <thead><tr>${heads.map((head) => html`<th key=${head} scope="col">${t(head)}</th>`)}</tr></thead>
    <tbody>${rows.map((one, k) => html`<tr key=${one.id} class=${classes(one.id === chosen && "lit")}>
      <td><button type="button" class="plain small" aria-pressed=${one.id === chosen} onClick=${() => choose(one.id === chosen ? null : one.id)}>${k + 1}</button></td>
      <td>${second(one.trueTime)}</td>
      <td><span class=${`subject subject-${subjects.get(one.subject.id)?.colour}`}></span> <${Name} text=${one.subject.caption} />
        ${one.through.length > 0 && html`<span class="quiet" title=${one.through.map((fact) => fact.sentence).join("\n")}> ${t("track.through")}</span>`}</td>
      <td><${Name} text=${one.sensor.caption} />${one.radiusM && one.radiusM > 100 ? html` <span class="quiet">${t("track.compatible")}</span>` : null}</td>
      <td><${Origin} fact=${one} /></td></tr>`)}</tbody></table>
    ${more && html`<p class="more"><button type="button" class="button" onClick=${more}>${t("more")}</button></p>`}</div>`;
}

/** @param {{ subjects: Page.Subjects }} given */
function Subjects({ subjects }) {
  return html`<ul class="subjects">${[...subjects].map(([id, one]) => html`<li key=${id}><span class=${`subject subject-${one.colour}`}></span> <${Name} text=${one.caption} /> <span class="quiet">${one.n}</span></li>`)}</ul>`;
}

/** @param {{ ids: Page.Id[] }} given */
export function Movement({ ids }) {
  const [way, setWay] = useState(/** @type {typeof WAYS[number]} */ ("sequence"));
  const [chosen, choose] = useState(/** @type {Page.Id | null} */ (null));
  const asked = ids.slice(0, MOST);
  /** @type {{ page: Page.SightingsPage | null, problem: Page.Failure | null, more: () => void, again: () => void }} */
  const { page, problem, more, again } = usePages({ query: SIGHTINGS, name: "sightings", variables: { ids: asked, first: PAGE }, about: asked.join("\n"), wanted: asked.length > 0 });
  const asking = asked.length > 0 && !page && !problem;
  const rows = page?.rows ?? [];
  const subjects = subjectsOf(rows);
  const view = { rows, subjects, chosen, choose };
  const next = page?.pageInfo.hasNextPage ? more : null;
  return html`<div class="track" aria-busy=${asking}>
    <div class="track-head"><div class="time-kinds" role="group" aria-label=${t("track.ways")}>
        ${WAYS.map((name) => html`<button type="button" key=${name} class="chip" aria-pressed=${way === name} onClick=${() => setWay(name)}>${t(`track.${name}`)}</button>`)}</div>
      ${page && html`<span class="quiet" role="status">${t(page.atLeast ? "track.total.least" : "track.total", { n: page.total })}
        ${page.hiddenByFilter > 0 && html` · <b class="hides">${t("time.hidden", { n: page.hiddenByFilter })}</b>`}
        ${next && html` · <button type="button" class="plain small" onClick=${next}>${t("track.shown", { n: rows.length })}</button>`}</span>`}</div>
    ${problem && html`<p class="note trouble-note" role="alert">${problem.message} ${!problem.gone && html`<button type="button" class="plain small" onClick=${again}>${t("again")}</button>`}</p>`}
    ${asking && html`<div class="skeleton" role="status" aria-label=${t("busy.movement")}><i></i><i></i></div>`}
    ${page && !rows.length && html`<p class="panel-empty">${t("track.none")}</p>`}
    ${rows.length > 0 && html`${way !== "table" && html`<${Subjects} subjects=${subjects} />`}
      ${way === "sequence" && html`<${Sequence} ...${view} />`}${way === "map" && html`<${TrackMap} ...${view} />`}
      ${way === "table" && html`<${Table} ...${view} more=${next} />`}`}
  </div>`;
}
