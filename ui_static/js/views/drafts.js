// Charts that this browser kept and nobody saved, on the start screen.
import { discardDraft, openDraft } from "../actions/open.js";
import { Icon } from "../icons.js";
import { drafts } from "../state.js";
import { instant } from "../text/dates.js";
import { t } from "../text/index.js";
import { html } from "../ui.js";
import { Name } from "./mark.js";

const SHOWN = 4;

export function Drafts() {
  const found = drafts.value.slice(0, SHOWN);
  if (!found.length) return null;
  return html`<section class="case drafts" aria-labelledby="drafts-title"><h2 id="drafts-title">${t("drafts.title")}</h2><p>${t("drafts.what")}</p>
    <ul class="steps">${found.map((one) => html`<li key=${one.draft} class="draft">
      <button type="button" class="step" onClick=${() => openDraft(one.draft)}><${Icon} name="diagram" size=${22} />
        <span class="step-text"><b><${Name} text=${one.title || t("drafts.nameless")} /></b><span class="quiet">${t("drafts.n", { n: one.n, at: instant(one.at) })}</span></span></button>
      <button type="button" class="plain small" onClick=${() => discardDraft(one.draft)}>${t("drafts.drop")}</button></li>`)}</ul>
  </section>`;
}
