// What is drawn, as a tree grid beside the canvas: the same selection, all of it by keyboard and screen reader.
import { select, selectType } from "../actions/draw.js";
import { foldLast, open } from "../actions/expand.js";
import { hide } from "../actions/hide.js";
import { entityType, noun } from "../model.js";
import { chart, hiddenTypes, model, selection, shown, shownNodes } from "../state.js";
import { number, t } from "../text/index.js";
import { classes, html, useRef, useState } from "../ui.js";
import { drawn } from "./canvas.js";
import { Name, TypeMark } from "./mark.js";

/**
 * Rows: for each type a head, then its elements by caption; a type that was folded up shows its head only.
 * @param {Set<string>} folded
 */
function rowsOf(folded) {
  const byType = new Map();
  for (const node of shownNodes.value) byType.set(node.type, [...(byType.get(node.type) ?? []), node]);
  const side = (/** @type {string} */ type) => model.value?.sides.indexOf(entityType(type).side) ?? 0;
  const types = [...byType].sort(([a], [b]) => side(a) - side(b) || (a < b ? -1 : 1));
  return types.flatMap(([type, nodes]) => [
    { key: `type ${type}`, type, n: nodes.length, opened: !folded.has(type) },
    ...(folded.has(type) ? [] : nodes.sort((/** @type {any} */ a, /** @type {any} */ b) => (a.caption < b.caption ? -1 : a.caption > b.caption ? 1 : a.id < b.id ? -1 : 1)).map((/** @type {Page.Mark} */ node) => ({ key: node.id, node }))),
  ]);
}

export function List() {
  const [folded, setFolded] = useState(new Set());
  const [at, setAt] = useState(0);
  const body = useRef(/** @type {any} */ (null));
  const rows = rowsOf(folded);
  const here = Math.min(at, rows.length - 1);
  const links = new Map();
  for (const link of shown.value.links) for (const id of [link.from, link.to]) links.set(id, (links.get(id) ?? 0) + 1);

  const fold = (/** @type {string} */ type) => {
    const next = new Set(folded);
    if (!next.delete(type)) next.add(type);
    setFolded(next);
  };
  const go = (/** @type {number} */ to) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setAt(next);
    body.current.querySelectorAll("[role=row]")[next]?.focus();
  };
  const pick = (/** @type {Page.Row} */ row, /** @type {number} */ index, /** @type {boolean} */ more) => {
    setAt(index);
    if (!row.node) return fold(row.type ?? "");
    const { id } = row.node;
    const chosen = selection.value;
    select(more ? (chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]) : [id]);
    drawn?.reveal(id);
  };
  const key = (/** @type {Page.Event} */ event) => {
    const row = rows[here];
    const act = {
      ArrowDown: () => go(here + 1),
      ArrowUp: () => go(here - 1),
      Home: () => go(0),
      End: () => go(rows.length - 1),
      ArrowLeft: () => (row.node || !row.opened ? go(rows.findIndex((other) => other.type === (row.node?.type ?? row.type))) : fold(row.type)),
      ArrowRight: () => (row.node || row.opened ? go(here + 1) : fold(row.type)),
      Enter: () => (row.node ? open(row.node.id) : fold(row.type)),
      " ": () => (row.node ? pick(row, here, event.shiftKey || event.ctrlKey || event.metaKey) : selectType(row.type)),
      Backspace: () => row.node && foldLast(row.node.id),
      Delete: () => row.node && hide([row.node.id]),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  if (!rows.length) return html`<p class="panel-empty">${t(hiddenTypes.value.size ? "list.filtered" : "list.empty")}</p>`;
  return html`<div class="list"><p class="quiet">${t("list.help")}</p>
    <div role="treegrid" aria-label=${t("list.label")} aria-multiselectable="true" ref=${body} onKeyDown=${key}>
      ${rows.map((row, index) => html`<${Row} key=${row.key} row=${row} focus=${index === here} links=${links.get(row.node?.id) ?? 0} onPick=${(/** @type {boolean} */ more) => pick(row, index, more)} />`)}
    </div></div>`;
}

/** @param {{ row: Page.Row, focus: boolean, links: number, onPick: (more: boolean) => void }} given */
function Row({ row, focus, links, onPick }) {
  const click = (/** @type {Page.Event} */ event) => onPick(event.shiftKey || event.ctrlKey || event.metaKey);
  if (!row.node) {
    return html`<div role="row" class="list-type" aria-level="1" aria-expanded=${row.opened} tabindex=${focus ? 0 : -1} onClick=${click}>
      <span role="gridcell"><${TypeMark} type=${row.type} size=${22} /> <b>${noun(row.type ?? "", row.n)}</b></span><span role="gridcell" class="number">${number(row.n ?? 0)}</span></div>`;
  }
  const { node } = row;
  const chosen = selection.value.includes(node.id);
  return html`<div role="row" class=${classes("list-row", chosen && "chosen")} aria-level="2" aria-selected=${chosen} tabindex=${focus ? 0 : -1} onClick=${click} onDblClick=${() => open(node.id)}
    onMouseEnter=${() => drawn?.hover(node.id)} onMouseLeave=${() => drawn?.hover(null)}>
    <span role="gridcell"><${Name} text=${node.caption} />${chart.value.centres.includes(node.id) && html` <span class="tag">${t("list.centre")}</span>`}${node.hub && html` <span class="tag">${t("list.hub")}</span>`}</span>
    <span role="gridcell" class="number">${t("list.links", { n: links })}${node.more > 0 && html` <span class="quiet">+${number(node.more)}</span>`}</span></div>`;
}
