// Where and when: what sensors read of what is selected, as a sequence, lanes, a plane, a table, distance over time, the hours
// of the week, and the hot map. One span of time and one chosen reading hold for all of them, and for the diagram.
import { chooseReading, count, look } from "../actions/track.js";
import { giveTrack } from "../actions/track_files.js";
import { openScenes, sceneOfReading } from "../actions/scenes.js";
import { reading, span } from "../state.js";
import { barsOfReadings, windowOf, within } from "../span.js";
import { SIGHTINGS } from "../questions_movement.js";
import { subjectsOf } from "../track.js";
import { second } from "../text/dates.js";
import { t } from "../text/index.js";
import { classes, html, useEffect, useMemo, useRef, useState } from "../ui.js";
import { Brush } from "./brush.js";
import { Distance } from "./distance.js";
import { HotMap } from "./hot_map.js";
import { Lanes } from "./lanes.js";
import { Menu } from "./menu.js";
import { Week } from "./week.js";
import { Name, Origin } from "./mark.js";
import { Sequence } from "./sequence.js";
import { TrackMap } from "./track_map.js";
import { usePages } from "./use_pages.js";

const WAYS = /** @type {const} */ (["sequence", "lanes", "map", "table", "distance", "week", "hot"]);
const FILES = /** @type {const} */ (["csv", "geojson", "svg", "png"]);
/** Those that draw the readings at hand, and those of them that are a picture. */
const [OF_READINGS, PICTURES] = [["sequence", "lanes", "map", "table", "distance"], ["sequence", "lanes", "map", "distance", "hot"]];
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
  const box = useRef(/** @type {any} */ (null));
  const asked = ids.slice(0, MOST);
  /** @type {{ page: Page.SightingsPage | null, problem: Page.Failure | null, more: () => void, again: () => void }} */
  const { page, problem, more, again } = usePages({ query: SIGHTINGS, name: "sightings", variables: { ids: asked, first: PAGE }, about: asked.join("\n"), wanted: asked.length > 0 });
  const asking = asked.length > 0 && !page && !problem;
  const all = page?.rows ?? [];
  const rows = within(all, span.value);
  const bars = useMemo(() => barsOfReadings(all), [page]);
  const subjects = useMemo(() => subjectsOf(all), [page]);
  const chosen = reading.value;
  const choose = (/** @type {Page.Id | null} */ id) => chooseReading(all.find((one) => one.id === id) ?? null);
  const chosenRow = rows.find((one) => one.id === chosen);
  const held = useMemo(() => span.value && windowOf(span.value), [span.value]);
  useEffect(() => {
    look({});
    reading.value = null;
  }, [asked.join("\n")]);
  const give = (/** @type {typeof FILES[number]} */ format) => giveTrack(format, rows, box.current?.querySelector(".sequence svg"));
  const files = FILES.map((format) => ({ icon: "download", text: t(`track.file.${format}`), act: () => give(format), disabled: !rows.length || ((format === "svg" || format === "png") && !PICTURES.includes(way)) }));
  const view = { rows, subjects, chosen, choose };
  const next = page?.pageInfo.hasNextPage ? more : null;
  return html`<div class="track" aria-busy=${asking} ref=${box}>
    <div class="track-head"><div class="time-kinds" role="group" aria-label=${t("track.ways")}>
        ${WAYS.map((name) => html`<button type="button" key=${name} class="chip" aria-pressed=${way === name} onClick=${() => setWay(name)}>${t(`track.${name}`)}</button>`)}</div>
      ${page && html`<span class="quiet" role="status">${t(page.atLeast ? "track.total.least" : "track.total", { n: page.total })}
        ${page.hiddenByFilter > 0 && html` · <b class="hides">${t("time.hidden", { n: page.hiddenByFilter })}</b>`}
        ${next && html` · <button type="button" class="plain small" onClick=${next}>${t("track.shown", { n: all.length })}</button>`}</span>`}
      <span class="track-do">${chosenRow && html`<button type="button" class="button" onClick=${() => sceneOfReading(chosenRow)}>${t("scene.of.reading")}</button>`}
        <button type="button" class="button" onClick=${openScenes}>${t("scene.title")}</button>
        <${Menu} icon="download" text=${t("track.file")} items=${files} /></span></div>
    ${bars.length > 1 && OF_READINGS.includes(way) && html`<div class="track-span"><${Brush} bars=${bars} filter=${held} set=${look} />
      ${span.value && html`<p class="quiet">${t("track.within", { n: rows.length, all: all.length })} <button type="button" class="plain small" onClick=${count}>${t("track.count")}</button> <button type="button" class="plain small" onClick=${() => look({})}>${t("time.whole")}</button></p>`}</div>`}
    ${problem && html`<p class="note trouble-note" role="alert">${problem.message} ${!problem.gone && html`<button type="button" class="plain small" onClick=${again}>${t("again")}</button>`}</p>`}
    ${asking && html`<div class="skeleton" role="status" aria-label=${t("busy.movement")}><i></i><i></i></div>`}
    ${page && !all.length && way !== "hot" && way !== "week" && html`<p class="panel-empty">${t("track.none")}</p>`}
    ${way === "hot" && html`<${HotMap} />`}
    ${way === "week" && asked.length > 0 && page && html`<${Week} subjects=${subjects} ids=${asked} />`}
    ${rows.length > 0 && OF_READINGS.includes(way) && html`${way !== "table" && html`<${Subjects} subjects=${subjects} />`}
      ${way === "sequence" && html`<${Sequence} ...${view} />`}${way === "lanes" && html`<${Lanes} view=${view} ids=${asked} held=${span.value} />`}${way === "distance" && html`<${Distance} ...${view} />`}
      ${way === "map" && html`<${TrackMap} ...${view} />`}
      ${way === "table" && html`<${Table} ...${view} more=${next} />`}`}
  </div>`;
}
