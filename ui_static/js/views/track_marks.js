// What the sequence and the plane have in common: the steps of each subject, and its readings.
import { t } from "../text/index.js";
import { plain } from "../text/names.js";
import { classes, html } from "../ui.js";

/**
 * The class by which all of a subject has its colour.
 * @param {Page.Subjects} subjects
 * @param {Page.Id} id
 */
const colour = (subjects, id) => `subject-${subjects.get(id)?.colour}`;

/**
 * A step from one reading to the next, between two points.
 * @param {{ hop: Page.Hop, subjects: Page.Subjects, at: (one: Page.Sighting) => Page.Point }} given
 */
export function Hop({ hop, subjects, at }) {
  const [from, to] = [at(hop.from), at(hop.to)];
  return html`<line class=${classes("hop", colour(subjects, hop.subject), hop.gap && "gap", hop.impossible && "impossible")} x1=${from.x} y1=${from.y} x2=${to.x} y2=${to.y}>
    ${hop.impossible && html`<title>${t("track.impossible")}</title>`}</line>`;
}

/**
 * A reading at its point; number: what stands above it, or null.
 * @param {{ one: Page.Sighting, view: Page.TrackView, at: (one: Page.Sighting) => Page.Point, number?: number | null }} given
 */
export function Reading({ one, view: { subjects, chosen, choose }, at, number = null }) {
  const { x, y } = at(one);
  const isChosen = one.id === chosen;
  return html`<g class=${classes("reading", colour(subjects, one.subject.id), isChosen && "chosen")} onClick=${() => choose(isChosen ? null : one.id)}>
    <circle cx=${x} cy=${y} r=${isChosen ? 7.5 : 4.5} /><title>${plain(one.sentence)}</title>
    ${number !== null && html`<text x=${x} y=${y - 8} text-anchor="middle">${number}</text>`}</g>`;
}
