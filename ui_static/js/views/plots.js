// Pictures of analyses as SVG: points, a band of what is to come, bars beside what chance gives, a table of shades.
import { rounded } from "../analyses.js";
import { t } from "../text/index.js";
import { html } from "../ui.js";

const WIDTH = 720;
const HEIGHT = 280;
const LEFT = 64;
const FOOT = 34;

/**
 * A scale from values to pixels, with some room at both ends, and five ticks on it.
 * @param {number[]} values
 * @param {number} from
 * @param {number} to
 */
function scale(values, from, to) {
  const low = values.reduce((a, b) => Math.min(a, b), Infinity);
  const high = values.reduce((a, b) => Math.max(a, b), -Infinity);
  const span = high - low || Math.abs(high) || 1;
  const at = (/** @type {number} */ value) => from + ((value - low + span * 0.04) / (span * 1.08)) * (to - from);
  return { at, ticks: [0, 0.25, 0.5, 0.75, 1].map((part) => low + span * part) };
}

/** @param {{ x: number[], y: number[], across: string, up: string, plain: boolean, draw: (x: (value: number) => number, y: (value: number) => number) => Page.Child }} given */
function Axes({ x, y, across, up, plain, draw }) {
  const right = scale(x, LEFT, WIDTH - 12);
  const above = scale(y, HEIGHT - FOOT, 22);
  return html`<svg class="plot" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label=${t("analyses.picture", { across, up })}>
    ${above.ticks.map((value, k) => html`<g class="tick" key=${k}><line x1=${LEFT} x2=${WIDTH - 12} y1=${above.at(value)} y2=${above.at(value)} /><text x=${LEFT - 8} y=${above.at(value) + 4} text-anchor="end">${rounded(value)}</text></g>`)}
    ${!plain && right.ticks.map((value, k) => html`<text class="along" key=${k} x=${right.at(value)} y=${HEIGHT - 18} text-anchor="middle">${Number.isInteger(value) ? value : value.toFixed(3)}</text>`)}
    <text class="along" x=${WIDTH / 2} y=${HEIGHT - 3} text-anchor="middle">${across}</text><text class="along" x="4" y="13">${up}</text>
    ${draw(right.at, above.at)}</svg>`;
}

/** @param {{ picture: Page.Plot }} given */
function Points({ picture }) {
  const { x = [], y = [], group = [], across = "", up = "" } = picture;
  const known = x.map((_, k) => k).filter((k) => x[k] !== null && y[k] !== null);
  if (!known.length) return null;
  return html`<${Axes} x=${known.map((k) => x[k])} y=${known.map((k) => y[k])} across=${across} up=${up} plain=${Math.abs(x[known[0]]) > 1e6}
    draw=${(/** @type {Function} */ right, /** @type {Function} */ above) => known.map((k) => html`<circle key=${k} class=${`dot group-${group[k] ? ((group[k] - 1) % 6) + 1 : 0}`} cx=${right(x[k])} cy=${above(y[k])} r=${group[k] ? 4.5 : 3} />`)} />`;
}

/** @param {{ picture: Page.Plot }} given */
function Band({ picture }) {
  const { past = [], y = [], low = [], high = [], across = "", up = "" } = picture;
  const all = [...past, ...y];
  const path = (/** @type {number[]} */ values, /** @type {number} */ begin, /** @type {Function} */ right, /** @type {Function} */ above) => values.map((value, k) => `${right(begin + k)},${above(value)}`);
  return html`<${Axes} x=${[0, all.length]} y=${[0, ...past, ...high]} across=${across} up=${up} plain=${false}
    draw=${(/** @type {Function} */ right, /** @type {Function} */ above) => html`
      <polygon class="band" points=${[...path(low, past.length, right, above), ...path(high, past.length, right, above).reverse()].join(" ")} />
      <polyline class="past" points=${path(past, 0, right, above).join(" ")} /><polyline class="ahead" points=${path(y, past.length, right, above).join(" ")} />`} />`;
}

/** @param {{ picture: Page.Plot }} given */
function Bars({ picture }) {
  const { names = [], y = [], low = [] } = picture;
  const most = Math.max(...y, ...low, 1);
  return html`<div class="plot-bars" role="img" aria-label=${t("analyses.bars")}>${names.slice(0, 12).map((name, k) => html`<div key=${k}><p><bdi>${name}</bdi></p>
    <div class="lead-bar observed"><span>${t("lead.observed")}</span><i style=${{ width: `${(60 * y[k]) / most}%` }}></i><b>${rounded(y[k])}</b></div>
    <div class="lead-bar expected"><span>${t("lead.expected")}</span><i style=${{ width: `${(60 * low[k]) / most}%` }}></i><b>${rounded(low[k])}</b></div></div>`)}</div>`;
}

/** @param {{ picture: Page.Plot }} given */
function Shades({ picture }) {
  const { names = [], columns = [], cells = [] } = picture;
  const most = Math.max(...cells.flat(), 1);
  return html`<table class="shades"><caption>${t("analyses.confusion")}</caption><thead><tr><td></td>${columns.map((name) => html`<th key=${name} scope="col"><bdi>${name}</bdi></th>`)}</tr></thead>
    <tbody>${names.map((name, row) => html`<tr key=${name}><th scope="row"><bdi>${name}</bdi></th>${cells[row].map((value, k) => html`<td key=${k}><i style=${{ opacity: (0.85 * value) / most }}></i><b>${value}</b></td>`)}</tr>`)}</tbody></table>`;
}

const KINDS = { points: Points, band: Band, bars: Bars, shades: Shades };

/** @param {{ picture: Page.Plot | null }} given */
export function Plot({ picture }) {
  return picture && html`<${KINDS[picture.kind]} picture=${picture} />`;
}
