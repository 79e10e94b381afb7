// Values and attributes as a person reads them.
import { attributeLabel } from "../model.js";
import { day, instant } from "../text/dates.js";
import { number, t } from "../text/index.js";
import { plain } from "../text/names.js";
import { html } from "../ui.js";

const DAY = /^\d{4}(-\d\d){0,2}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT/;

/**
 * Any JSON value as text.
 * @param {any} value
 * @returns {string}
 */
export function valueText(value) {
  if (value == null) return "";
  if (typeof value === "boolean") return t(value ? "value.yes" : "value.no");
  if (typeof value === "number") return number(value);
  if (Array.isArray(value)) return value.map(valueText).join(", ");
  if (typeof value === "object") return Object.values(value).filter((piece) => piece !== null && piece !== "").map(valueText).join(" · ");
  if (DAY.test(value)) return day(value);
  return INSTANT.test(value) ? instant(value) : plain(value);
}

/**
 * Attributes with their values, in two columns.
 * @param {{ attributes: Record<string, any> }} given
 */
export function Attributes({ attributes }) {
  const rows = Object.entries(attributes).filter(([, value]) => value !== null && value !== "");
  if (!rows.length) return null;
  return html`<dl class="attributes">${rows.map(([name, value]) => html`<div key=${name}><dt>${attributeLabel(name)}</dt><dd><bdi>${valueText(value)}</bdi></dd></div>`)}</dl>`;
}
