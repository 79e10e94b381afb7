// Exactly the readings that are looked at as a file: a table, points on the Earth, or the picture as it stands.
import { run, say } from "./run.js";
import { keep, painted } from "./files.js";
import { windowOf } from "../span.js";
import { filter, span } from "../state.js";
import { t } from "../text/index.js";
import { plain } from "../text/names.js";

/** A cell that begins with one of these is run by a spreadsheet. */
const FORMULA = /^[=+\-@\t\r\n|%]/;
const STYLES = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "opacity", "font-size", "font-weight", "font-family", "text-anchor", "color"];
/** @type {[string, (one: Page.Sighting, k: number) => string | number | null][]} */
const COLUMNS = [
  ["number", (_, k) => k + 1],
  ["sighting", (one) => one.id],
  ["time", (one) => one.trueTime],
  ["zone", (one) => one.zone],
  ["read", (one) => one.subject.caption],
  ["read_id", (one) => one.subject.id],
  ["sensor", (one) => one.sensor.caption],
  ["sensor_id", (one) => one.sensor.id],
  ["latitude", (one) => one.latitude],
  ["longitude", (one) => one.longitude],
  ["radius_m", (one) => one.radiusM],
  ["as_read", (one) => one.asRead],
  ["source", (one) => one.source],
  ["grade", (one) => one.grade],
  ["record", (one) => one.recordRef],
  ["borne_through", (one) => one.through.map((fact) => fact.sentence).join("; ")],
];

/** @param {string | number | null} value */
function cell(value) {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = plain(value);
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** @param {Page.Sighting[]} rows */
export const csvOf = (rows) => `${[COLUMNS.map(([name]) => name), ...rows.map((one, k) => COLUMNS.map(([, value]) => cell(value(one, k))))].map((line) => line.join(",")).join("\r\n")}\r\n`;

/**
 * How many of all readings a file holds.
 * @param {Page.Sighting[]} rows
 * @param {Page.SightingsPage} page
 */
const countsOf = (rows, { rows: loaded, total, atLeast, hiddenByFilter }) => ({ given: rows.length, loaded: loaded.length, total, totalIsAtLeast: atLeast, hiddenByFilter });

/**
 * The name of a file says what a table cannot: a line of remarks over its heads is read as heads by most programs, and a
 * column that says the same in each row is no better.
 * @param {string} format
 * @param {Page.SightingsPage} page
 */
function nameOf(format, page) {
  const { since = null, until = null } = span.value ? windowOf(span.value) : {};
  const day = (/** @type {string | null} */ at) => at?.slice(0, 10) ?? "";
  const parts = [span.value && `from-${day(since)}-to-${day(until)}`, page.total > page.rows.length && "part", filter.value && "filtered"];
  return `${["movement", ...parts.filter(Boolean)].join("-")}.${format}`;
}

/** @param {{ since: number, until: number }} held */
function told(held) {
  const { since = null, until = null } = windowOf(held);
  return { since, until };
}

/**
 * What was asked stands beside the features, as foreign members (RFC 7946, section 6.1).
 * @param {Page.Sighting[]} rows
 * @param {Page.SightingsPage} page
 */
export const geojsonOf = (rows, page) =>
  JSON.stringify({
    type: "FeatureCollection",
    filter: filter.value,
    span: span.value && told(span.value),
    readings: countsOf(rows, page),
    features: rows.map((one, k) => ({
      type: "Feature",
      id: one.id,
      geometry: one.latitude === null || one.longitude === null ? null : { type: "Point", coordinates: [one.longitude, one.latitude] },
      properties: Object.fromEntries(COLUMNS.map(([name, value]) => [name, value(one, k)])),
    })),
  });

/**
 * A picture that stands alone: what the page's rules say of each part is written into it.
 * @param {SVGSVGElement} svg
 */
function pictureOf(svg) {
  const copy = /** @type {SVGSVGElement} */ (svg.cloneNode(true));
  const parts = [...copy.querySelectorAll("*")];
  [...svg.querySelectorAll("*")].forEach((part, k) => {
    const style = getComputedStyle(part);
    for (const name of STYLES) parts[k].setAttribute(name, style.getPropertyValue(name));
  });
  const { width, height } = svg.viewBox.baseVal;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [name, value] of [["width", width], ["height", height], ["fill", getComputedStyle(/** @type {Element} */ (svg.parentElement)).backgroundColor]]) ground.setAttribute(String(name), String(value));
  copy.prepend(ground);
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" });
}

/**
 * Give the readings out. page: of which they are those that are looked at. picture: as it stands, for the formats of a
 * picture; a map draws itself.
 * @param {"csv" | "geojson" | "svg" | "png"} format
 * @param {Page.Sighting[]} rows
 * @param {Page.SightingsPage} page
 * @param {SVGSVGElement | { svg: () => string, png: () => Promise<Blob | null> } | null} picture
 */
export async function giveTrack(format, rows, page, picture) {
  const make = async () => {
    if (format === "csv") return new Blob([csvOf(rows)], { type: "text/csv;charset=utf-8" });
    if (format === "geojson") return new Blob([geojsonOf(rows, page)], { type: "application/geo+json" });
    if (!picture) return null;
    if ("png" in picture) return format === "png" ? picture.png() : new Blob([picture.svg()], { type: "image/svg+xml" });
    return format === "svg" ? pictureOf(picture) : painted(pictureOf(picture));
  };
  const blob = await run(t("busy.file"), make, { key: `track ${format}` });
  if (!blob) return;
  const file = nameOf(format, page);
  keep(blob, file);
  const [missing, hidden] = [page.total - page.rows.length, page.hiddenByFilter];
  say([t("said.track.file", { file, n: rows.length }), missing > 0 && t("said.track.missing", { n: missing }), hidden > 0 && t("lead.hidden", { n: hidden })].filter(Boolean).join(" "));
}
