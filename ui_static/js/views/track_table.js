// The readings as a table: so many rows at a time, and always those among which the chosen reading is.
import { second } from "../text/dates.js";
import { number, t } from "../text/index.js";
import { classes, html, useEffect, useState } from "../ui.js";
import { Name, Origin } from "./mark.js";

const ROWS = 200;
const HEADS = ["track.n", "time.when", "track.subject", "track.sensor", "time.who.says"];

/** @param {Page.TrackView & { more: (() => void) | null }} given */
export function TrackTable({ rows, subjects, chosen, choose, more }) {
  const [part, setPart] = useState(0);
  const at = rows.findIndex((one) => one.id === chosen);
  useEffect(() => {
    if (at >= 0) setPart(Math.floor(at / ROWS));
  }, [at]);
  const parts = Math.max(1, Math.ceil(rows.length / ROWS));
  const begin = Math.min(part, parts - 1) * ROWS;
  const shown = rows.slice(begin, begin + ROWS);
  const turn = (/** @type {number} */ by, /** @type {string} */ text) => html`<button type="button" class="plain small" disabled=${begin + by * ROWS < 0 || begin + by * ROWS >= rows.length} onClick=${() => setPart(begin / ROWS + by)}>${text}</button>`;
  return html`<div class="time-table" role="region" tabindex="0" aria-label=${t("track.table")}><table>
    <thead><tr>${HEADS.map((head) => html`<th key=${head} scope="col">${t(head)}</th>`)}</tr></thead>
    <tbody>${shown.map((one, k) => html`<tr key=${one.id} class=${classes(one.id === chosen && "lit")}>
      <td><button type="button" class="plain small" aria-pressed=${one.id === chosen} onClick=${() => choose(one.id === chosen ? null : one.id)}>${begin + k + 1}</button></td>
      <td>${second(one.trueTime)}</td>
      <td><span class=${`subject subject-${subjects.get(one.subject.id)?.colour}`}></span> <${Name} text=${one.subject.caption} />
        ${one.through.length > 0 && html`<span class="quiet" title=${one.through.map((fact) => fact.sentence).join("\n")}> ${t("track.through")}</span>`}</td>
      <td><${Name} text=${one.sensor.caption} />${one.radiusM && one.radiusM > 100 ? html` <span class="quiet">${t("track.compatible")}</span>` : null}</td>
      <td><${Origin} fact=${one} /></td></tr>`)}</tbody></table>
    ${(parts > 1 || more) && html`<p class="more">${parts > 1 && html`${t("track.rows", { from: number(begin + 1), to: number(begin + shown.length), n: number(rows.length) })} ${turn(-1, t("track.rows.before"))} ${turn(1, t("track.rows.after"))}`}
      ${more && html`<button type="button" class="button" onClick=${more}>${t("more")}</button>`}</p>`}</div>`;
}
