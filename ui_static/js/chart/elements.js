// From the chart's state to Cytoscape's elements and to what the overlay draws.
import { entityType, hueOf, isSymmetric, phrase } from "../model.js";
import { lineId } from "../own.js";
import { conflicts } from "../state.js";
import { number, t } from "../text/index.js";
import { plain } from "../text/names.js";
import { sizeOf } from "./style.js";

/**
 * Who stands for an element: its bearer, where the two are drawn as one thing.
 * @param {Page.Chart} chart
 * @param {Page.Id} id
 */
export const standsFor = (chart, id) => {
  const bearer = chart.nodes.get(id)?.bearer;
  return bearer && chart.nodes.has(bearer) ? bearer : id;
};

/**
 * Captions of the identifiers that are drawn as one thing with each bearer: Map id -> [caption].
 * @param {Page.Chart} chart
 */
export function borne(chart) {
  const found = new Map();
  for (const node of chart.nodes.values()) {
    const bearer = standsFor(chart, node.id);
    if (bearer !== node.id) found.set(bearer, [...(found.get(bearer) ?? []), node.caption]);
  }
  return found;
}

/**
 * Cytoscape's data of a node. under: the captions of what is drawn as one thing with it.
 * @param {Page.Mark} node
 * @param {Page.Id[]} centres
 * @param {string[]} [under]
 */
export function nodeData(node, centres, under = []) {
  const type = entityType(node.type);
  return {
    id: node.id,
    shape: type.shape,
    icon: node.box && !node.type ? "groups" : type.icon,
    hue: hueOf(node.type),
    type: node.type,
    centre: centres.includes(node.id),
    hub: Boolean(node.hub),
    certainty: node.certainty ?? "confirmed",
    caption: node.caption,
    under: under.join(", "),
    fold: node.members != null,
    more: node.more ?? 0,
    facts: node.facts ?? 0,
    own: Boolean(node.own),
    box: Boolean(node.box),
    pinned: Boolean(node.pinned),
    note: node.note ?? null,
  };
}

/**
 * What a line says and how many facts it stands for; a fold that stands for more than it names has at least so many.
 * @param {Page.Line} link
 * @param {Page.Chart} chart
 */
function lineText(link, chart) {
  const least = [link.from, link.to].some((id) => (chart.nodes.get(id)?.beyond ?? 0) > 0);
  if (link.own) return plain(link.label ?? "");
  const said = { phrase: phrase(link.type), n: link.count };
  return least ? t("line.count.least", said) : t("line.count", said);
}

/**
 * Cytoscape's data of a line; source and target are the marks that stand for its ends.
 * @param {Page.Line} link
 * @param {Page.Chart} chart
 */
export const lineData = (link, chart) => ({
  id: lineId(link),
  source: standsFor(chart, link.from),
  target: standsFor(chart, link.to),
  from: link.from,
  to: link.to,
  count: link.count,
  type: link.type,
  directed: !link.own && !isSymmetric(link.type),
  own: Boolean(link.own),
  finding: Boolean(link.finding),
  text: lineText(link, chart),
  note: chart.own.notes.get(lineId(link)) ?? null,
});

/**
 * What the overlay draws of a node now.
 * @param {import("cytoscape").NodeSingular} node
 * @param {Page.Id | null} hovered
 * @param {number} growth
 */
function mark(node, hovered, growth) {
  const data = node.data();
  const { x, y } = node.position();
  const pointed = node.selected() || hovered === data.id;
  const lit = node.hasClass("lit") || node.hasClass("refused");
  return {
    id: data.id,
    x,
    y,
    r: sizeOf(data.centre, growth) / 2,
    caption: data.caption,
    under: node.hasClass("untied") ? t("mark.filtered") : data.under,
    icon: data.icon,
    shape: data.shape,
    hue: data.hue,
    fold: data.fold,
    centre: data.centre,
    hub: data.hub,
    conflict: conflicts.peek().get(data.id) ?? false,
    own: data.own,
    box: data.box,
    pinned: data.pinned,
    note: data.note,
    more: data.more > 0 ? `+${number(data.more)}` : "",
    weight: data.facts + (data.hub ? 50 : 0),
    lit,
    must: data.centre || pointed,
    bold: data.centre || pointed || lit,
    dim: node.hasClass("dim"),
    untied: node.hasClass("untied"),
  };
}

/**
 * Where a line's caption may stand: its middle; along a straight line also a third from either end.
 * @param {import("cytoscape").EdgeSingular} edge
 */
function spots(edge) {
  const middle = edge.midpoint();
  if (edge.data("bend")) return [middle];
  const [from, to] = [edge.sourceEndpoint(), edge.targetEndpoint()];
  const along = (/** @type {number} */ part) => ({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
  return [middle, along(0.66), along(0.34), along(0.8), along(0.2)];
}

/**
 * What the overlay draws of a line now. Its spots are found when they are asked for: from afar lines have no captions.
 * @param {import("cytoscape").EdgeSingular} edge
 */
function lineMark(edge) {
  return {
    id: edge.id(),
    get spots() {
      return spots(edge);
    },
    text: edge.data("text"),
    note: edge.data("note"),
    weight: edge.data("count"),
    must: edge.selected() || edge.hasClass("near"),
    lit: edge.hasClass("lit") || edge.hasClass("refused"),
    dim: edge.hasClass("dim"),
  };
}

/**
 * What the overlay draws, kept until something changes: a frame in which the diagram is only moved reckons nothing anew.
 * Gives a function of { version, colour, groups, hovered, growth }.
 * @param {any} cy
 */
export function scenes(cy) {
  /** @type {any} */
  let kept = null;
  return (/** @type {any} */ now) => {
    const before = kept?.version === now.version && kept.growth === now.growth ? kept : null;
    kept = {
      ...now,
      marks: before?.marks ?? cy.nodes(":visible").map((/** @type {import("cytoscape").NodeSingular} */ node) => mark(node, now.hovered, now.growth)),
      lines: before?.lines ?? cy.edges(":visible").map(lineMark),
    };
    return kept;
  };
}
