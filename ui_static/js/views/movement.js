// Where and when: what sensors read of what is selected, at first as a map, a sequence and a table together; lanes, distance
// over time, the hours of the week and the hot map beside. One span of time and one chosen reading hold for all of them, and for the diagram.
import { chooseReading, count, look } from "../actions/track.js";
import { giveTrack } from "../actions/track_files.js";
import { askCompanions } from "../actions/movement.js";
import { openTracks } from "../actions/tracks.js";
import { openScenes, sceneOfReading } from "../actions/scenes.js";
import { readThere, reading, span } from "../state.js";
import { barsOfReadings, windowOf, within } from "../span.js";
import { subjectsOf } from "../track.js";
import { t } from "../text/index.js";
import { html, useEffect, useMemo, useRef, useState } from "../ui.js";
import { Brush } from "./brush.js";
import { Distance } from "./distance.js";
import { HotMap } from "./hot_map.js";
import { Lanes } from "./lanes.js";
import { mapped } from "./map_view.js";
import { Menu } from "./menu.js";
import { Week } from "./week.js";
import { Name } from "./mark.js";
import { Sequence } from "./sequence.js";
import { TrackMap } from "./track_map.js";
import { TrackTable } from "./track_table.js";
import { useReadings } from "./use_readings.js";

const WAYS = /** @type {const} */ (["first", "map", "sequence", "table", "lanes", "distance", "week", "hot"]);
const FILES = /** @type {const} */ (["csv", "geojson", "svg", "png"]);
/** Those that draw the readings at hand, and those of them that are a picture. */
const [OF_READINGS, PICTURES] = [["first", "map", "sequence", "table", "lanes", "distance"], ["first", "map", "sequence", "lanes", "distance", "hot"]];
/** The API's bound on the subjects of one question. */
const MOST = 500;

/** @param {{ subjects: Page.Subjects }} given */
function Subjects({ subjects }) {
  return html`<ul class="subjects">${[...subjects].map(([id, one]) => html`<li key=${id}><span class=${`subject subject-${one.colour}`}></span> <${Name} text=${one.caption} /> <span class="quiet">${one.n}</span></li>`)}</ul>`;
}

/** @param {{ ids: Page.Id[] }} given */
export function Movement({ ids }) {
  const [way, setWay] = useState(/** @type {typeof WAYS[number]} */ ("first"));
  const box = useRef(/** @type {any} */ (null));
  const asked = ids.slice(0, MOST);
  const { page, problem, more, again, sensing, there } = useReadings(asked);
  const asking = (asked.length > 0 || there !== null) && !page && !problem;
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
  }, [asked.join("\n"), there]);
  const give = (/** @type {typeof FILES[number]} */ format) => page && giveTrack(format, rows, page, way === "map" || way === "hot" ? mapped.now : box.current?.querySelector(".sequence svg"));
  const files = FILES.map((format) => ({ icon: "download", text: t(`track.file.${format}`), act: () => give(format), disabled: !rows.length || ((format === "svg" || format === "png") && !PICTURES.includes(way)) }));
  const view = { rows, subjects, chosen, choose };
  const next = page?.pageInfo.hasNextPage ? more : null;
  return html`<div class="track" aria-busy=${asking} ref=${box}>
    <div class="track-head"><div class="time-kinds" role="group" aria-label=${t("track.ways")}>
        ${WAYS.map((name) => html`<button type="button" key=${name} class="chip" aria-pressed=${way === name} onClick=${() => setWay(name)}>${t(`track.${name}`)}</button>`)}</div>
      <span class="track-do">${chosenRow && html`<button type="button" class="button" onClick=${() => sceneOfReading(chosenRow)}>${t("scene.of.reading")}</button>`}
        <button type="button" class="button" title=${t("companions.ask.title")} onClick=${() => askCompanions(asked.length === 1 && !sensing ? asked[0] : null)}>${t("tab.companions")} …</button>
        <button type="button" class="button" title=${t("tracks.title")} onClick=${() => openTracks(asked.length === 1 && !sensing ? asked[0] : null)}>${t("tab.tracks")} …</button>
        <button type="button" class="button" title=${t("scene.title")} onClick=${openScenes}>${t("tab.scenes")} …</button>
        <${Menu} icon="download" text=${t("track.file")} items=${files} /></span></div>
    ${bars.length > 1 && OF_READINGS.includes(way) && html`<div class="track-span"><${Brush} bars=${bars} filter=${held} set=${look} />
      ${span.value && html`<p class="quiet">${t("track.within", { n: rows.length, all: all.length })} <button type="button" class="plain small" onClick=${count}>${t("track.count")}</button> <button type="button" class="plain small" onClick=${() => look({})}>${t("time.whole")}</button></p>`}</div>`}
    ${page && html`<div class="track-told">${there && html`<b>${t("track.there", { title: there.title })}</b> <button type="button" class="plain small" onClick=${() => (readThere.value = null)}>${t("track.there.leave")}</button>`}
        <span class="quiet" role="status">${sensing && !there && page.total > 0 && `${t("track.by.sensors")} `}${t(page.atLeast ? "track.total.least" : "track.total", { n: page.total })}
        ${page.hiddenByFilter > 0 && html` · <b class="hides">${t("time.hidden", { n: page.hiddenByFilter })}</b>`}
        ${next && html` · <button type="button" class="plain small" onClick=${next}>${t("track.shown", { n: all.length })}</button>`}</span>
      ${rows.length > 0 && OF_READINGS.includes(way) && html`<${Subjects} subjects=${subjects} />`}</div>`}
    ${problem && html`<p class="note trouble-note" role="alert">${problem.message} ${!problem.gone && html`<button type="button" class="plain small" onClick=${again}>${t("again")}</button>`}</p>`}
    ${asking && html`<div class="skeleton" role="status" aria-label=${t("busy.movement")}><i></i><i></i></div>`}
    ${page && !all.length && way !== "hot" && way !== "week" && html`<p class="panel-empty">${t("track.none")}</p>`}
    ${way === "hot" && html`<${HotMap} />`}
    ${way === "week" && (asked.length > 0 || there) && page && html`<${Week} subjects=${subjects} ids=${sensing ? [] : asked} />`}
    ${rows.length > 0 && OF_READINGS.includes(way) && html`${way === "sequence" && html`<${Sequence} ...${view} />`}${way === "lanes" && html`<${Lanes} view=${view} ids=${sensing ? [] : asked} held=${span.value} />`}${way === "distance" && html`<${Distance} ...${view} />`}
      ${way === "map" && html`<${TrackMap} ...${view} all=${all} />`}
      ${way === "first" && html`<div class="track-first"><${TrackMap} ...${view} all=${all} /><${Sequence} ...${view} beside=${true} /><${TrackTable} ...${view} more=${next} /></div>`}
      ${way === "table" && html`<${TrackTable} ...${view} more=${next} />`}`}
  </div>`;
}
