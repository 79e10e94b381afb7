// The spatio-temporal sequence: a lane for each place, time across, a line for each subject. A line is broken where nothing
// was read for long, and marked where nobody can go so fast.
import { hopsOf, lanesOf, timeScale } from "../track.js";
import { instant } from "../text/dates.js";
import { t } from "../text/index.js";
import { plain } from "../text/names.js";
import { classes, html } from "../ui.js";

const [WIDTH, LABELS, LANE, TOP] = [1000, 190, 30, 26];
/** Readings of one subject up to which each has its number. */
const NUMBERED = 40;
const TICKS = 6;

/** @param {Page.TrackView} given */
export function Sequence({ rows, subjects, chosen, choose }) {
  const lanes = lanesOf(rows);
  const place = new Map(lanes.map((lane, k) => [lane.id, TOP + LANE * (k + 0.5)]));
  const scale = timeScale(rows);
  const x = (/** @type {Page.Sighting} */ one) => LABELS + (WIDTH - LABELS) * scale.at(one);
  // Subjects lie a little apart in a lane, so that those who pass together are both seen.
  const order = new Map([...subjects.keys()].map((id, k) => [id, k - (subjects.size - 1) / 2]));
  const apart = Math.min(7, (LANE - 12) / Math.max(subjects.size - 1, 1));
  const y = (/** @type {Page.Sighting} */ one) => (place.get(one.sensor.id) ?? 0) + (order.get(one.subject.id) ?? 0) * apart;
  const height = TOP + LANE * lanes.length + 8;
  const colour = (/** @type {Page.Id} */ id) => `subject-${subjects.get(id)?.colour}`;
  const short = scale.span < 6 * 86_400_000;
  return html`<div class="sequence" role="region" tabindex="0" aria-label=${t("track.sequence.label")}>
    <svg viewBox=${`0 0 ${WIDTH} ${height}`} role="img" aria-label=${t("track.sequence.says", { n: rows.length, places: lanes.length })}>
      ${lanes.map((lane, k) => html`<g key=${lane.id} class="lane"><rect x="0" y=${TOP + LANE * k} width=${WIDTH} height=${LANE} class=${k % 2 ? "odd" : "even"} />
        <text x=${LABELS - 8} y=${TOP + LANE * (k + 0.5) + 4} text-anchor="end">${shortened(lane.caption)}</text></g>`)}
      ${Array.from({ length: TICKS }, (_, k) => (k + 0.5) / TICKS).map((part) => html`<g key=${part} class="tick"><line x1=${LABELS + (WIDTH - LABELS) * part} x2=${LABELS + (WIDTH - LABELS) * part} y1=${TOP - 4} y2=${height} />
        <text x=${LABELS + (WIDTH - LABELS) * part} y="14" text-anchor="middle">${instant(new Date(scale.time(part)).toISOString().slice(0, 19) + "Z", short)}</text></g>`)}
      ${hopsOf(rows).map((hop) => html`<line key=${hop.to.id} class=${classes("hop", colour(hop.subject), hop.gap && "gap", hop.impossible && "impossible")} x1=${x(hop.from)} y1=${y(hop.from)} x2=${x(hop.to)} y2=${y(hop.to)}>
        ${hop.impossible && html`<title>${t("track.impossible")}</title>`}</line>`)}
      ${rows.map((one, k) => html`<g key=${one.id} class=${classes("reading", colour(one.subject.id), one.id === chosen && "chosen")} onClick=${() => choose(one.id === chosen ? null : one.id)}>
        <circle cx=${x(one)} cy=${y(one)} r=${one.id === chosen ? 7 : 4.5} /><title>${plain(one.sentence)}</title>
        ${rows.length <= NUMBERED && subjects.size === 1 && html`<text x=${x(one)} y=${y(one) - 8} text-anchor="middle">${k + 1}</text>`}</g>`)}
    </svg></div>`;
}

/** @param {string} caption */
const shortened = (caption) => (plain(caption).length > 28 ? `${plain(caption).slice(0, 27)}…` : plain(caption));
