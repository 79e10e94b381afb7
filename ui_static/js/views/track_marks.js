// What the sequence, the lanes and the distance-time chart have in common: the steps of each subject, and its readings. Few
// are elements of their own; many are one line of each kind, so that brushing over thousands stays fluid.
import { hopsOf } from "../track.js";
import { t } from "../text/index.js";
import { plain } from "../text/names.js";
import { classes, html } from "../ui.js";

/** Readings above which they are drawn as one. */
export const MANY = 400;
/** Units from a reading within which a press means it. */
const NEAR = 14;

/**
 * The class by which all of a subject has its colour.
 * @param {Page.Subjects} subjects
 * @param {Page.Id} id
 */
const colour = (subjects, id) => `subject-${subjects.get(id)?.colour}`;

const to = (/** @type {number} */ value) => Math.round(value * 10) / 10;

/**
 * The text of a path by class: parts(add) says add(class, part).
 * @param {(add: (name: string, part: string) => void) => void} parts
 */
function pathsOf(parts) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  parts((name, part) => {
    const some = found.get(name);
    if (some) some.push(part);
    else found.set(name, [part]);
  });
  return [...found].map(([name, some]) => ({ name, d: some.join("") }));
}

/**
 * The steps from one reading to the next.
 * @param {{ rows: Page.Sighting[], view: Page.TrackView, at: (one: Page.Sighting) => Page.Point }} given
 */
export function Steps({ rows, view: { subjects }, at }) {
  const hops = hopsOf(rows);
  const name = (/** @type {Page.Hop} */ hop) => String(classes("hop", colour(subjects, hop.subject), hop.gap && "gap", hop.impossible && "impossible"));
  if (rows.length <= MANY)
    return hops.map((hop) => {
      const [from, end] = [at(hop.from), at(hop.to)];
      return html`<line key=${hop.to.id} class=${name(hop)} x1=${from.x} y1=${from.y} x2=${end.x} y2=${end.y}>${hop.impossible && html`<title>${t("track.impossible")}</title>`}</line>`;
    });
  const paths = pathsOf((add) => {
    for (const hop of hops) {
      const [from, end] = [at(hop.from), at(hop.to)];
      add(name(hop), `M${to(from.x)} ${to(from.y)}L${to(end.x)} ${to(end.y)}`);
    }
  });
  return paths.map((one) => html`<path key=${one.name} class=${one.name} d=${one.d} fill="none" />`);
}

/**
 * The readings, each at its point; numbers: what stands above some of them, and above which height.
 * @param {{ rows: Page.Sighting[], view: Page.TrackView, at: (one: Page.Sighting) => Page.Point, numbers?: Map<Page.Id, string>, above?: (one: Page.Sighting) => number }} given
 */
export function Readings({ rows, view, at, numbers = new Map(), above = (one) => at(one).y }) {
  const { subjects, chosen, choose } = view;
  if (rows.length <= MANY) return rows.map((one) => html`<${Reading} key=${one.id} one=${one} view=${view} at=${at} above=${above} number=${numbers.get(one.id) ?? null} />`);
  // A line of no length with round ends is a dot.
  const paths = pathsOf((add) => {
    for (const one of rows) {
      const { x, y } = at(one);
      add(`reading-dots ${colour(subjects, one.subject.id)}`, `M${to(x)} ${to(y)}h0`);
    }
  });
  const press = (/** @type {Page.Event} */ event) => {
    const spot = new DOMPoint(event.clientX, event.clientY).matrixTransform(event.currentTarget.getScreenCTM().inverse());
    let [found, least] = [/** @type {Page.Sighting | null} */ (null), NEAR];
    for (const one of rows) {
      const { x, y } = at(one);
      const far = Math.hypot(x - spot.x, y - spot.y);
      if (far < least) [found, least] = [one, far];
    }
    if (found) choose(found.id === chosen ? null : found.id);
  };
  const lit = rows.find((one) => one.id === chosen);
  return html`<g class="reading-many" onClick=${press}><path class="reading-reach" d=${paths.map((one) => one.d).join("")} fill="none" />${paths.map((one) => html`<path key=${one.name} class=${one.name} d=${one.d} fill="none" />`)}
    ${lit && html`<${Reading} one=${lit} view=${view} at=${at} above=${above} />`}
    ${rows.filter((one) => numbers.has(one.id)).map((one) => html`<text key=${one.id} x=${at(one).x} y=${above(one) - 8} text-anchor="middle">${numbers.get(one.id)}</text>`)}</g>`;
}

/**
 * A reading at its point; number: what stands above it, or null.
 * @param {{ one: Page.Sighting, view: Page.TrackView, at: (one: Page.Sighting) => Page.Point, above: (one: Page.Sighting) => number, number?: string | null }} given
 */
function Reading({ one, view: { subjects, chosen, choose }, at, above, number = null }) {
  const { x, y } = at(one);
  const isChosen = one.id === chosen;
  return html`<g class=${classes("reading", colour(subjects, one.subject.id), isChosen && "chosen")} onClick=${() => choose(isChosen ? null : one.id)}>
    <circle cx=${x} cy=${y} r=${isChosen ? 7.5 : 4.5} /><title>${plain(one.sentence)}</title>
    ${number !== null && html`<text x=${x} y=${above(one) - 8} text-anchor="middle">${number}</text>`}</g>`;
}
