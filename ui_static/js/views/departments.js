// The table of departments: what each source says of each attribute, conflicts first; a person decides what holds.
import { compare } from "../departments.js";
import { Icon } from "../icons.js";
import { attributeDoc, attributeLabel } from "../model.js";
import { dialog } from "../state.js";
import { instant } from "../text/dates.js";
import { t } from "../text/index.js";
import { plain } from "../text/names.js";
import { classes, html } from "../ui.js";
import { Grade, Name, sourceTitle } from "./mark.js";
import { useElement } from "./use_element.js";
import { valueText } from "./value.js";

/** @param {{ entity: Page.Entity, row: Page.CompareRow, cell: Page.Cell }} given */
function Cell({ entity, row, cell }) {
  const { claim, given, standing, more } = cell;
  const decide = () =>
    (dialog.value = { kind: "value", entity: entity.id, attribute: row.value.attribute, claim: claim.id, caption: valueText(given), back: dialog.value });
  const holds = standing === "holds";
  return html`<div class=${classes("said", standing)}>
    <span class="said-value"><bdi>${valueText(given)}</bdi></span>
    ${holds && html`<span class="tag">${t(row.value.decidedBy ? "value.conclusion" : "value.working")}</span>`}
    ${standing === "differs" && html`<span class="tag warn"><${Icon} name="warn" size=${13} /> ${t("compare.differs")}</span>`}
    <span class="origin"><${Grade} grade=${claim.grade} /> <span class="record">${t("origin.record", { record: plain(claim.recordRef) })}</span>
      ${more > 0 && html`<span>${t("compare.more", { n: more })}</span>`}</span>
    ${row.conflict && (!holds || !row.value.decidedBy) && html`<button type="button" class="plain small" onClick=${decide}>${t("value.decide")}</button>`}
  </div>`;
}

/**
 * Who drew the conclusion, when and why; or that nobody has yet.
 * @param {{ value: Page.Value, conflict: boolean, back: Page.Dialog | null }} given
 */
function Conclusion({ value, conflict, back }) {
  if (!value.decidedBy) return conflict ? html`<p class="quiet">${t("compare.open")}</p>` : null;
  const withdraw = () => (dialog.value = { kind: "withdraw", verdict: value.decision, back });
  return html`<p class="quiet">${t("compare.concluded", { by: plain(value.decidedBy), at: instant(value.decidedAt) })}</p>
    <p class="quiet"><${Name} text=${value.reason} /></p>
    <button type="button" class="plain small" onClick=${withdraw}>${t("verdict.withdraw")}</button>`;
}

/** @param {{ entity: Page.Entity, row: Page.CompareRow, sources: string[] }} given */
function Row({ entity, row, sources }) {
  return html`<tr class=${classes(row.conflict && (row.value.decidedBy ? "decided" : "conflict"))}>
    <th scope="row"><span title=${attributeDoc(entity.type, row.value.attribute)}>${attributeLabel(row.value.attribute)}</span>
      <${Conclusion} value=${row.value} conflict=${row.conflict} back=${dialog.value} /></th>
    ${sources.map((source) => html`<td key=${source}>${(row.cells.get(source) ?? []).map((cell) => html`<${Cell} key=${cell.claim.id} entity=${entity} row=${row} cell=${cell} />`)}</td>`)}
  </tr>`;
}

/**
 * The table for one element, asked for anew after each decision.
 * @param {{ id: Page.Id }} given
 */
export function Departments({ id }) {
  const element = useElement(id);
  const entity = element?.entity;
  if (element?.problem) return html`<p class="note trouble-note" role="alert">${element.problem.message}</p>`;
  if (!entity) return html`<div class="skeleton" role="status" aria-busy="true" aria-label=${t("busy.element")}><i></i><i></i><i></i></div>`;
  const { sources, rows } = compare(entity);
  const open = rows.filter((row) => row.conflict && !row.value.decidedBy).length;
  return html`<p class="quiet"><${Name} text=${entity.caption} /> · ${t("compare.open.count", { n: open })} ${t("compare.how")}</p>
    ${entity.claims.pageInfo.hasNextPage && html`<p class="note">${t("records.more")}</p>`}
    <div class="compare" role="region" tabindex="0" aria-label=${t("compare.title")}><table>
      <caption class="visually-hidden">${t("compare.title")}</caption>
      <thead><tr><th scope="col">${t("compare.attribute")}</th>${sources.map((source) => html`<th key=${source} scope="col"><bdi>${sourceTitle(source)}</bdi></th>`)}</tr></thead>
      <tbody>${rows.map((row) => html`<${Row} key=${row.value.attribute} entity=${entity} row=${row} sources=${sources} />`)}</tbody>
    </table></div>
    <div class="row end"><button type="button" class="button" onClick=${() => (dialog.value = null)}>${t("close")}</button></div>`;
}
