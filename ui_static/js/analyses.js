// What an analysis of the graph found: sentences, pictures, and tables whose rows lead to elements.
import { chanceOf, clusterSeries, curvePictures, forecastPicture, modelTable, percent, rounded, row, rulePictures, table, trialParts, trialSays } from "./analyses_parts.js";
import { day, second } from "./text/dates.js";
import { number, t } from "./text/index.js";
import { plain } from "./text/names.js";

const MOST_BARS = 15;

/** @param {{ attribute: string, value: string }[]} items */
const items = (items) => items.map((one) => `${one.attribute.replaceAll("_", " ")}: ${plain(one.value)}`).join(" + ");

/** @param {Page.Json} one @param {string} name */
const told = (one, name) => [name, one.label ?? t("analyses.unsure"), one.likeliest[0] ? `${one.likeliest[0].name} ${percent(one.likeliest[0].weight)}` : ""];

/** @param {Page.Json} one @param {Map<Page.Id, string>} names */
const nameOf = (one, names) => plain(names.get(one.id) ?? one.name ?? one.id);

/**
 * By analysis: what it found. given: what was chosen; names: captions of the events that rows are about.
 * @type {Record<string, (answer: Page.Json, given: Record<string, any>, names: Map<Page.Id, string>) => Page.Analysed>}
 */
export const READ = {
  clusters: ({ eventClusters: found }) => {
    const { longitude, latitude, cluster, at, caption } = found.columns;
    const placed = longitude.some((/** @type {number | null} */ one) => one !== null);
    const x = placed ? longitude : at.map((/** @type {string | null} */ one) => (one === null ? null : Date.parse(one)));
    const y = placed ? latitude : at.map((/** @type {string | null} */ one) => (one === null ? null : new Date(one).getUTCHours()));
    const standing = found.clusters.map((/** @type {Page.Json} */ one) => one.stands);
    return {
      says: [t("analyses.clusters.says", { n: standing.filter(Boolean).length, total: found.total, worlds: found.worlds })],
      lacking: found.total ? null : t("analyses.no.events"),
      left: found.untimed + found.unplaced,
      hidden: found.hiddenByFilter,
      pictures: found.total ? [{
        kind: "axes", name: t("analyses.clusters.picture"), x: placed ? "value" : "time", across: t(placed ? "analyses.longitude" : "analyses.time"), up: t(placed ? "analyses.latitude" : "analyses.hour"),
        series: clusterSeries({ x, y, names: caption, cluster, standing, sizes: found.clusters.map((/** @type {Page.Json} */ one) => one.memberIds.length) }),
      }] : [],
      tables: [table("analyses.clusters", ["members", "chance", "stability", "p", "finding", "when"], found.clusters.map((/** @type {Page.Json} */ one) => ({
        cells: [number(one.memberIds.length), rounded(one.expected), one.stability.toFixed(2), chanceOf(one.p), t(one.stands ? "analyses.yes" : "analyses.no"), one.since ? day(one.since.slice(0, 10)) : ""],
        ids: one.memberIds,
      })))],
    };
  },
  forecast: ({ eventForecast: found }, { zone }) => {
    const { cell = [], past = [], expected = [], low = [], high = [], total = [], hours = [] } = found.columns;
    const begin = Date.parse(hours[0]);
    return {
      says: found.tooLittle ? [] : [t(found.better ? "analyses.forecast.better" : "analyses.forecast.worse", { error: rounded(found.error), naive: rounded(found.naiveError), covered: percent(found.covered), level: percent(found.level) })],
      lacking: found.tooLittle,
      left: found.leftOut,
      hidden: found.hiddenByFilter,
      pictures: cell.map((/** @type {string} */ name, /** @type {number} */ k) => forecastPicture({ name: t("analyses.cell", { cell: name, n: rounded(total[k]) }), past: past[k], expected: expected[k], low: low[k], high: high[k], begin, zone, level: found.level })),
      tables: found.tooLittle ? [] : [
        table("analyses.surges", ["cell", "hour", "observed", "chance", "band", "p"], found.surges.map((/** @type {Page.Json} */ one) => ({
          cells: [one.cell, second(one.hour), number(one.observed), rounded(one.expected), `${rounded(one.low)} – ${rounded(one.high)}`, chanceOf(one.corrected)],
          ids: one.ids,
        })), "analyses.no.surge"),
        table("analyses.to.come", ["cell", "counted", "expected", "peak", "then"], cell.map((/** @type {string} */ name, /** @type {number} */ k) => {
          const peak = expected[k].indexOf(Math.max(...expected[k]));
          return row(name, number(past[k].reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b, 0)), rounded(total[k]), second(hours[peak]), `${rounded(expected[k][peak])} (${rounded(low[k][peak])} – ${rounded(high[k][peak])})`);
        })),
      ],
    };
  },
  days: ({ eventRegression: found }) => {
    const { day: days = [], count = [], expected = [], curves = [] } = found.columns;
    const off = new Map(found.outliers.map((/** @type {Page.Json} */ one) => [one.day, one]));
    const up = t("analyses.events.day");
    return {
      says: found.tooLittle ? [] : [t("analyses.days.says", { n: off.size, days: days.length, model: t(`analyses.model.${found.chosen}`), band: rounded(found.band) })],
      lacking: found.tooLittle,
      left: found.untimed + found.earlier,
      hidden: found.hiddenByFilter,
      pictures: found.tooLittle ? [] : [{
        kind: "axes", name: t("analyses.days.picture"), x: "names", labels: days.map((/** @type {string} */ one) => day(one)), across: t("analyses.day"), up,
        series: [
          { draws: "band", name: t("analyses.most.days"), data: expected.map((/** @type {number} */ value, /** @type {number} */ k) => [k, Math.max(0, value - found.band), value + found.band]), hue: "accent" },
          { draws: "line", name: t("analyses.expected"), data: expected.map((/** @type {number} */ value, /** @type {number} */ k) => [k, value]), hue: "accent" },
          { draws: "points", name: t("analyses.counted"), data: count.flatMap((/** @type {number} */ value, /** @type {number} */ k) => (off.has(days[k]) ? [] : [[k, value]])), hue: "quiet" },
          { draws: "points", name: t("analyses.far.off"), data: count.flatMap((/** @type {number} */ value, /** @type {number} */ k) => (off.has(days[k]) ? [[k, value]] : [])), hue: "warn" },
        ],
      }, ...curvePictures(curves, up)],
      tables: found.tooLittle ? [] : [
        table("analyses.far.off", ["day", "observed", "expected", "distance", "q"], found.outliers.map((/** @type {Page.Json} */ one) => ({ cells: [day(one.day), number(one.count), rounded(one.expected), rounded(one.distance), chanceOf(one.q)], ids: one.ids })), "analyses.no.far.off"),
        table("analyses.to.come", ["day", "level", "expected", "band", "because"], found.warned.map((/** @type {Page.Json} */ one) => row(day(one.day), t(`analyses.level.${one.level}`), rounded(one.expected), `${rounded(one.low)} – ${rounded(one.high)}`, one.because.map((/** @type {Page.Json} */ what) => `${what.name} ${what.weight > 0 ? "+" : ""}${rounded(what.weight)}`).join(", ")))),
        modelTable(found.scores, found.chosen),
      ],
    };
  },
  rules: ({ associationRules: found }) => ({
    says: found.tried ? [t("analyses.rules.says", { n: found.rules.length, tried: found.tried, total: found.total })] : [],
    lacking: found.tried ? null : t("analyses.rules.few", { total: found.total }),
    left: found.merged,
    hidden: found.hiddenByFilter,
    pictures: rulePictures(found.rules.slice(0, MOST_BARS).map((/** @type {Page.Json} */ one) => ({ name: `${items(one.if)} → ${items([one.then])}`, count: one.count, expected: one.expected }))),
    tables: found.tried ? [table("analyses.rules", ["if", "then", "observed", "chance", "confidence", "lift", "p"], found.rules.map((/** @type {Page.Json} */ one) => ({
      cells: [items(one.if), items([one.then]), number(one.count), rounded(one.expected), percent(one.confidence), one.lift.toFixed(1), chanceOf(one.corrected)],
      ids: [...new Set([...one.caseIds.flatMap((/** @type {Page.Id} */ id, /** @type {number} */ k) => [id, one.offenderIds[k]]), ...one.offenderIds])].filter(Boolean),
    })))] : [],
  }),
  texts: ({ textClasses: found }, { target }, names) => {
    const parts = trialParts(found);
    return {
      says: found.tooLittle ? [] : [t("analyses.texts.says", { n: found.unlabelled, labelled: found.labelled }), ...trialSays({ ...found, target, total: found.labelled })],
      lacking: found.tooLittle && `${found.tooLittle} ${t("analyses.texts.needs")}`,
      left: 0,
      hidden: found.hiddenByFilter,
      pictures: parts.pictures,
      tables: found.tooLittle ? [] : [table("analyses.texts", ["event", "about", "likeliest", "words"], found.texts.map((/** @type {Page.Json} */ one) => ({ cells: [...told(one, nameOf(one, names)), one.words.map((/** @type {Page.Json} */ word) => word.name).join(", ")], ids: [one.id] })), "analyses.texts.none"), ...parts.tables],
    };
  },
  places: ({ placeClasses: found }, { target }, names) => {
    const parts = trialParts(found);
    return {
      says: found.tooLittle ? [] : [t("analyses.places.says", { n: found.unlabelled, labelled: found.labelled }), ...trialSays({ ...found, target, total: found.labelled })],
      lacking: found.tooLittle && `${found.tooLittle} ${t("analyses.places.needs")}`,
      left: found.untimed,
      hidden: found.hiddenByFilter,
      pictures: parts.pictures,
      tables: found.tooLittle ? [] : [table("analyses.places", ["place", "about", "likeliest", "alike"], found.places.map((/** @type {Page.Json} */ one) => ({ cells: [...told(one, nameOf(one, names)), t("analyses.alike", { n: one.alike, of: one.nearestIds.length })], ids: one.nearestIds })), "analyses.texts.none"), ...parts.tables],
    };
  },
  coverage: ({ sensorCoverage: found }) => ({
    says: found.map((/** @type {Page.Json} */ one) => `${one.kind}: ${t("analyses.coverage.says", { n: one.cells, gini: one.gini.toFixed(2), share: percent(one.topTenth) })}${one.follows === null ? "" : ` ${t(one.follows > 0 && one.p <= 0.05 ? "analyses.coverage.follows" : "analyses.coverage.free", { value: one.follows.toFixed(2), moved: percent(one.moved) })}`}`),
    lacking: found.length ? null : t("analyses.coverage.none"),
    left: 0,
    hidden: 0,
    pictures: found.map((/** @type {Page.Json} */ one) => ({
      kind: "axes", name: one.kind, across: t("analyses.watched"), up: t("analyses.readings"),
      series: [{ draws: "points", name: one.kind, data: one.columns.watchedHours.map((/** @type {number} */ hours, /** @type {number} */ k) => [Number(hours.toFixed(1)), one.columns.count[k], one.columns.cell[k]]), hue: 0 }],
    })),
    tables: found.map((/** @type {Page.Json} */ one) => ({
      ...table("analyses.coverage", ["cell", "sensors", "watched", "observed", "rate", "rank", "byRate"], one.columns.cell.map((/** @type {string} */ cell, /** @type {number} */ k) => row(cell, number(one.columns.sensors[k]), rounded(one.columns.watchedHours[k]), number(one.columns.count[k]), one.columns.rate[k] === null ? "" : rounded(one.columns.rate[k]), String(one.columns.rank[k]), String(one.columns.rankByRate[k] ?? "")))),
      title: one.kind,
    })),
  }),
};
