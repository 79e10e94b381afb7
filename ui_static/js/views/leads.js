// A lead as it is told everywhere: what was observed beside what chance gives, what else explains it, what speaks against.
import { isFound } from "../actions/finding.js";
import { Icon } from "../icons.js";
import { chart } from "../state.js";
import { number, t } from "../text/index.js";
import { plain } from "../text/names.js";
import { html } from "../ui.js";
import { LeadRecords } from "./lead_records.js";
import { Who } from "./mark.js";

/** The reason that says on which list somebody stands: it is told at once, as it was asked for. */
const LISTED = "LISTED";

/** @param {number} value */
export const rounded = (value) => (value >= 10 ? number(Math.round(value)) : value >= 0.1 || value === 0 ? value.toFixed(1) : t("lead.under", { value: "0.1" }));

/** @param {number | null} value */
const chance = (value) => (value === null ? t("lead.unknown") : value < 0.001 ? t("lead.under", { value: "0.001" }) : value.toFixed(3));

/**
 * Two bars, one under the other, on one scale.
 * @param {{ lead: Page.Lead }} given
 */
function Bars({ lead }) {
  const most = Math.max(lead.observed, lead.expected, 1);
  const bar = (/** @type {string} */ name, /** @type {number} */ value, /** @type {string} */ text) => html`<div class=${`lead-bar ${name}`}>
    <span>${t(`lead.${name}`)}</span><i style=${{ width: `${Math.max(1.5, (58 * value) / most)}%` }}></i><b>${text}</b></div>`;
  return html`<div class="lead-bars">${bar("observed", lead.observed, number(lead.observed))}${bar("expected", lead.expected, rounded(lead.expected))}</div>`;
}

/** @param {{ reasons: Page.Reason[], title: string }} given */
export function Reasons({ reasons, title }) {
  if (!reasons.length) return null;
  return html`<div class="lead-reasons"><h5>${title}</h5><ul>${reasons.map((one) => html`<li key=${one.code}>${plain(one.sentence)}</li>`)}</ul></div>`;
}

/**
 * How much the filter hid from a search, and how often the chart's case asked the same with other windows: whoever tries
 * often finds something.
 * @param {{ leads: Page.Leads }} given
 */
export const SearchTold = ({ leads: { tries, hiddenByFilter } }) => html`${tries?.others ? html` <span>${t("lead.tries", { n: tries.others })}</span>` : null}
  ${hiddenByFilter > 0 && html` <b class="hides">${t("lead.hidden", { n: hiddenByFilter })}</b>`}`;

const COVERAGE = /** @type {const} */ (["SEEN", "NOT_SEEN_WHILE_WATCHED", "NOT_WATCHED"]);

/**
 * A strip of scenes, purchases or days: seen, not seen while somebody watched, not watched. Not seen is not absent.
 * @param {{ lead: Page.Lead }} given
 */
function Coverage({ lead: { coverage, unit } }) {
  if (coverage.length < 2) return null;
  const of = unit === "scene" || unit === "purchase" ? unit : "day";
  const told = COVERAGE.map((name) => [name, coverage.filter((one) => one === name).length]).filter(([, n]) => n);
  const text = `${t(`lead.coverage.${of}`)}: ${told.map(([name, n]) => t(`lead.${name}`, { n })).join(", ")}`;
  return html`<div class="coverage"><div role="img" aria-label=${text}>${coverage.map((one, k) => html`<i key=${k} class=${one.toLowerCase()} title=${`${k + 1}: ${t(`lead.${one}.one`)}`}></i>`)}</div>
    <p class="quiet" aria-hidden="true">${text}</p></div>`;
}

/**
 * about: who was asked about, who is not named again; draw: puts it on the diagram; read: asks for what it rests on.
 * @param {{ lead: Page.Lead, about?: Page.Id, draw: (lead: Page.Lead) => unknown, read: import("./lead_records.js").Read }} given
 */
export function Lead({ lead, about = "", draw, read }) {
  const others = lead.subjects.filter((one) => one.id !== about);
  const there = isFound(lead) && others.every((one) => chart.value.nodes.has(one.id));
  return html`<li class="lead"><div class="lead-head">${others.map((one) => html`<${Who} key=${one.id} entity=${one} size=${26} />`)}
      <button type="button" class="button" disabled=${there} onClick=${() => draw(lead)}><${Icon} name=${there ? "check" : "plus"} size=${15} /><span>${t(there ? "lead.drawn" : "lead.draw")}</span></button></div>
    ${lead.otherReasons.filter((one) => one.code === LISTED).map((one) => html`<p key=${one.sentence}><span class="tag">${plain(one.sentence)}</span></p>`)}
    <${Bars} lead=${lead} /><${Coverage} lead=${lead} />
    <p class="quiet">${t("lead.rests", { days: lead.days, places: lead.places, n: lead.recordCount })}${lead.qValue !== null || about ? ` · ${t("lead.q", { value: chance(lead.qValue) })}` : ""}</p>
    <details><summary>${t("lead.words")}</summary><p class="sentence"><bdi>${plain(lead.sentence)}</bdi></p>
      <${Reasons} reasons=${lead.otherReasons} title=${t("lead.other")} /></details>
    <${LeadRecords} lead=${lead} read=${read} />
    <${Reasons} reasons=${lead.against} title=${t("lead.against")} /></li>`;
}
