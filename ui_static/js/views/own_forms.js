// The forms for what a person adds: a note with a flag and a picture, an assumed element or link, a box.
import { annotate, assumeElement, assumeLink } from "../actions/assume.js";
import { group } from "../actions/box.js";
import { FLAGS } from "../chart/theme.js";
import { entityType, noun } from "../model.js";
import { lineId } from "../own.js";
import { readPicture } from "../picture.js";
import { chart, dialog, model, shown } from "../state.js";
import { t } from "../text/index.js";
import { plain } from "../text/names.js";
import { html, useState } from "../ui.js";
import { Name } from "./mark.js";
import { Modal } from "./modal.js";
import { Picture } from "./picture.js";

const LONGEST = 120;
const close = () => (dialog.value = null);

/** @param {string} id */
const captionOf = (id) => shown.value.nodes.get(id)?.caption ?? t("an.element");

/**
 * A form with its fields, a button that does it, and one that leaves.
 * @param {{ title: string, ready: any, text: string, onDo: () => any, children: any }} given
 */
function Form({ title, ready, text, onDo, children }) {
  const [working, setWorking] = useState(false);
  const submit = async (/** @type {any} */ event) => {
    event.preventDefault();
    if (!ready || working) return;
    setWorking(true);
    await onDo();
    setWorking(false);
  };
  return html`<${Modal} title=${title}><form onSubmit=${submit}>${children}
    <div class="row end"><button type="button" class="button" onClick=${close}>${t("cancel")}</button>
      <button type="submit" class="button main" disabled=${!ready || working}>${text}</button></div></form><//>`;
}

/** @param {{ id: string, label: string, value: any, set: (value: any) => void, first?: boolean }} given */
const Line = ({ id, label, value, set, first = false }) => html`<label for=${id}>${label}</label>
  <input id=${id} class="field" maxlength=${LONGEST} data-first=${first || undefined} value=${value} onInput=${(/** @type {any} */ event) => set(event.target.value)} />`;

/** @param {{ value: any, set: (value: any) => void }} given */
const Reason = ({ value, set }) => html`<label for="own-reason">${t("decide.reason")}</label>
  <textarea id="own-reason" rows="2" value=${value} onInput=${(/** @type {any} */ event) => set(event.target.value)}></textarea>`;

/** @param {{ wanted: { ids: Page.Id[] } }} given */
export function NoteForm({ wanted: { ids } }) {
  const before = ids.length === 1 ? chart.value.own.notes.get(ids[0]) : null;
  const [text, setText] = useState(before?.text ?? "");
  const [flag, setFlag] = useState(before?.flag ?? null);
  const [picture, setPicture] = useState(before?.picture ?? null);
  const [problem, setProblem] = useState(false);
  const box = ids.some((id) => shown.value.nodes.get(id)?.box); // a box has words only
  const line = ids.length === 1 && shown.value.links.find((link) => lineId(link) === ids[0]); // a line has no picture
  const choose = async (/** @type {any} */ event) => {
    const [file] = event.target.files;
    if (!file) return;
    try {
      setPicture(await readPicture(file));
      setProblem(false);
    } catch {
      setProblem(true);
    }
  };
  return html`<${Form} title=${line ? t("note.title.line") : t("note.title", { n: ids.length })} ready=${true} text=${t("note.do")} onDo=${() => annotate(ids, { text: text.trim(), flag, picture })}>
    <p class="quiet">${line ? html`<${Name} text=${captionOf(line.from)} /> … <${Name} text=${captionOf(line.to)} />` : ids.length === 1 ? html`<${Name} text=${captionOf(ids[0])} />` : t("selection.count", { n: ids.length })}</p>
    <label for="note-text">${t("note.text")}</label>
    <textarea id="note-text" data-first rows="4" value=${text} onInput=${(/** @type {any} */ event) => setText(event.target.value)}></textarea>
    ${!box && html`<fieldset class="flags"><legend>${t("note.flag")}</legend>
      ${[null, ...FLAGS].map((name) => html`<label key=${name} class=${name ? `flag flag-${name}` : "flag"}><input type="radio" name="flag" checked=${flag === name} onChange=${() => setFlag(name)} />
        ${name ? html`<b>${t(`flag.${name}.icon`)}</b> ${t(`flag.${name}`)}` : t("flag.none")}</label>`)}</fieldset>`}
    ${!box && !line && html`<label for="note-picture">${t("note.picture")}</label>
    ${picture && html`<div class="row"><${Picture} data=${picture} size=${72} /><button type="button" class="plain" onClick=${() => setPicture(null)}>${t("note.picture.drop")}</button></div>`}
    <input id="note-picture" type="file" accept="image/png,image/jpeg,image/webp" onChange=${choose} />`}
    ${problem && html`<p class="note trouble-note" role="alert">${t("note.picture.problem")}</p>`}
  <//>`;
}

/** @param {{ wanted: { ids: Page.Id[] } }} given */
export function ElementForm({ wanted: { ids } }) {
  const near = ids[0] ?? null;
  const types = [...(model.value?.entities.keys() ?? [])].sort((a, b) => (noun(a) < noun(b) ? -1 : 1));
  const [type, setType] = useState(shown.value.nodes.get(near)?.type || types[0]);
  const [caption, setCaption] = useState("");
  const [link, setLink] = useState("");
  const [reason, setReason] = useState("");
  const ready = caption.trim() && reason.trim() && (!near || link.trim());
  return html`<${Form} title=${t("assume.element.title")} ready=${ready} text=${t("assume.do")}
    onDo=${() => assumeElement({ type, caption: caption.trim(), reason: reason.trim(), near, link: link.trim() })}>
    <p class="quiet">${t("own.what")}</p>
    <label for="own-type">${t("assume.type")}</label>
    <select id="own-type" class="field" onChange=${(/** @type {any} */ event) => setType(event.target.value)}>${types.map((name) => html`<option key=${name} value=${name} selected=${name === type} title=${entityType(name).doc}>${noun(name)}</option>`)}</select>
    <${Line} id="own-caption" label=${t("assume.caption")} value=${caption} set=${setCaption} first=${true} />
    ${near && html`<${Line} id="own-link" label=${t("assume.link.to", { caption: plain(captionOf(near)) })} value=${link} set=${setLink} />`}
    <${Reason} value=${reason} set=${setReason} />
  <//>`;
}

/** @param {{ wanted: { ids: Page.Id[] } }} given */
export function LinkForm({ wanted: { ids: [from, to] } }) {
  const [caption, setCaption] = useState("");
  const [reason, setReason] = useState("");
  return html`<${Form} title=${t("assume.link.title")} ready=${caption.trim() && reason.trim()} text=${t("assume.do")}
    onDo=${() => assumeLink({ from, to, label: caption.trim(), reason: reason.trim() })}>
    <p><${Name} text=${captionOf(from)} /> … <${Name} text=${captionOf(to)} /></p>
    <p class="quiet">${t("own.what")}</p>
    <${Line} id="own-caption" label=${t("assume.link")} value=${caption} set=${setCaption} first=${true} />
    <${Reason} value=${reason} set=${setReason} />
  <//>`;
}

/** @param {{ wanted: { ids: Page.Id[] } }} given */
export function BoxForm({ wanted: { ids } }) {
  const [title, setTitle] = useState("");
  return html`<${Form} title=${t("box.title", { n: ids.length })} ready=${title.trim()} text=${t("box.do")} onDo=${() => group(ids, title.trim())}>
    <p class="quiet">${t("box.what")}</p>
    <${Line} id="box-name" label=${t("box.name")} value=${title} set=${setTitle} first=${true} />
  <//>`;
}
