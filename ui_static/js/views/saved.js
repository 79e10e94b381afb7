// The saved charts, on the start screen.
import { openChart } from "../actions/open.js";
import { listCharts } from "../actions/save.js";
import { Icon } from "../icons.js";
import { answering, savedCharts, sheet } from "../state.js";
import { instant } from "../text/dates.js";
import { t } from "../text/index.js";
import { plain } from "../text/names.js";
import { html, useEffect } from "../ui.js";
import { Name } from "./mark.js";

export function SavedCharts() {
  useEffect(() => {
    listCharts().catch(() => {}); // a server that is away is told of elsewhere
  }, [answering.value, sheet.value.saved]);
  const found = savedCharts.value;
  if (!found?.rows.length) return null;
  return html`<section class="case" aria-labelledby="charts-title"><h2 id="charts-title">${t("charts.title")}</h2>
    <ul class="steps saved">${found.rows.map((one) => html`<li key=${one.id}><button type="button" class="step" onClick=${() => openChart(one.id)}><${Icon} name="folder" size=${22} />
      <span class="step-text"><b><${Name} text=${one.title} /></b><span class="quiet">${t("charts.by", { n: one.version, by: plain(one.savedBy), at: instant(one.savedAt) })}</span></span><${Icon} name="next" /></button></li>`)}</ul>
    ${found.cursor && html`<button type="button" class="button" onClick=${() => listCharts(true)}>${t("more")}</button>`}
  </section>`;
}
