// Two elements side by side: how are they linked, and are they the same?
import { findPaths } from "../actions/paths.js";
import { Icon } from "../icons.js";
import { dialog, shown } from "../state.js";
import { t } from "../text/index.js";
import { html } from "../ui.js";
import { Who } from "./mark.js";

/** @param {{ ids: Page.Id[] }} given */
export function Pair({ ids: [a, b] }) {
  const [one, other] = [a, b].flatMap((id) => shown.value.nodes.get(id) ?? []);
  if (!other) return null;
  const decide = (/** @type {string} */ kind) => () => (dialog.value = { kind, a, b });
  const folds = one.members || other.members;
  const own = one.own || other.own;
  return html`<article class="about pair"><h2>${t("pair.title")}</h2>
    <p><${Who} entity=${one} size=${34} /></p><p><${Who} entity=${other} size=${34} /></p>
    ${own ? html`<p class="note">${t("pair.own")}</p>` : folds ? html`<p class="note">${t("pair.fold")}</p>` : html`
      <button type="button" class="button main wide" onClick=${() => findPaths(a, b)}><${Icon} name="route" /> ${t("do.paths")}</button>
      ${one.type === other.type && html`<section><h3>${t("pair.same.title")}</h3><p class="quiet">${t("pair.same.why")}</p>
        <div class="row"><button type="button" class="button" onClick=${decide("same")}><${Icon} name="same" /> ${t("do.same")}</button>
        <button type="button" class="button" onClick=${decide("never")}><${Icon} name="differ" /> ${t("do.never")}</button></div></section>`}`}
  </article>`;
}
