// Further questions about tracks, cards and calls: one form for all of them, and what was found under it.
import { changeTracks, findTracks, selected } from "../actions/tracks.js";
import { Icon } from "../icons.js";
import { chart, panel, shown, tracksAsked, working } from "../state.js";
import { t } from "../text/index.js";
import { BOUNDS, QUESTIONS, missing } from "../tracks.js";
import { html } from "../ui.js";
import { FoundHere } from "./found_here.js";
import { field, given } from "./time_field.js";
import { TracksFound } from "./tracks_found.js";

const NAMES = /** @type {Page.TracksQuestion[]} */ (Object.keys(QUESTIONS));

/** @param {{ about: "one" | "all" }} given */
function About({ about }) {
  const { subject } = tracksAsked.value;
  const captionOf = (/** @type {Page.Id} */ id) => shown.value.nodes.get(id)?.caption ?? chart.value.nodes.get(id)?.caption ?? t("an.element");
  const ids = [...new Set([...(subject ? [subject] : []), ...selected()])];
  return html`<label class="row"><span>${t("companions.who")}</span><select value=${subject ?? ""} onChange=${(/** @type {Page.Event} */ event) => changeTracks({ subject: event.target.value || null })}>
    <option value="">${t(about === "one" ? "tracks.choose" : "tracks.all")}</option>${ids.map((id) => html`<option key=${id} value=${id}>${captionOf(id)}</option>`)}</select></label>`;
}

function Form() {
  const now = tracksAsked.value;
  const { about, fields } = QUESTIONS[now.question];
  const wanted = missing(now, selected());
  const time = (/** @type {"since" | "until"} */ name) => html`<label><span>${t(`scene.${name}`)}</span><input type="datetime-local" value=${field(now[name])} onChange=${(/** @type {Page.Event} */ event) => changeTracks({ [name]: given(event.target.value) })} /></label>`;
  const amount = (/** @type {Page.TracksField} */ name) => {
    const [least, most] = BOUNDS[name];
    const set = (/** @type {Page.Event} */ event) => changeTracks({ [name]: Math.min(most, Math.max(least, Math.round(Number(event.target.value)) || least)) });
    return html`<label key=${name}><span>${t(`tracks.${name}`)}</span><input type="number" min=${least} max=${most} value=${now[name]} onChange=${set} /></label>`;
  };
  return html`<form class="companions-form" onSubmit=${(/** @type {Page.Event} */ event) => (event.preventDefault(), !wanted && findTracks())}>
    <label class="row"><span>${t("tracks.question")}</span><select value=${now.question} onChange=${(/** @type {Page.Event} */ event) => changeTracks({ question: event.target.value })}>
      ${NAMES.map((name) => html`<option key=${name} value=${name}>${t(`tracks.${name}`)}</option>`)}</select></label>
    <p class="quiet">${t(`tracks.${now.question}.what`)}</p>
    ${(about === "one" || about === "all") && html`<${About} about=${about} />`}
    ${about === "several" && html`<p class="quiet">${t("tracks.several", { n: selected().length })}</p>`}
    <div class="scene-fields">${time("since")}${time("until")}</div>
    ${fields.length > 0 && html`<div class="scene-fields">${fields.map(amount)}</div>`}
    ${wanted && html`<p class="note">${t(wanted)}</p>`}
    <button type="submit" class="button main" disabled=${Boolean(wanted) || working.value}><${Icon} name="search" size=${16} /><span>${t("tracks.ask")}</span></button></form>`;
}

export function Tracks() {
  const { tracks, ids = [] } = panel.value;
  return html`<article class="about companions tracks"><h2>${t("tracks.title")}</h2><${Form} />
    ${tracks && html`<${FoundHere} found=${tracks.found} /><${TracksFound} question=${tracks.question} found=${tracks.found} asked=${tracks.asked} about=${ids[0] ?? ""} />`}</article>`;
}
