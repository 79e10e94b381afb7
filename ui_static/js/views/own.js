// What a person added to the chart: an assumption, a box, a note with its flag and picture.
import { takeBack } from "../actions/assume.js";
import { openBox, unbox } from "../actions/box.js";
import { Icon } from "../icons.js";
import { noun } from "../model.js";
import { chart, dialog, panel, shown } from "../state.js";
import { instant } from "../text/dates.js";
import { t } from "../text/index.js";
import { html } from "../ui.js";
import { Lines } from "./lines.js";
import { Name, TypeMark, Who } from "./mark.js";
import { Picture } from "./picture.js";
import { plain } from "../text/names.js";

/**
 * Who wrote something and when.
 * @param {{ by?: string, at?: string }} given
 */
const Signed = ({ by, at }) => html`<p class="quiet">${t("verdict.by", { by: plain(by ?? ""), at: instant(at ?? "") })}</p>`;

/** @param {{ thing: { id: Page.Id, reason?: string, by?: string, at?: string } }} given */
function Reason({ thing }) {
  return html`<section class="note own-note"><p class="tag">${t("own.tag")}</p><p><${Name} text=${thing.reason ?? ""} /></p><${Signed} ...${thing} />
    <button type="button" class="plain small" onClick=${() => takeBack(thing.id)}>${t("own.take.back")}</button></section>`;
}

/**
 * An assumed element.
 * @param {{ node: Page.Mark }} given
 */
export function Assumption({ node }) {
  return html`<article class="about">
    <header class="about-head"><${TypeMark} type=${node.type} size=${44} /><div><h2><${Name} text=${node.caption} /></h2><p class="quiet">${noun(node.type)}</p></div></header>
    <${Reason} thing=${node} />
    <${Note} id=${node.id} />
    <${Lines} id=${node.id} />
    <p class="quiet">${t("own.what")}</p>
  </article>`;
}

/**
 * What a finding says, and what speaks against it.
 * @param {{ link: Page.OwnLink }} given
 */
function Found({ link }) {
  const lines = link.against.split("\n").filter(Boolean);
  return html`<section class="note own-note found"><p class="tag">${t("own.finding")}</p><p class="sentence"><bdi>${plain(link.reason)}</bdi></p>
    ${lines.length > 0 && html`<div class="lead-reasons"><h5>${t("lead.against")}</h5><ul>${lines.map((line) => html`<li key=${line}><bdi>${plain(line)}</bdi></li>`)}</ul></div>`}
    <${Signed} ...${link} /><button type="button" class="plain small" onClick=${() => takeBack(link.id)}>${t("own.take.off")}</button></section>`;
}

/** An assumed link, or a finding. */
export function OwnLink() {
  const link = chart.value.own.links.find((other) => other.id === panel.value.link?.id);
  if (!link) return html`<p class="panel-empty">${t("about.gone")}</p>`;
  const name = (/** @type {string} */ id) => html`<${Name} text=${shown.value.nodes.get(id)?.caption ?? chart.value.nodes.get(id)?.caption ?? t("an.element")} />`;
  return html`<article class="about"><header class="line-head"><h2>${name(link.from)} <span class="line-phrase"><bdi>${plain(link.label)}</bdi></span> ${name(link.to)}</h2></header>
    ${link.finding ? html`<${Found} link=${link} />` : html`<${Reason} thing=${link} />`}<${LineNote} id=${link.id} /><p class="quiet">${t(link.finding ? "own.finding.what" : "own.what")}</p></article>`;
}

/**
 * A closed box and what is in it.
 * @param {{ box: Page.Mark }} given
 */
export function Box({ box }) {
  const members = (box.members ?? []).map((id) => chart.value.nodes.get(id) ?? chart.value.own.elements.find((one) => one.id === id)).filter((one) => one !== undefined);
  return html`<article class="about">
    <header class="about-head"><span class="box-mark"><${Icon} name="group" size=${26} /></span><div><h2><${Name} text=${box.caption} /></h2><p class="quiet">${t("box.count", { n: members.length })}</p></div></header>
    <${Note} id=${box.id} />
    <div class="row"><button type="button" class="button main" onClick=${() => openBox(box.id)}>${t("do.open.box")}</button>
      <button type="button" class="button" onClick=${() => unbox(box.id)}>${t("do.unbox")}</button></div>
    <ul class="verdicts">${members.map((node) => html`<li key=${node.id}><${Who} entity=${node} /></li>`)}</ul>
    <p class="quiet">${t("box.what")}</p>
  </article>`;
}

/**
 * What is noted on a line, or the way to note something.
 * @param {{ id: string }} given
 */
export const LineNote = ({ id }) =>
  chart.value.own.notes.has(id)
    ? html`<${Note} id=${id} />`
    : html`<p><button type="button" class="plain small" onClick=${() => (dialog.value = { kind: "note", ids: [id] })}>${t("do.note.line")}</button></p>`;

/**
 * The note, flag and picture of a mark, where it has any.
 * @param {{ id: string }} given
 */
export function Note({ id }) {
  const note = chart.value.own.notes.get(id);
  if (!note) return null;
  return html`<section class="note own-note">
    ${note.picture && html`<${Picture} data=${note.picture} />`}
    ${note.flag && html`<p class=${`flag flag-${note.flag}`}><b>${t(`flag.${note.flag}.icon`)}</b> ${t(`flag.${note.flag}`)}</p>`}
    ${note.text && html`<p class="note-text"><bdi>${note.text}</bdi></p>`}
    <button type="button" class="plain small" onClick=${() => (dialog.value = { kind: "note", ids: [id] })}>${t("note.edit")}</button></section>`;
}
