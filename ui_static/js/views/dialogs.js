// The dialogs: a decision with its reason, and the list of keys.
import { decide, whoAre } from "../actions/decide.js";
import { chart, dialog } from "../state.js";
import { t } from "../text/index.js";
import { html, useEffect, useState } from "../ui.js";
import { Analyses } from "./analyses.js";
import { Address, Conflict, SaveForm, Versions } from "./chart_dialogs.js";
import { Departments } from "./departments.js";
import { GiveOut, OpenFile } from "./files.js";
import { Who } from "./mark.js";
import { Modal } from "./modal.js";
import { BoxForm, ElementForm, LinkForm, NoteForm } from "./own_forms.js";

const KEYS = ["search", "arrows", "enter", "fold", "delete", "undo", "redo", "save", "all", "fit", "escape", "shift", "frame"];
/** @type {Record<string, any>} */
const FORMS = { save: SaveForm, versions: Versions, conflict: Conflict, address: Address, analyses: Analyses, file: GiveOut, open: OpenFile, note: NoteForm, element: ElementForm, link: LinkForm, box: BoxForm };

/** @param {{ wanted: Page.Dialog }} given */
function Decision({ wanted }) {
  const [reason, setReason] = useState(wanted.reason ?? "");
  const [problem, setProblem] = useState(/** @type {Page.Failure | null} */ (null));
  const [working, setWorking] = useState(false);
  const [known, setKnown] = useState(/** @type {Page.Brief[]} */ (wanted.pair ?? [wanted.a, wanted.b].flatMap((id) => chart.value.nodes.get(id ?? "") ?? [])));
  useEffect(() => {
    // Two of one name are told apart by what is known of them; without an answer the names must do.
    if (known.length && !known[0].values) whoAre(known.map((one) => one.id)).then(setKnown, () => {});
  }, []);
  const submit = async (/** @type {Page.Event} */ event) => {
    event.preventDefault();
    if (!reason.trim() || working) return;
    setWorking(true);
    setProblem(null);
    try {
      await decide(wanted, reason.trim());
    } catch (failure) {
      setProblem(/** @type {Page.Failure} */ (failure));
      setWorking(false);
    }
  };
  return html`<${Modal} title=${t(`decide.${wanted.kind}.title`)}>
    <form onSubmit=${submit}>
      ${known.map((node) => html`<p key=${node.id}><${Who} entity=${node} size=${32} /></p>`)}
      ${wanted.caption && html`<p class="decided-value"><bdi>${wanted.caption}</bdi></p>`}
      <p class="quiet">${t(`decide.${wanted.kind}.what`)}</p>
      <label for="reason">${t("decide.reason")}</label>
      <textarea id="reason" rows="3" required value=${reason} onInput=${(/** @type {Page.Event} */ event) => setReason(event.target.value)}></textarea>
      ${problem && html`<p class="note trouble-note" role="alert">${problem.message}</p>`}
      <div class="row end"><button type="button" class="button" onClick=${() => (dialog.value = wanted.back ?? null)}>${t("cancel")}</button>
        <button type="submit" class="button main" disabled=${!reason.trim() || working}>${t(`decide.${wanted.kind}.do`)}</button></div>
    </form><//>`;
}

const Keys = () => html`<${Modal} title=${t("keys.title")}>
  <dl class="keys">${KEYS.map((name) => html`<div key=${name}><dt><kbd>${t(`keys.${name}.key`)}</kbd></dt><dd>${t(`keys.${name}`)}</dd></div>`)}</dl>
  <div class="row end"><button type="button" class="button" onClick=${() => (dialog.value = null)}>${t("close")}</button></div><//>`;

export function Dialogs() {
  const wanted = dialog.value;
  if (!wanted) return null;
  if (wanted.kind === "compare") return html`<${Modal} title=${t("compare.title")} wide=${true}><${Departments} id=${wanted.id} /><//>`;
  const form = /** @type {Record<string, any>} */ (FORMS)[wanted.kind];
  if (form) return html`<${form} key=${wanted.kind} wanted=${wanted} />`;
  return wanted.kind === "keys" ? html`<${Keys} />` : html`<${Decision} key=${wanted.kind} wanted=${wanted} />`;
}
