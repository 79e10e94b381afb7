// Parts of what analyses find, whichever of them found it: numbers in words, pictures, and the tables beneath.
import { language, number, t } from "./text/index.js";
import { plain } from "./text/names.js";

/** @param {number} value */
export const rounded = (value) => (value === 0 || Math.abs(value) >= 100 ? number(Math.round(value)) : String(Number(value.toPrecision(3))));

/** @param {number} share */
export const percent = (share) => t("analyses.percent", { n: Math.round(share * 100) });

/** @param {number} p */
export const chanceOf = (p) => (p < 0.001 ? t("lead.under", { value: "0.001" }) : p.toFixed(3));

/**
 * A table by the keys of its heads.
 * @param {string} title
 * @param {string[]} heads
 * @param {Page.FoundTable["rows"]} rows
 * @param {string} [none]
 * @returns {Page.FoundTable}
 */
export const table = (title, heads, rows, none = "analyses.nothing") => ({ title: t(title), heads: heads.map((head) => t(`analyses.head.${head}`)), rows, none: t(none) });

/**
 * A row without elements of the graph.
 * @param {...string} cells
 */
export const row = (...cells) => ({ cells, ids: /** @type {Page.Id[]} */ ([]) });

/**
 * How well a classification tells what was left out: its confusion and its calibration, each as a picture and a table.
 * @param {{ labels: string[], confusion: number[][], calibration: { least: number, below: number, count: number, promised: number, right: number }[] }} trial
 * @returns {{ pictures: Page.Plot[], tables: Page.FoundTable[] }}
 */
export function trialParts({ labels, confusion, calibration }) {
  if (!labels.length) return { pictures: [], tables: [] };
  const columns = [...labels, t("analyses.unsure")];
  const across = t("analyses.told.as");
  const up = t("analyses.they.are");
  return {
    pictures: [
      { kind: "shades", name: t("analyses.confusion"), names: labels, columns, cells: confusion, across, up },
      { kind: "axes", name: t("analyses.calibration"), across: t("analyses.promised"), up: t("analyses.came"), series: [
        { draws: "line", name: t("analyses.as.promised"), data: [[0, 0], [1, 1]], hue: "quiet", dashed: true },
        { draws: "points", name: t("analyses.left.out"), data: calibration.map((one) => [one.promised, one.right, t("analyses.rows", { n: one.count })]), hue: 0 },
      ] },
    ],
    tables: [
      { title: t("analyses.confusion"), heads: [t("analyses.is.told"), ...columns], rows: labels.map((label, k) => row(label, ...confusion[k].map(number))), none: "" },
      table("analyses.calibration", ["probability", "left", "promised", "right"], calibration.map((one) => row(`${one.least} – ${one.below}`, number(one.count), percent(one.promised), percent(one.right)))),
    ],
  };
}

/**
 * How well it tells, as sentences; or that it tells nothing, and what is needed.
 * @param {{ threshold: number | null, told: number | null, right: number | null, target: number, total: number, leftOut: string[] }} trial
 */
export function trialSays({ threshold, told, right, target, total, leftOut }) {
  const few = leftOut.length ? [t("analyses.few", { labels: leftOut.map(plain).join(", ") })] : [];
  if (threshold === null) return [t("analyses.trial.never", { total, target: percent(target) }), ...few];
  return [t("analyses.trial.told", { total, told: percent(told ?? 0), right: percent(right ?? 0) }), ...few];
}

/**
 * Curves of a regression: how the expected outcome moves with one factor, with its band.
 * @param {{ factor: string, at: number[], expected: number[], low: number[], high: number[] }[]} curves
 * @param {string} up
 * @returns {Page.Plot[]}
 */
export const curvePictures = (curves, up) =>
  curves.map(({ factor, at, expected, low, high }) => {
    // A factor of few values has no curve between them.
    const few = at.length <= 3;
    const place = (/** @type {number} */ k) => (few ? k : at[k]);
    return {
      kind: "axes", name: t("analyses.curve", { factor: plain(factor) }), across: plain(factor), up, x: few ? "names" : "value", labels: few ? at.map(rounded) : [],
      series: [
        { draws: "band", name: t("analyses.refits"), data: at.map((_, k) => [place(k), low[k], high[k]]), hue: 0 },
        { draws: few ? "points" : "line", name: t("analyses.expected"), data: expected.map((value, k) => [place(k), value]), hue: 0 },
      ],
    };
  });

/**
 * The models that were compared, the one that was taken marked.
 * @param {{ model: string, error: number, explained: number }[]} scores
 * @param {string | null} chosen
 */
export const modelTable = (scores, chosen) =>
  table("analyses.models", ["model", "error", "explained", "taken"], scores.map((one) => row(t(`analyses.model.${one.model}`), rounded(one.error), percent(one.explained), one.model === chosen ? "✓" : "")));

/**
 * Names of hours by a zone's clock, and which of them a day begins with.
 * @param {number} begin
 * @param {number} count
 * @param {string} zone
 */
export function hoursFrom(begin, count, zone) {
  const clock = new Intl.DateTimeFormat(language.value, { timeZone: zone, weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const hour = new Intl.DateTimeFormat("en", { timeZone: zone, hour: "2-digit", hourCycle: "h23" });
  const moments = Array.from({ length: count }, (_, k) => begin + k * 3_600_000);
  const midnight = moments.map((at) => Number(hour.format(at)) === 0);
  const date = new Intl.DateTimeFormat(language.value, { timeZone: zone, day: "numeric", month: "short" });
  return { labels: moments.map((at, k) => (midnight[k] ? date.format(at) : clock.format(at))), ticks: moments.flatMap((_, k) => (midnight[k] ? [k] : [])) };
}

/**
 * A forecast of one cell: what was counted, then what is to come.
 * @param {{ name: string, past: number[], expected: number[], low: number[], high: number[], begin: number, zone: string, level: number }} cell
 * @returns {Page.Plot}
 */
export function forecastPicture({ name, past, expected, low, high, begin, zone, level }) {
  const before = past.length;
  return {
    kind: "axes", name, x: "names", ...hoursFrom(begin - before * 3_600_000, before + expected.length, zone), across: t("analyses.days.in", { zone }), up: t("analyses.events"),
    series: [
      { draws: "line", name: t("analyses.counted"), data: past.map((value, k) => [k, value]), hue: "quiet" },
      { draws: "band", name: t("analyses.bounds", { level: percent(level) }), data: low.map((value, k) => [before + k, value, high[k]]), hue: "accent" },
      { draws: "line", name: t("analyses.expected"), data: expected.map((value, k) => [before + k, value]), hue: "accent" },
    ],
  };
}

/**
 * Clusters on a plane: each with a mark of its own; what is in none, or in one that is no finding, is quiet.
 * @param {{ x: (number | null)[], y: (number | null)[], names: string[], cluster: number[], standing: boolean[], sizes: number[] }} points
 * @returns {Page.Series[]}
 */
export function clusterSeries({ x, y, names, cluster, standing, sizes }) {
  const known = x.map((_, k) => k).filter((k) => x[k] !== null && y[k] !== null);
  const of = (/** @type {(k: number) => boolean} */ wanted) => known.filter(wanted).map((k) => [x[k], y[k], names[k]]);
  return [
    { draws: "points", name: t("analyses.in.none"), data: of((k) => !standing[cluster[k]]), hue: "quiet" },
    ...standing.flatMap((stands, which) => (stands ? [/** @type {Page.Series} */ ({ draws: "points", name: t("analyses.cluster", { k: which + 1, n: sizes[which] }), data: of((k) => cluster[k] === which), hue: which })] : [])),
  ];
}

/**
 * Rules: how often, beside what chance gives.
 * @param {{ name: string, count: number, expected: number }[]} rules
 * @returns {Page.Plot[]}
 */
export const rulePictures = (rules) => (rules.length ? [{
  kind: "axes", name: t("analyses.bars"), x: "names", lying: true, labels: rules.map((rule) => rule.name), across: t("analyses.rule"), up: t("analyses.head.observed"),
  series: [
    { draws: "bars", name: t("lead.observed"), data: rules.map((rule) => [rule.count]), hue: "accent" },
    { draws: "bars", name: t("lead.expected"), data: rules.map((rule) => [rule.expected]), hue: "quiet", dashed: true },
  ],
}] : []);
