// Analyses: of what the graph holds, or of a table of one's own. What is asked, what was found, and whence it can be drawn.
import { ANALYSES } from "../questions_analyses.js";
import { analysed, dialog } from "../state.js";
import { t } from "../text/index.js";
import { html, useState } from "../ui.js";
import { Found } from "./analyses_found.js";
import { NAMES, OfGraph } from "./analyses_graph.js";
import { Modal } from "./modal.js";
import { OfTable, TABLE_NAMES } from "./own_table.js";

const SOURCES = /** @type {const} */ (["graph", "table"]);

export function Analyses() {
  const last = analysed.value;
  const [of, setOf] = useState(/** @type {"graph" | "table"} */ (last?.of ?? "graph"));
  const [chosen, choose] = useState(/** @type {Record<"graph" | "table", string>} */ ({ graph: NAMES[0], table: TABLE_NAMES[0], ...(last && { [last.of]: last.name }) }));
  const name = chosen[of];
  const chip = (/** @type {string} */ text, /** @type {boolean} */ on, /** @type {() => void} */ act) => html`<button type="button" key=${text} class="chip" aria-pressed=${on} onClick=${act}>${text}</button>`;
  return html`<${Modal} title=${t("analyses.title")} wide=${true}>
    <div class="analyses">
      <div class="chips sources" role="group" aria-label=${t("analyses.of")}>${SOURCES.map((one) => chip(t(`analyses.of.${one}`), one === of, () => setOf(one)))}</div>
      <div class="chips" role="group" aria-label=${t("analyses.kinds")}>${(of === "graph" ? NAMES : TABLE_NAMES).map((one) => chip(t(`analyses.${one}`), one === name, () => choose({ ...chosen, [of]: one })))}</div>
      <p class="quiet">${t(`analyses.${name}.what`)}</p>
      ${of === "graph" ? html`<${OfGraph} key=${name} name=${/** @type {keyof typeof ANALYSES} */ (name)} />` : html`<${OfTable} key=${name} name=${name} />`}
      ${last?.of === of && last.name === name && html`<${Found} found=${last.found} />`}
    </div>
    <div class="row end"><button type="button" class="button" onClick=${() => (dialog.value = null)}>${t("close")}</button></div><//>`;
}
