// The dialogs that give a chart out as a file, and open one from a file.
import { giveOut, listFormats, openFile } from "../actions/files.js";
import { Icon } from "../icons.js";
import { dialog, failed } from "../state.js";
import { t } from "../text/index.js";
import { words } from "../text/words.js";
import { html, useEffect, useRef, useState } from "../ui.js";
import { Modal } from "./modal.js";

const close = () => (dialog.value = null);

/** What went wrong since the dialog was opened. */
function Problem() {
  const [before] = useState(failed.value);
  return failed.value && failed.value !== before && html`<p class="note trouble-note" role="alert">${failed.value.problem.message}</p>`;
}

export function GiveOut() {
  const [formats, setFormats] = useState(/** @type {Page.Format[] | null} */ (null));
  const [working, setWorking] = useState("");
  const [problem, setProblem] = useState("");
  useEffect(() => {
    listFormats().then(setFormats, (failure) => setProblem(failure.message));
  }, []);
  const give = (/** @type {Page.Format} */ format) => async () => {
    if (working) return;
    setWorking(format.name);
    await giveOut(format);
    setWorking("");
  };
  const list = useRef(/** @type {any} */ (null));
  // The formats come after the dialog: the first of them takes the focus, so that Enter gives out and does not close.
  useEffect(() => {
    if (formats) list.current.querySelector("button")?.focus();
  }, [formats]);
  const key = (/** @type {Page.Event} */ event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const buttons = [...list.current.querySelectorAll("button")];
    buttons[(buttons.indexOf(/** @type {any} */ (document.activeElement)) + step + buttons.length) % buttons.length]?.focus();
    event.preventDefault();
  };
  const all = formats && [{ name: "png", title: t("file.png"), suffix: ".png" }, ...formats];
  return html`<${Modal} title=${t("file.title")}>
    <p class="quiet">${t("file.what")}</p>
    ${problem ? html`<p class="note trouble-note" role="alert">${problem}</p>` : html`<${Problem} />`}
    ${!all && !problem && html`<p class="quiet" aria-busy="true">${t("file.waiting")}</p>`}
    <ul class="formats" ref=${list} onKeyDown=${key} aria-busy=${working !== ""}>${all?.map((format, index) => html`<li key=${format.name}>
      <button type="button" class="plain" data-first=${index === 0 ? "" : undefined} aria-disabled=${working !== "" || undefined} onClick=${give(format)}>
        <${Icon} name=${working === format.name ? "clock" : "download"} size=${17} /><span>${words()?.formats[format.name] ?? format.title}</span><span class="quiet">${format.suffix}</span></button></li>`)}</ul>
    <div class="row end"><button type="button" class="button" onClick=${close}>${t("close")}</button></div><//>`;
}

export function OpenFile() {
  const choose = (/** @type {any} */ event) => event.target.files[0] && openFile(event.target.files[0]);
  return html`<${Modal} title=${t("file.open.title")}>
    <p class="quiet">${t("file.open.what")}</p><${Problem} />
    <label for="chart-file">${t("file.open.field")}</label>
    <input id="chart-file" data-first type="file" accept=".json,application/json" onChange=${choose} />
    <div class="row end"><button type="button" class="button" onClick=${close}>${t("close")}</button></div><//>`;
}
