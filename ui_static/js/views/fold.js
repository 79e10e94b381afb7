// About a fold: several elements of one type that are drawn as one mark.
import { PAGE, open } from "../actions/expand.js";
import { standsForMany } from "../chart_data.js";
import { noun } from "../model.js";
import { t } from "../text/index.js";
import { html } from "../ui.js";
import { Name, TypeMark } from "./mark.js";

/**
 * What opening a fold does: all of it where it is small, else its first page.
 * @param {Page.Mark} fold
 */
export const openText = (fold) => {
  const n = standsForMany(fold);
  return n > PAGE ? t("do.unfold.some", { n: PAGE, of: n }) : t("do.unfold", { n });
};

/** @param {{ fold: Page.Mark }} given */
export function Fold({ fold }) {
  const n = standsForMany(fold);
  return html`<article class="about">
    <header class="about-head"><${TypeMark} type=${fold.type} size=${44} /><div><h2><${Name} text=${fold.caption} /></h2><p class="quiet">${t("fold.kind")}</p></div></header>
    <p>${t("fold.why", { n, noun: noun(fold.type, n) })}</p>
    <button type="button" class="button main" onClick=${() => open(fold.id)}>${openText(fold)}</button>
  </article>`;
}
