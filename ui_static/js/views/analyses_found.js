// What an analysis found: sentences, a picture, and tables beneath it whose rows can be drawn.
import { drawFound } from "../actions/analyses.js";
import { Icon } from "../icons.js";
import { t } from "../text/index.js";
import { html } from "../ui.js";
import { Pictures } from "./plots.js";

const MOST_ROWS = 200;

/** @param {{ table: Page.FoundTable, open: boolean }} given */
function Table({ table, open }) {
  const { title, heads, rows, none } = table;
  const drawn = rows.some((row) => row.ids.length);
  return html`<details class="found-table" open=${open}><summary>${title} <span class="quiet">${rows.length}</span></summary>
    ${!rows.length && html`<p class="panel-empty">${none}</p>`}
    ${rows.length > 0 && html`<div class="time-table" role="region" tabindex="0" aria-label=${title}><table>
      <thead><tr>${heads.map((head, k) => html`<th key=${k} scope="col"><bdi>${head}</bdi></th>`)}${drawn && html`<td></td>`}</tr></thead>
      <tbody>${rows.slice(0, MOST_ROWS).map((row, k) => html`<tr key=${k}>${row.cells.map((cell, n) => html`<td key=${n} data-head=${heads[n]}><bdi>${cell}</bdi></td>`)}
        ${drawn && html`<td>${row.ids.length > 0 && html`<button type="button" class="plain small" onClick=${() => drawFound(row.ids)}>${t("analyses.draw", { n: row.ids.length })}</button>`}</td>`}</tr>`)}</tbody></table></div>`}
    ${rows.length > MOST_ROWS && html`<p class="quiet">${t("analyses.more.rows", { n: rows.length - MOST_ROWS })}</p>`}</details>`;
}

/** @param {{ found: Page.Analysed }} given */
export function Found({ found }) {
  const { says, lacking, left, hidden, pictures, tables } = found;
  return html`<section class="found-all" aria-label=${t("analyses.table")}>
    ${lacking && html`<p class="note lacking" role="status"><${Icon} name="warn" size=${16} /> <b>${t("analyses.lacking")}</b> ${lacking}</p>`}
    ${(says.length > 0 || left > 0 || hidden > 0) && html`<div class="note" role="status">${says.map((sentence, k) => html`<p key=${k}>${sentence}</p>`)}
      ${left > 0 && html`<p>${t("analyses.left", { n: left })}</p>`}${hidden > 0 && html`<p><b class="hides">${t("time.hidden", { n: hidden })}</b></p>`}</div>`}
    <${Pictures} pictures=${pictures} />
    ${tables.map((table, k) => html`<${Table} key=${k} table=${table} open=${k === 0 || table.rows.length > 0 && k < 2} />`)}</section>`;
}
