// Small parts that many views show: the mark of a type, a name, a grade, where something comes from.
import { Icon } from "../icons.js";
import { attributeLabel, entityType, hueOf, noun, phrase } from "../model.js";
import { chart, sources } from "../state.js";
import { factTime } from "../text/dates.js";
import { t } from "../text/index.js";
import { plain } from "../text/names.js";
import { words } from "../text/words.js";
import { classes, html } from "../ui.js";
import { valueText } from "./value.js";

/**
 * Icon of a type on its hue.
 * @param {{ type: string, size?: number }} given
 */
export function TypeMark({ type, size = 28 }) {
  const { icon, shape } = entityType(type);
  return html`<span class=${`type-mark hue-${hueOf(type)} shape-${shape}`} style=${{ width: `${size}px`, height: `${size}px` }}>
    <${Icon} name=${icon} size=${Math.round(size * 0.62)} />
  </span>`;
}

/**
 * A name as text, in whatever direction it runs.
 * @param {{ text: string }} given
 */
export const Name = ({ text }) => html`<bdi class="name">${plain(text)}</bdi>`;

/**
 * What tells an element apart from others of its name: values beside the caption.
 * @param {Page.Brief} entity
 */
export const details = (entity) => (entity.values ?? []).filter((value) => value.caption !== entity.caption).slice(0, 3);

/**
 * Titles of the sources that say something about an element.
 * @param {Page.Brief} entity
 */
export const sourcesOf = (entity) => [...new Set((entity.values ?? []).map((value) => value.claim.source))].map(sourceTitle);

/**
 * Mark, name and noun of an element; and, where its values are known, what tells it apart and who says so.
 * @param {{ entity: Page.Entity, size?: number }} given
 */
export function Who({ entity, size = 28 }) {
  const sources = sourcesOf(entity);
  return html`<span class="who"><${TypeMark} type=${entity.type} size=${size} />
    <span class="who-text"><${Name} text=${entity.caption} /><span class="quiet">${noun(entity.type)}${details(entity).map((value) => html` · <${Name} text=${valueText(value.caption)} />`)}</span>
    ${sources.length > 0 && html`<span class="quiet">${sources.join(", ")}</span>`}</span></span>`;
}

/**
 * The grade with its words: reliability of the source, credibility of what it says.
 * @param {{ grade: string, words?: any }} given
 */
export function Grade({ grade, words = false }) {
  const [reliability, credibility] = [grade[0], grade.slice(1)];
  const said = `${t(`grade.${reliability}`)}, ${t(`grade.${credibility}`)}`;
  const doubtful = "DE".includes(reliability) || "45".includes(credibility);
  return html`<span class=${classes("grade", doubtful && "doubtful")} title=${said}>${grade}${words && html`<span class="grade-words">${said}</span>`}</span>`;
}

/** @param {string} name */
export const sourceTitle = (name) => plain(sources.value.get(name)?.title ?? name);

/**
 * A fact in words: the server's sentence, whose end with source, grade and record stands beside it here; or, where the
 * reader's language is another, put together out of that language's words as far as both names are known here.
 * @param {Page.Fact} fact
 */
function said(fact) {
  const [from, to] = [fact.from, fact.to].map((id) => chart.value.nodes.get(id)?.caption);
  if (words() && from && to) {
    const told = Object.entries(fact.attributes).filter(([, value]) => value !== null).map(([name, value]) => t("fact.attribute", { name: attributeLabel(name), value: valueText(value) }));
    const time = factTime(fact);
    return t("fact.sentence", { from, phrase: phrase(fact.linkType), to }) + [...told, time && t("fact.time", { time })].filter(Boolean).join("");
  }
  const origin = ` (${sources.value.get(fact.source)?.title ?? fact.source}, ${fact.grade}, record ${fact.recordRef})`;
  return fact.sentence.endsWith(origin) ? fact.sentence.slice(0, -origin.length) : fact.sentence;
}

/**
 * A fact in words, as text.
 * @param {{ fact: Page.Fact }} given
 */
export const Sentence = ({ fact }) => html`<p class="sentence"><bdi>${plain(said(fact))}</bdi></p>`;

/**
 * "Vehicle register · A1 · record 8841".
 * @param {{ fact: Page.Fact }} given
 */
export function Origin({ fact }) {
  return html`<span class="origin"><${Grade} grade=${fact.grade} /> <span class="source">${sourceTitle(fact.source)}</span>
    <span class="record">${t("origin.record", { record: plain(fact.recordRef) })}</span></span>`;
}
