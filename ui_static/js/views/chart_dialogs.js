// The dialogs about a chart as a whole: saving it, its versions, two who saved it, its address.
import { differences } from "../both.js";
import { suggestCases } from "../actions/find.js";
import { openChart } from "../actions/open.js";
import { joinBoth, keepMine, save } from "../actions/save.js";
import { address } from "../actions/trail.js";
import { chart, dialog, sheet } from "../state.js";
import { instant } from "../text/dates.js";
import { t } from "../text/index.js";
import { plain } from "../text/names.js";
import { html, useEffect, useState } from "../ui.js";
import { Name, Who } from "./mark.js";
import { Modal } from "./modal.js";
import { Preview } from "./preview.js";

const LONGEST = 200;
const close = () => (dialog.value = null);

/**
 * Choose the case by searching for it.
 * @param {{ value: Page.Id | null, set: (value: Page.Id | null) => void }} given
 */
function CaseField({ value, set }) {
  const [text, setText] = useState("");
  const [found, setFound] = useState(/** @type {Page.Brief[]} */ ([]));
  const known = chart.value.nodes.get(value ?? "");
  useEffect(() => {
    if (text.trim().length < 2) return setFound([]);
    const timer = setTimeout(() => suggestCases(text.trim()).then((some) => some && setFound(some), () => setFound([])), 150);
    return () => clearTimeout(timer);
  }, [text]);
  if (value) return html`<p class="row"><${Name} text=${known?.caption ?? value} /> <button type="button" class="plain small" onClick=${() => set(null)}>${t("save.case.none")}</button></p>`;
  return html`<input id="save-case" class="field" autocomplete="off" placeholder=${t("save.case.find")} value=${text} onInput=${(/** @type {any} */ event) => setText(event.target.value)} />
    ${found.length > 0 && html`<ul class="picks">${found.map((entity) => html`<li key=${entity.id}><button type="button" class="plain" onClick=${() => set(entity.id)}><${Who} entity=${entity} /></button></li>`)}</ul>`}`;
}

export function SaveForm() {
  const now = sheet.value;
  const [title, setTitle] = useState(now.title);
  const [file, setFile] = useState(now.case);
  const [notes, setNotes] = useState(now.notes);
  const [working, setWorking] = useState(false);
  const submit = async (/** @type {any} */ event) => {
    event.preventDefault();
    if (!title.trim() || working) return;
    setWorking(true);
    await save({ title: title.trim(), case: file, notes: notes.trim() });
    setWorking(false);
  };
  return html`<${Modal} title=${t("save.title")}><form onSubmit=${submit}>
    <label for="save-title">${t("save.name")}</label>
    <input id="save-title" class="field" data-first maxlength=${LONGEST} value=${title} onInput=${(/** @type {any} */ event) => setTitle(event.target.value)} />
    <label for="save-case">${t("save.case")}</label><${CaseField} value=${file} set=${setFile} />
    <label for="save-notes">${t("save.notes")}</label>
    <textarea id="save-notes" rows="3" value=${notes} onInput=${(/** @type {any} */ event) => setNotes(event.target.value)}></textarea>
    <p class="quiet">${t("save.what")}</p>
    <div class="row end"><button type="button" class="button" onClick=${close}>${t("cancel")}</button>
      <button type="submit" class="button main" disabled=${!title.trim() || working}>${t("bar.save")}</button></div></form><//>`;
}

export function Versions() {
  const { saved } = sheet.value;
  if (!saved) return null;
  return html`<${Modal} title=${t("versions.title")}>
    <ul class="verdicts versions">${saved.versions.map((one) => html`<li key=${one.version}>
      <p><b>${t("bar.version", { n: one.version })}</b> <${Name} text=${one.title} /> ${one.version === saved.version && html`<span class="tag">${t("versions.here")}</span>`} ${one.current && html`<span class="tag">${t("versions.current")}</span>`}</p>
      <p class="quiet">${t("verdict.by", { by: plain(one.savedBy), at: instant(one.savedAt) })}${one.baseVersion && html` · ${t("versions.base", { n: one.baseVersion })}`}</p>
      <div class="row"><button type="button" class="plain small" onClick=${() => openChart(saved.id, one.version)}>${t("versions.open")}</button>
        <button type="button" class="plain small" onClick=${() => openChart(saved.id, one.version, { then: true })}>${t("opened.then")}</button></div></li>`)}</ul>
    <div class="row end"><button type="button" class="button" onClick=${close}>${t("close")}</button></div><//>`;
}

/**
 * Somebody else saved since: both are here.
 * @param {{ wanted: { theirs: Page.SavedChart, yours: Page.SavedChart } }} given
 */
export function Conflict({ wanted }) {
  const { theirs, yours } = wanted;
  const differ = differences(yours.content, theirs.content);
  const card = (/** @type {string} */ title, /** @type {Page.SavedChart} */ saved, /** @type {Page.Id[]} */ only, /** @type {() => unknown} */ act, /** @type {string} */ text) => html`<section class="side"><h3>${title}</h3><${Preview} content=${saved.content} only=${only} label=${title} />
    <p class="quiet">${t("verdict.by", { by: plain(saved.savedBy), at: instant(saved.savedAt) })}</p>
    <p>${t("conflict.only", { n: only.length })}</p>
    <button type="button" class="button" onClick=${act}>${text}</button></section>`;
  return html`<${Modal} title=${t("conflict.title")}><p>${t("conflict.what", { by: plain(theirs.savedBy), mine: yours.version, theirs: theirs.version })}</p>
    <div class="sides">${card(t("conflict.theirs", { n: theirs.version }), theirs, differ.theirs, () => openChart(theirs.id, theirs.version), t("conflict.open"))}
      ${card(t("conflict.mine", { n: yours.version }), yours, differ.mine, () => keepMine(wanted), t("conflict.keep"))}</div>
    <p class="quiet">${t("conflict.moved", { n: differ.moved.length })}</p>
    <div class="row end"><button type="button" class="button" onClick=${close}>${t("conflict.later")}</button>
      <button type="button" class="button main" data-first onClick=${() => joinBoth(wanted)}>${t("conflict.join")}</button></div><//>`;
}

/** A link to exactly this chart, or to this view. */
export function Address() {
  const [copied, setCopied] = useState(false);
  const link = new URL(address(), location.href).href;
  const { saved } = sheet.value;
  const exactly = saved && address().startsWith("#chart=");
  const copy = async () => {
    const field = /** @type {HTMLInputElement} */ (document.getElementById("address"));
    field.select();
    try {
      await navigator.clipboard.writeText(link);
    } catch {
      document.execCommand("copy"); // without TLS there is no clipboard to write to
    }
    setCopied(true);
  };
  return html`<${Modal} title=${t("address.title")}>
    <p class="quiet">${t(exactly ? "address.chart" : "address.view", { n: saved?.version })}</p>
    <input id="address" class="field" readonly value=${link} aria-label=${t("address.title")} onFocus=${(/** @type {any} */ event) => event.target.select()} />
    <p class="quiet">${t("address.safe")}</p>
    <div class="row end"><span role="status">${copied && t("address.copied")}</span><button type="button" class="button" onClick=${close}>${t("close")}</button>
      <button type="button" class="button main" data-first onClick=${copy}>${t("address.copy")}</button></div><//>`;
}
