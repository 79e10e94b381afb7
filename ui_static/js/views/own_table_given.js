// A row to answer about: a building under a weather, a report, a place and a time. It becomes a second table of one row.
import { t } from "../text/index.js";
import { plain } from "../text/names.js";
import { html } from "../ui.js";

/** The analyses that answer about a row. */
export const GIVEN = ["regression", "texts", "places"];

/**
 * The columns that such a row needs.
 * @param {string} name @param {Record<string, string>} chosen
 */
function columnsOf(name, chosen) {
  if (name === "regression") return chosen.factors.split(",").filter(Boolean);
  return name === "texts" ? [chosen.text] : [chosen.latitude, chosen.longitude, chosen.time];
}

/** @param {string} cell */
const quoted = (cell) => `"${cell.replaceAll('"', '""')}"`;

/**
 * The second table, or null where not every cell of its row is filled.
 * @param {string} name @param {Record<string, string>} chosen @param {Record<string, string>} given
 */
export function givenText(name, chosen, given) {
  if (!GIVEN.includes(name)) return null;
  const columns = columnsOf(name, chosen);
  if (!columns.every((column) => given[column]?.trim())) return null;
  return [columns, columns.map((column) => given[column].trim())].map((cells) => cells.map(quoted).join(",")).join("\r\n");
}

/** @param {{ name: string, own: Page.OwnTable, chosen: Record<string, string>, given: Record<string, string>, give: (next: Record<string, string>) => void }} of */
export function Given({ name, own, chosen, given, give }) {
  const field = (/** @type {string} */ column) => {
    const { holds = "TEXTS", values = [] } = own.columns.find((one) => one.name === column) ?? {};
    const set = (/** @type {Page.Event} */ event) => give({ ...given, [column]: event.target.value });
    if (holds === "WORDS" && name === "regression") return html`<select onChange=${set}><option value="">${t("path.choose")}</option>${values.map((one) => html`<option key=${one} value=${one} selected=${one === given[column]}>${plain(one)}</option>`)}</select>`;
    if (name === "texts") return html`<textarea rows="2" value=${given[column] ?? ""} onInput=${set}></textarea>`;
    return html`<input type=${holds === "NUMBERS" ? "number" : "text"} step="any" placeholder=${plain(values[0] ?? "")} value=${given[column] ?? ""} onInput=${set} />`;
  };
  return html`<fieldset class="choices given"><legend>${t(`own.table.given.${name}`)}</legend>${columnsOf(name, chosen).map((column) => html`<label key=${column} class=${name === "texts" ? "wide" : ""}><bdi>${plain(column)}</bdi>${field(column)}</label>`)}</fieldset>`;
}
