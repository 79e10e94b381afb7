// What an analysis of a table of one's own found: sentences, pictures and tables. Its rows lead to no elements.
import { chanceOf, clusterSeries, curvePictures, forecastPicture, modelTable, percent, rounded, row, rulePictures, table, trialParts, trialSays } from "./analyses_parts.js";
import { instant, second } from "./text/dates.js";
import { number, t } from "./text/index.js";
import { plain } from "./text/names.js";

const MOST_BARS = 15;
const NAMED = 6;

/** @param {[string, string][]} items */
const items = (items) => items.map(([name, value]) => `${plain(name)}: ${plain(value)}`).join(" + ");
/** @param {number} at */
const iso = (at) => new Date(at).toISOString();
/** @param {string[]} names */
const few = (names) => (names.length > NAMED ? t("analyses.and.more", { names: names.slice(0, NAMED).map(plain).join(", "), n: names.length - NAMED }) : names.map(plain).join(", "));

/** @param {Page.Json} trial @param {Page.Json[]} asked @param {(one: Page.Json) => string} rest */
function classes(trial, asked, rest, target = 0.9) {
  const parts = trialParts(trial);
  return {
    says: trialSays({ threshold: trial.threshold, told: trial.told, right: trial.right, target, total: trial.total, leftOut: trial.left_out }),
    pictures: parts.pictures,
    tables: [
      ...(asked.length ? [table("analyses.asked", ["asked", "about", "likeliest", "rests"], asked.map((one) => row(plain(one.id), one.label === null ? t("analyses.unsure") : plain(one.label), one.likeliest.map((/** @type {[string, number]} */ [name, weight]) => `${plain(name)} ${percent(weight)}`).join(", "), rest(one))))] : []),
      ...parts.tables,
    ],
  };
}

/** @type {Record<string, (result: Page.Json, given: Record<string, string>) => { says: string[], pictures: Page.Plot[], tables: Page.FoundTable[] }>} */
const OF = {
  regression: (found, { outcome }) => {
    const off = new Map(found.outliers.rows.map((/** @type {Page.Json} */ one) => [one.id, one]));
    const points = found.ids.map((/** @type {string} */ id, /** @type {number} */ k) => [found.expected[k], found.outcome[k], id]);
    const ends = [Math.min(...found.expected), Math.max(...found.expected)];
    return {
      says: [t("analyses.regression.says", { n: off.size, rows: found.ids.length, model: t(`analyses.model.${found.chosen}`), band: rounded(found.band), outcome: plain(outcome) })],
      pictures: [{
        kind: "axes", name: t("analyses.fit", { outcome: plain(outcome) }), across: t("analyses.expected"), up: t("analyses.measured", { outcome: plain(outcome) }),
        series: [
          { draws: "band", name: t("analyses.most.rows"), data: ends.map((end) => [end, end - found.band, end + found.band]), hue: "accent" },
          { draws: "line", name: t("analyses.as.expected"), data: ends.map((end) => [end, end]), hue: "accent", dashed: true },
          { draws: "points", name: t("analyses.rows.near"), data: points.filter((/** @type {any[]} */ one) => !off.has(one[2])), hue: "quiet" },
          { draws: "points", name: t("analyses.far.off"), data: points.filter((/** @type {any[]} */ one) => off.has(one[2])), hue: "warn" },
        ],
      }, ...curvePictures(found.curves, plain(outcome))],
      tables: [
        ...(found.warned.length ? [table("analyses.warned", ["asked", "level", "expected", "band", "because", "beyond"], found.warned.map((/** @type {Page.Json} */ one) => row(plain(one.id), t(`analyses.level.${one.level}`), rounded(one.expected), `${rounded(one.low)} – ${rounded(one.high)}`, one.because.map((/** @type {[string, number]} */ [name, much]) => `${plain(name)} ${much > 0 ? "+" : ""}${rounded(much)}`).join(", "), one.beyond.map(plain).join(", "))))] : []),
        table("analyses.far.off", ["row", "measured", "expected", "distance", "q", "rare"], found.outliers.rows.map((/** @type {Page.Json} */ one) => row(plain(one.id), rounded(one.outcome), rounded(one.expected), rounded(one.distance), chanceOf(one.q), one.unusual.map(plain).join(", "))), "analyses.no.far.off"),
        table("analyses.factors", ["factor", "reach"], found.curves.map((/** @type {Page.Json} */ one) => row(plain(one.factor), rounded(one.reach)))),
        modelTable(found.scores, found.chosen),
      ],
    };
  },
  clusters: (found, { scope = "both" }) => {
    const standing = found.clusters.map((/** @type {Page.Json} */ one) => one.stands);
    const of = new Map(found.clusters.flatMap((/** @type {Page.Json} */ one, /** @type {number} */ k) => one.members.map((/** @type {string} */ name) => [name, k])));
    const { id: names, latitude, longitude, at = [] } = found.points;
    const placed = latitude !== undefined;
    return {
      says: [t("analyses.clusters.says", { n: standing.filter(Boolean).length, total: found.total, worlds: found.worlds })],
      pictures: [{
        kind: "axes", name: t("analyses.clusters.picture"), x: placed ? "value" : "time", across: t(placed ? "analyses.longitude" : "analyses.time"), up: t(placed ? "analyses.latitude" : "analyses.hour"),
        series: clusterSeries({ x: placed ? longitude : at, y: placed ? latitude : at.map((/** @type {number} */ one) => new Date(one).getUTCHours()), names, cluster: names.map((/** @type {string} */ name) => of.get(name) ?? -1), standing, sizes: found.clusters.map((/** @type {Page.Json} */ one) => one.members.length) }),
      }],
      tables: [table("analyses.clusters", ["members", "chance", "stability", "p", "finding", "when", "rows"], found.clusters.map((/** @type {Page.Json} */ one) => row(number(one.members.length), rounded(one.expected), one.stability.toFixed(2), chanceOf(one.p), t(one.stands ? "analyses.yes" : "analyses.no"), one.since !== null && (scope === "both" || scope === "time") ? instant(one.since) : "", few(one.members))))],
    };
  },
  rules: (found) => ({
    says: [t("analyses.rules.says", { n: found.rules.length, tried: found.tried, total: found.total })],
    pictures: rulePictures(found.rules.slice(0, MOST_BARS).map((/** @type {Page.Json} */ one) => ({ name: `${items(one.if_)} → ${items([one.then])}`, count: one.count, expected: one.expected }))),
    tables: [table("analyses.rules", ["if", "then", "observed", "chance", "support", "confidence", "lift", "p"], found.rules.map((/** @type {Page.Json} */ one) => row(items(one.if_), items([one.then]), number(one.count), rounded(one.expected), percent(one.support), percent(one.confidence), one.lift.toFixed(1), chanceOf(one.corrected))))],
  }),
  texts: (found, { target }) => classes(found.trial, found.reports, (one) => one.words.map((/** @type {[string, number]} */ [word]) => word).join(", "), Number(target ?? 0.9)),
  places: (found, { target }) => classes(found.trial, found.asked, (one) => `${t("analyses.alike", { n: one.alike, of: one.nearest.length })}: ${few(one.nearest)}`, Number(target ?? 0.9)),
  forecast: ({ forecast: found, surges, past }, { zone = "UTC" }) => {
    const totals = found.expected.map((/** @type {number[]} */ hours) => hours.reduce((a, b) => a + b, 0));
    const order = totals.map((/** @type {number} */ _, /** @type {number} */ k) => k).sort((/** @type {number} */ a, /** @type {number} */ b) => totals[b] - totals[a]).slice(0, 20);
    return {
      says: [t(found.better ? "analyses.forecast.better" : "analyses.forecast.worse", { error: rounded(found.error), naive: rounded(found.naive_error), covered: percent(found.covered), level: percent(found.level) })],
      pictures: order.map((/** @type {number} */ k) => forecastPicture({ name: t("analyses.cell", { cell: found.cells[k], n: rounded(totals[k]) }), past: past[k], expected: found.expected[k], low: found.low[k], high: found.high[k], begin: found.begin, zone, level: found.level })),
      tables: [
        table("analyses.surges", ["cell", "hour", "observed", "chance", "band", "p"], surges.surges.map((/** @type {Page.Json} */ one) => row(one.cell, second(iso(one.hour)), number(one.observed), rounded(one.expected), `${rounded(one.low)} – ${rounded(one.high)}`, chanceOf(one.corrected))), "analyses.no.surge"),
        table("analyses.to.come", ["cell", "expected", "peak", "then"], order.map((/** @type {number} */ k) => {
          const peak = found.expected[k].indexOf(Math.max(...found.expected[k]));
          return row(found.cells[k], rounded(totals[k]), second(iso(found.begin + peak * 3_600_000)), `${rounded(found.expected[k][peak])} (${rounded(found.low[k][peak])} – ${rounded(found.high[k][peak])})`);
        })),
      ],
    };
  },
  coverage: (found) => ({
    says: [t("analyses.coverage.says", { n: found.cells.length, gini: found.gini.toFixed(2), share: percent(found.top_tenth) })],
    pictures: [{ kind: "axes", name: t("analyses.coverage"), across: t("analyses.watched"), up: t("analyses.readings"), series: [{ draws: "points", name: t("analyses.coverage"), data: found.cells.map((/** @type {Page.Json} */ one) => [one.watched_hours, one.count, one.cell]), hue: 0 }] }],
    tables: [table("analyses.coverage", ["cell", "sensors", "watched", "observed", "rate", "rank", "byRate"], found.cells.map((/** @type {Page.Json} */ one) => row(plain(one.cell), number(one.sensors), rounded(one.watched_hours), number(one.count), one.rate === null ? "" : rounded(one.rate), String(one.rank), String(one.rank_by_rate ?? ""))))],
  }),
};

/**
 * What was found in a table, or why there is too little in it.
 * @param {string} name
 * @param {{ tooLittle: string | null, result: Page.Json }} answer
 * @param {Record<string, string>} given
 * @returns {Page.Analysed}
 */
export function readTable(name, { tooLittle, result }, given) {
  const found = tooLittle ? { says: [], pictures: [], tables: [] } : OF[name](result, given);
  return { ...found, lacking: tooLittle, left: 0, hidden: 0 };
}
