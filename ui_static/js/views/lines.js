// The lines of an element that are drawn, each a button: whoever works without a mouse asks here why one is there.
import { showLine } from "../actions/why.js";
import { Icon } from "../icons.js";
import { lineId } from "../own.js";
import { phrase } from "../model.js";
import { chart, shown } from "../state.js";
import { t } from "../text/index.js";
import { plain } from "../text/names.js";
import { html, useState } from "../ui.js";
import { Name } from "./mark.js";

/**
 * @param {{ link: Page.Line, id: Page.Id }} given
 */
function Row({ link, id }) {
  const back = link.from !== id;
  const note = chart.value.own.notes.get(lineId(link));
  const other = shown.value.nodes.get(back ? link.from : link.to);
  const said = link.own ? plain(link.label ?? "") : phrase(link.type, back);
  return html`<li><button type="button" class="link-count" onClick=${() => showLine({ ...link, id: lineId(link) })}>
    <span class="link-phrase">${link.own ? html`<bdi>${said}</bdi>` : said} <${Name} text=${other?.caption ?? t("an.element")} /></span>
    ${note && html`<span class=${note.flag ? `flag flag-${note.flag}` : "tag"}>${note.flag ? html`<b>${t(`flag.${note.flag}.icon`)}</b> ${t(`flag.${note.flag}`)}` : t("note.text")}</span>`}
    <span class="number">${link.own ? t(link.finding ? "own.finding" : "own.tag") : t("about.facts", { n: link.count })}</span>
    <${Icon} name="route" size=${16} /></button></li>`;
}

/**
 * Those of one element; they are told when somebody opens them, as there may be many.
 * @param {{ id: Page.Id }} given
 */
export function Lines({ id }) {
  const [open, setOpen] = useState(false);
  const links = shown.value.links.filter((link) => link.from === id || link.to === id);
  if (!links.length) return null;
  return html`<details class="lines" onToggle=${(/** @type {Page.Event} */ event) => setOpen(event.currentTarget.open)}>
    <summary>${t("about.lines", { n: links.length })}</summary>
    ${open && html`<ul class="link-counts">${links.map((link) => html`<${Row} key=${lineId(link)} link=${link} id=${id} />`)}</ul>`}
  </details>`;
}
