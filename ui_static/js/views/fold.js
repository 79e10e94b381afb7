// About a fold: several elements of one type that are drawn as one mark.
import { open } from "../actions/draw.js";
import { noun } from "../model.js";
import { t } from "../text/index.js";
import { html } from "../ui.js";
import { Name, TypeMark } from "./mark.js";

export function Fold({ fold }) {
  return html`<article class="about">
    <header class="about-head"><${TypeMark} type=${fold.type} size=${44} /><div><h2><${Name} text=${fold.caption} /></h2><p class="quiet">${t("fold.kind")}</p></div></header>
    <p>${t("fold.why", { n: fold.members.length, noun: noun(fold.type, fold.members.length) })}</p>
    <button type="button" class="button main" onClick=${() => open(fold.id)}>${t("do.unfold", { n: fold.members.length })}</button>
  </article>`;
}
