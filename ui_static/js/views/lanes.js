// The second manner of the sequence: a lane for each subject, with arrows for what went between them.
import { BETWEEN } from "../questions_movement.js";
import { ask, latest } from "../api.js";
import { phrase } from "../model.js";
import { chart, filter } from "../state.js";
import { instant, second } from "../text/dates.js";
import { t } from "../text/index.js";
import { plain } from "../text/names.js";
import { classes, html, useEffect, useRef, useState } from "../ui.js";
import { moment } from "../span.js";
import { LaneName } from "./lane_name.js";
import { Readings } from "./track_marks.js";

const [WIDTH, LABELS, LANE, TOP] = [1000, 190, 46, 26];
/** Whose arrows are asked for; and among how many the API looks for meetings. */
const [MOST, MOST_NEAR] = [200, 50];

/**
 * What went between the lanes, in the order of time.
 * @param {any} answer
 * @returns {Page.Arrow[]}
 */
function arrowsOf(answer) {
  const facts = answer.facts.edges.flatMap((/** @type {{ node: Page.Fact }} */ { node }) => (node.since ? [{ id: node.id, from: node.from, to: node.to, at: Date.parse(node.since), type: phrase(node.linkType), sentence: node.sentence, finding: false }] : []));
  const met = (answer.meetings?.meetings ?? []).map((/** @type {Page.Met} */ one, /** @type {number} */ k) => ({
    id: `met ${k}`, from: one.subjects[0].id, to: one.subjects[1].id, at: Date.parse(one.since), type: t("lanes.met"), finding: true,
    sentence: t("lanes.met.says", { place: one.place.caption, since: second(one.since), until: second(one.until), n: one.recordCount, others: one.others }),
  }));
  return [...facts, ...met].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/**
 * What of it is not drawn, in words.
 * @param {any} answer
 * @param {number} all
 */
function omittedOf({ facts, meetings }, all) {
  const [more, met] = [facts.total - facts.edges.length, meetings?.omitted ?? 0];
  const short = [[MOST, "lanes.most"], [MOST_NEAR, "lanes.most.near"]].filter(([most]) => all > Number(most)).map(([n, key]) => t(String(key), { n, all }));
  return [more > 0 && t("lanes.more", { n: more }), met > 0 && t("lanes.more.met", { n: met }), ...short].filter(Boolean).join(" ");
}

/** @param {{ view: Page.TrackView, ids: Page.Id[], held: { since: number, until: number } | null }} given */
export function Lanes({ view, ids, held }) {
  const { rows, subjects } = view;
  const only = useRef(latest());
  const [arrows, setArrows] = useState(/** @type {Page.Arrow[] | null} */ (null));
  const [omitted, setOmitted] = useState("");
  const [problem, setProblem] = useState("");
  // Who was read comes first: nobody else can have met.
  const all = [...new Set([...subjects.keys(), ...ids])];
  const [about, near] = [all.slice(0, MOST), all.slice(0, MOST_NEAR)];
  useEffect(() => {
    setProblem("");
    only.current((signal) => ask(BETWEEN, { ids: about, near, several: near.length > 1, filter: filter.value, must: filter.value ?? {} }, signal)).then(
      (answer) => {
        if (!answer) return;
        setArrows(arrowsOf(answer));
        setOmitted(omittedOf(answer, all.length));
      },
      (/** @type {Page.Failure} */ failure) => setProblem(failure.message),
    );
  }, [about.join("\n"), filter.value]);
  const shown = (arrows ?? []).filter((one) => one.from !== one.to && (!held || (one.at >= held.since && one.at < held.until)));
  const ends = new Set([...subjects.keys(), ...shown.flatMap((one) => [one.from, one.to])]);
  const lanes = [...ends].map((id) => ({ id, caption: subjects.get(id)?.caption ?? chart.value.nodes.get(id)?.caption ?? t("an.element"), colour: subjects.get(id)?.colour ?? 0 }));
  const times = [...rows.map(moment), ...shown.map((one) => one.at)];
  const [first, last] = [times.reduce((a, b) => Math.min(a, b), Infinity), times.reduce((a, b) => Math.max(a, b), -Infinity)];
  const x = (/** @type {number} */ at) => LABELS + (WIDTH - LABELS) * (0.02 + (0.96 * (at - first)) / Math.max(last - first, 60_000));
  const y = new Map(lanes.map((lane, k) => [lane.id, TOP + LANE * (k + 0.5)]));
  const height = TOP + LANE * lanes.length + 8;
  return html`<div class="sequence lanes" role="region" tabindex="0" aria-label=${t("lanes.label")}>
    ${problem && html`<p class="note trouble-note" role="alert">${problem}</p>`}
    ${omitted && html`<p class="note" role="status">${omitted}</p>`}
    <svg viewBox=${`0 0 ${WIDTH} ${height}`} role="img" aria-label=${t("lanes.says", { n: shown.length, lanes: lanes.length })}>
      <defs><marker id="arrow-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><polygon points="0,0 8,4 0,8" class="arrow-tip" /></marker></defs>
      ${lanes.map((lane, k) => html`<g key=${lane.id} class="lane"><rect x="0" y=${TOP + LANE * k} width=${WIDTH} height=${LANE} class=${k % 2 ? "odd" : "even"} />
        <${LaneName} name=${lane.caption} x=${LABELS - 8} y=${TOP + LANE * (k + 0.5) + 4} />
        <line class=${`lane-line subject-${lane.colour}`} x1=${LABELS} x2=${WIDTH} y1=${y.get(lane.id)} y2=${y.get(lane.id)} /></g>`)}
      ${[0.12, 0.37, 0.62, 0.87].map((part) => html`<g key=${part} class="tick"><line x1=${LABELS + (WIDTH - LABELS) * part} x2=${LABELS + (WIDTH - LABELS) * part} y1=${TOP - 4} y2=${height} />
        <text x=${LABELS + (WIDTH - LABELS) * part} y="14" text-anchor="middle">${instant(first + ((part - 0.02) / 0.96) * (last - first), last - first < 518_400_000)}</text></g>`)}
      <${Readings} rows=${rows} view=${view} at=${(/** @type {Page.Sighting} */ one) => ({ x: x(moment(one)), y: y.get(one.subject.id) ?? 0 })} />
      ${shown.map((one) => html`<g key=${one.id} class=${classes("arrow", one.finding && "finding")}><line x1=${x(one.at)} x2=${x(one.at)} y1=${y.get(one.from)} y2=${y.get(one.to)} marker-end=${one.finding ? undefined : "url(#arrow-head)"} /><title>${plain(`${one.type}: ${one.sentence}`)}</title></g>`)}
    </svg>
    ${arrows && !shown.length && html`<p class="panel-empty">${t("lanes.none")}</p>`}
    ${shown.length > 0 && html`<ul class="arrow-list">${shown.map((one) => html`<li key=${one.id}>${instant(one.at)} · ${plain(one.sentence)}</li>`)}</ul>`}
  </div>`;
}
