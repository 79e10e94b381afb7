// What ECharts is asked to draw of a picture. It draws on a canvas: tooltips too, as the page lets no markup and no style in.
import { rounded } from "./analyses_parts.js";
import { number } from "./text/index.js";
import { cut, plain } from "./text/names.js";

/** @typedef {ReturnType<typeof import("./chart/theme.js").colours>} Colours */

/** Marks of groups: told apart without their hue. */
const SHAPES = ["circle", "triangle", "diamond", "rect", "pin", "arrow"];
/** Characters of a name at an axis, and in the legend. */
const [LONG, SHORT] = [44, 28];
const HIDDEN = { symbol: "none", silent: true, lineStyle: { opacity: 0 }, tooltip: { show: false } };

/**
 * A name as text: the library takes "{style|text}" for a style of its own.
 * @param {string} name
 */
const told = (name) => plain(name).replaceAll("{", "{\u200b");

/**
 * @param {string | number} hue
 * @param {Colours} colours
 */
const hueOf = (hue, colours) => (typeof hue === "number" ? colours.groups[hue % colours.groups.length] : /** @type {Record<string, any>} */ (colours)[hue]);

/**
 * @param {Page.Series} one
 * @param {number} place
 * @param {Colours} colours
 * @returns {object[]}
 */
function series(one, place, colours) {
  const color = hueOf(one.hue, colours);
  const name = told(one.name);
  if (one.draws === "bars") return [{ type: "bar", name, data: one.data.map(([value]) => value), itemStyle: { color, borderColor: color, decal: one.dashed ? { symbol: "rect", dashArrayX: [2, 3], dashArrayY: [4, 2], color: colours.canvas } : undefined }, barGap: "10%" }];
  if (one.draws === "points") {
    const quiet = typeof one.hue !== "number";
    const symbol = quiet ? (one.hue === "warn" ? "diamond" : "circle") : SHAPES[Number(one.hue) % SHAPES.length];
    return [{ type: "scatter", name, data: one.data, symbol, symbolSize: one.hue === "quiet" ? 6 : 10, itemStyle: { color, opacity: one.hue === "quiet" ? 0.55 : 0.95 }, z: one.hue === "quiet" ? 2 : 4 }];
  }
  if (one.draws === "line") return [{ type: "line", name, data: one.data, symbol: "none", lineStyle: { color, width: one.dashed ? 1.5 : 2.2, type: one.dashed ? "dashed" : "solid" }, itemStyle: { color }, z: 3 }];
  // A band is its lower bound, unseen, with its width stacked on it.
  const stack = { type: "line", stack: `band ${place}`, stackStrategy: "all", z: 1 };
  return [
    { ...stack, ...HIDDEN, data: one.data.map(([x, low]) => [x, low]) },
    { ...stack, ...HIDDEN, name, itemStyle: { color }, areaStyle: { color, opacity: 0.2 }, data: one.data.map(([x, low, high]) => [x, high === null ? null : Number(high) - Number(low)]) },
  ];
}

/**
 * How a scale is written: with as many decimals as its ticks need to differ.
 * @param {Page.Series[]} several @param {number[]} places
 */
function decimals(several, places) {
  const values = several.flatMap((one) => one.data.flatMap((row) => places.flatMap((place) => (typeof row[place] === "number" ? [Number(row[place])] : []))));
  const span = values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity);
  const rough = span > 0 ? span / 5 : 1;
  const power = Math.floor(Math.log10(rough));
  // As the library rounds a step: up to the next power from seven on.
  const needed = Math.max(0, -(rough / 10 ** power < 7 ? power : power + 1));
  return (/** @type {number} */ value) => (Number.isInteger(value) && !needed ? number(value) : value.toFixed(Math.min(6, needed)));
}

/** @param {Page.Series} one @param {(number | string | null)[]} row */
const valueOf = (one, row) => (one.draws === "band" ? `${rounded(Number(row[1]))} – ${rounded(Number(row[2]))}` : rounded(Number(one.draws === "bars" ? row[0] : row[1])));

/**
 * What is told of a place on the axis of names: each series' value there.
 * @param {Page.Plot} picture
 * @param {number} place
 */
function along(picture, place) {
  const of = (/** @type {Page.Series} */ one) => (one.draws === "bars" ? one.data[place] : one.data.find((row) => row[0] === place && row[1] !== null));
  const lines = (picture.series ?? []).flatMap((one) => {
    const row = of(one);
    return row ? [`${told(one.name)}: ${valueOf(one, row)}`] : [];
  });
  return [told(cut(picture.labels?.[place] ?? "", 2 * LONG)), ...lines].join("\n");
}

/**
 * @param {Page.Plot} picture
 * @param {Colours} colours
 * @param {{ narrow: boolean, when: (at: number) => string }} how
 */
function axes(picture, colours, { narrow, when }) {
  const { x = "value", labels = [], ticks, lying = false, across, up, series: several = [] } = picture;
  const text = { color: colours.quiet, fontSize: 12, fontFamily: colours.font };
  const line = { axisLine: { show: true, lineStyle: { color: colours.quiet } }, axisTick: { show: true }, splitLine: { lineStyle: { color: colours.line, opacity: 0.7 } } };
  const wanted = new Set(ticks);
  const named = { type: "category", data: labels.map((label) => told(cut(label, lying ? LONG : SHORT))), ...line, splitLine: { show: false }, inverse: lying, axisLabel: { ...text, hideOverlap: true, ...(!lying && { alignMinLabel: "left", alignMaxLabel: "right" }), ...(lying && { width: narrow ? 130 : 300, overflow: "truncate" }), ...(ticks && { interval: (/** @type {number} */ place) => wanted.has(place) }) } };
  const written = x === "time" ? {} : { formatter: decimals(several, [0]) };
  const value = { type: x === "time" ? "time" : "value", scale: true, ...line, axisLabel: { ...text, hideOverlap: true, ...written } };
  const first = { ...(x === "names" ? named : value), name: lying ? "" : across, nameLocation: "middle", nameGap: 30, nameTextStyle: text };
  const second = { type: "value", scale: several.every((one) => one.draws === "points"), ...line, name: lying ? "" : up, nameLocation: "end", nameGap: 12, nameTextStyle: { ...text, align: "left" }, axisLabel: { ...text, formatter: decimals(several, lying || several.some((one) => one.draws === "bars") ? [0] : [1, 2]) } };
  const shown = several.filter((one) => one.name);
  return {
    legend: { show: shown.length > 1, type: "scroll", top: 0, right: 0, left: 0, itemWidth: 18, itemHeight: 10, data: shown.map((one) => ({ name: told(one.name), ...(one.draws === "band" && { icon: "roundRect" }) })), formatter: (/** @type {string} */ name) => cut(name, SHORT), textStyle: { ...text, color: colours.ink }, pageTextStyle: text, pageIconColor: colours.accent, pageIconInactiveColor: colours.line },
    grid: { left: 8, right: 22, top: shown.length > 1 ? 62 : 34, bottom: lying ? 8 : 34, containLabel: true },
    xAxis: lying ? { ...second, name: "" } : first,
    yAxis: lying ? first : second,
    series: several.flatMap((one, place) => series(one, place, colours)),
    tooltip: { trigger: x === "names" ? "axis" : "item", formatter: (/** @type {any} */ at) => {
      if (x === "names") return along(picture, (Array.isArray(at) ? at[0] : at).dataIndex);
      const [right, above, name] = at.data;
      return `${name ? `${told(cut(name, LONG))}\n` : ""}${across}: ${x === "time" ? when(right) : right}\n${up}: ${rounded(Number(above))}`;
    } },
  };
}

/**
 * @param {Page.Plot} picture
 * @param {Colours} colours
 */
function shades({ names = [], columns = [], cells = [], across, up }, colours) {
  const text = { color: colours.quiet, fontSize: 12, fontFamily: colours.font };
  const most = Math.max(1, ...cells.flat());
  const axis = (/** @type {string[]} */ of, /** @type {string} */ name) => ({ type: "category", data: of.map((one) => told(cut(one, SHORT))), name, nameTextStyle: text, axisLabel: { ...text, interval: 0, width: 110, overflow: "truncate" }, axisLine: { lineStyle: { color: colours.quiet } }, splitArea: { show: false } });
  return {
    grid: { left: 8, right: 12, top: 30, bottom: 34, containLabel: true },
    xAxis: { ...axis(columns, across), nameLocation: "middle", nameGap: 30, axisLabel: { ...axis(columns, "").axisLabel, rotate: columns.length > 6 ? 40 : 0 } },
    yAxis: { ...axis(names, up), inverse: true, nameLocation: "start", nameTextStyle: { ...text, align: "left" } },
    visualMap: { show: false, min: 0, max: most, dimension: 2, inRange: { color: [colours.canvas, colours.accent] } },
    series: [{ type: "heatmap", data: cells.flatMap((row, k) => row.map((value, n) => ({ value: [n, k, value], label: { color: value > 0.55 * most ? colours.canvas : colours.ink } }))), itemStyle: { borderColor: colours.line, borderWidth: 1 }, label: { show: true, fontSize: 12, fontWeight: 600, fontFamily: colours.font } }],
    tooltip: { trigger: "item", formatter: (/** @type {any} */ at) => `${told(cut(names[at.value[1]], LONG))} → ${told(cut(columns[at.value[0]], LONG))}: ${at.value[2]}` },
  };
}

/**
 * The library's option for a picture.
 * @param {Page.Plot} picture
 * @param {Colours} colours
 * @param {{ narrow: boolean, calm: boolean, when: (at: number) => string }} how
 */
export function optionOf(picture, colours, how) {
  const made = picture.kind === "shades" ? shades(picture, colours) : axes(picture, colours, how);
  const tooltip = { ...made.tooltip, renderMode: "richText", confine: true, backgroundColor: colours.surface, borderColor: colours.line, textStyle: { color: colours.ink, fontSize: 12, fontFamily: colours.font } };
  return { ...made, tooltip, animation: !how.calm, useUTC: true, textStyle: { fontFamily: colours.font }, backgroundColor: "transparent" };
}

/**
 * How high a picture is drawn, in pixels.
 * @param {Page.Plot} picture
 */
export function heightOf({ kind, lying, labels = [], names = [] }) {
  if (kind === "shades") return 96 + 34 * names.length;
  return lying ? Math.max(200, 70 + 46 * labels.length) : 320;
}
