// What an analysis found, as a sentence, a picture and a table whose rows lead to elements.
import { day, second } from "./text/dates.js";
import { number, t } from "./text/index.js";

/** @param {number} value */
export const rounded = (value) => (value === 0 || Math.abs(value) >= 100 ? number(Math.round(value)) : String(Number(value.toPrecision(3))));

/** @param {number} share */
const percent = (share) => `${Math.round(share * 100)} %`;

/** @param {{ attribute: string, value: string }[]} items */
const items = (items) => items.map((one) => `${one.attribute.replaceAll("_", " ")}: ${one.value}`).join(" + ");

/** @type {Record<string, (answer: Page.Json) => Page.Analysed>} */
export const READ = {
  clusters: ({ eventClusters: found }) => {
    const { longitude, latitude, cluster, at } = found.columns;
    const placed = longitude.some((/** @type {number | null} */ one) => one !== null);
    const x = placed ? longitude : at.map((/** @type {string | null} */ one) => (one === null ? null : Date.parse(one)));
    const y = placed ? latitude : at.map((/** @type {string | null} */ one) => (one === null ? null : new Date(one).getUTCHours()));
    const standing = found.clusters.map((/** @type {Page.Json} */ one) => one.stands);
    return {
      says: t("analyses.clusters.says", { n: found.clusters.length, total: found.total, worlds: found.worlds }),
      left: found.untimed + found.unplaced,
      hidden: found.hiddenByFilter,
      picture: { kind: "points", x, y, group: cluster.map((/** @type {number} */ one) => (standing[one] ? one + 1 : 0)), across: t(placed ? "analyses.longitude" : "analyses.time"), up: t(placed ? "analyses.latitude" : "analyses.hour") },
      heads: ["members", "chance", "stability", "p", "finding", "when"],
      rows: found.clusters.map((/** @type {Page.Json} */ one) => ({
        cells: [number(one.memberIds.length), rounded(one.expected), one.stability.toFixed(2), one.p.toFixed(3), t(one.stands ? "analyses.yes" : "analyses.no"), one.since ? day(one.since.slice(0, 10)) : ""],
        ids: one.memberIds,
      })),
    };
  },
  forecast: ({ eventForecast: found }) => {
    const { past, expected, low, high } = found.columns;
    return {
      says: found.tooLittle ?? t(found.better ? "analyses.forecast.better" : "analyses.forecast.worse", { error: rounded(found.error), naive: rounded(found.naiveError), covered: percent(found.covered), level: percent(found.level) }),
      left: found.leftOut,
      hidden: found.hiddenByFilter,
      picture: past?.length ? { kind: "band", past: past[0], y: expected[0], low: low[0], high: high[0], across: t("analyses.hours"), up: t("analyses.events") } : null,
      heads: ["cell", "hour", "observed", "chance", "band", "p"],
      rows: found.surges.map((/** @type {Page.Json} */ one) => ({
        cells: [one.cell, second(one.hour), number(one.observed), rounded(one.expected), `${rounded(one.low)} – ${rounded(one.high)}`, one.corrected.toFixed(3)],
        ids: one.ids,
      })),
    };
  },
  rules: ({ associationRules: found }) => ({
    says: t("analyses.rules.says", { n: found.rules.length, tried: found.tried, total: found.total }),
    left: found.merged,
    hidden: found.hiddenByFilter,
    picture: found.rules.length ? { kind: "bars", names: found.rules.map((/** @type {Page.Json} */ one) => `${items(one.if)} → ${items([one.then])}`), y: found.rules.map((/** @type {Page.Json} */ one) => one.count), low: found.rules.map((/** @type {Page.Json} */ one) => one.expected) } : null,
    heads: ["if", "then", "observed", "chance", "confidence", "lift", "p"],
    rows: found.rules.map((/** @type {Page.Json} */ one) => ({
      cells: [items(one.if), items([one.then]), number(one.count), rounded(one.expected), percent(one.confidence), one.lift.toFixed(1), one.corrected.toFixed(3)],
      ids: one.caseIds,
    })),
  }),
  texts: ({ textClasses: found }) => ({
    says: found.tooLittle ?? t("analyses.texts.says", { n: found.unlabelled, labelled: found.labelled, told: percent(found.told), right: percent(found.right) }),
    left: 0,
    hidden: found.hiddenByFilter,
    picture: found.labels.length ? { kind: "shades", names: found.labels, cells: found.confusion, columns: [...found.labels, "?"] } : null,
    heads: ["about", "likeliest", "words"],
    rows: found.texts.map((/** @type {Page.Json} */ one) => ({
      cells: [one.label ?? t("analyses.unsure"), `${one.likeliest[0].name} ${percent(one.likeliest[0].weight)}`, one.words.map((/** @type {Page.Json} */ word) => word.name).join(", ")],
      ids: [one.id],
    })),
  }),
  coverage: ({ sensorCoverage: found }) => {
    const [first] = found;
    return {
      says: first ? `${first.kind}: ${t("analyses.coverage.says", { n: first.cells, gini: first.gini.toFixed(2), share: percent(first.topTenth) })}` : t("analyses.coverage.none"),
      left: 0,
      hidden: 0,
      picture: first ? { kind: "points", x: first.columns.watchedHours, y: first.columns.count, group: first.columns.count.map(() => 1), across: t("analyses.watched"), up: t("analyses.readings") } : null,
      heads: ["kind", "cell", "sensors", "watched", "observed", "rate", "rank", "byRate"],
      rows: found.flatMap((/** @type {Page.Json} */ one) => one.columns.cell.slice(0, 20).map((/** @type {string} */ cell, /** @type {number} */ k) => ({
        cells: [one.kind, cell, number(one.columns.sensors[k]), rounded(one.columns.watchedHours[k]), number(one.columns.count[k]), one.columns.rate[k] === null ? "" : rounded(one.columns.rate[k]), String(one.columns.rank[k]), one.columns.rankByRate[k] ?? ""],
        ids: [],
      }))),
    };
  },
};
