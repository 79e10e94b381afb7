// Records: every claim on an element as its source gave it, with grade, record and times.
import { Icon } from "../icons.js";
import { t } from "../text/index.js";
import { instant } from "../text/dates.js";
import { html } from "../ui.js";
import { Grade, sourceTitle } from "./mark.js";
import { plain } from "../text/names.js";
import { Attributes } from "./value.js";

/**
 * Source, grade in words, record and times of one claim or fact.
 * @param {{ fact: Page.Claim }} given
 */
export function RecordHead({ fact }) {
  return html`<header class="record-head"><b class="source">${sourceTitle(fact.source)}</b> <${Grade} grade=${fact.grade} words=${true} />
    <p class="quiet">${t("origin.record", { record: plain(fact.recordRef) })}
      ${fact.observedAt && html` · ${t("record.observed", { at: instant(fact.observedAt) })}`}
      ${fact.recordedAt && html` · ${t("record.recorded", { at: instant(fact.recordedAt) })}`}</p></header>`;
}

/** @param {{ element: Page.Element | null }} given */
export function Records({ element }) {
  if (!element || (element.asking && !element.entity)) return html`<div class="skeleton" role="status" aria-busy="true" aria-label=${t("busy.element")}><i></i><i></i><i></i></div>`;
  if (element.problem) return html`<p class="note trouble-note"><${Icon} name="warn" size=${18} /> ${element.problem.message}</p>`;
  const claims = element.entity?.claims.edges.map((edge) => edge.node) ?? [];
  if (!claims.length) return html`<p class="quiet">${t("records.none")}</p>`;
  return html`<div class="records"><p class="quiet">${t("records.count", { n: claims.length })}</p>
    ${claims.map((claim) => html`<article class="record" key=${claim.id}><${RecordHead} fact=${claim} /><${Attributes} attributes=${claim.attributes} /></article>`)}
    ${element.entity?.claims.pageInfo.hasNextPage && html`<p class="note">${t("records.more")}</p>`}</div>`;
}
