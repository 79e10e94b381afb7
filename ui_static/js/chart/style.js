// How Cytoscape draws marks and lines. What most marks and lines have as Cytoscape has it by itself is not said: each property
// that is said costs with each of them. Captions, icons and badges lie on the overlay (overlay.js), which keeps them
// readable at every zoom.
// The server lays marks out in these measures (drawing/marks.py).
const SIZE = 44;
const CENTRE_SIZE = 72;

/** The least size of a mark on the screen, in pixels: further away marks grow against the zoom, so that icons stay readable. */
const LEAST = 30;
const MOST_GROWTH = 1.8;

/**
 * By how much marks grow at a zoom; in steps, so that styles are reckoned anew seldom.
 * @param {number} zoom
 */
export const growthAt = (zoom) => Math.round(10 * Math.max(1, Math.min(MOST_GROWTH, LEAST / (SIZE * zoom)))) / 10;

/**
 * The size of a mark at a growth, in chart units. A centre is large as it is, and grows less.
 * @param {boolean} centre
 * @param {number} growth
 */
export const sizeOf = (centre, growth) => (centre ? CENTRE_SIZE * (1 + 0.6 * (growth - 1)) : SIZE * growth);

/**
 * Cytoscape's style sheet in the colours of the theme in force; growth() as growthAt gives it.
 * @param {Page.Colours} colour
 * @param {() => number} growth
 * @returns {any}
 */
export function chartStyle(colour, growth) {
  return [
    {
      selector: "node",
      style: {
        width: (/** @type {import("cytoscape").NodeSingular} */ node) => sizeOf(node.data("centre"), growth()),
        height: (/** @type {import("cytoscape").NodeSingular} */ node) => sizeOf(node.data("centre"), growth()),
        shape: "data(shape)",
        "background-color": (/** @type {import("cytoscape").NodeSingular} */ node) => colour.hues[node.data("hue") - 1],
        "border-width": 2,
        "border-color": colour.canvas,
      },
    },
    { selector: "node:selected, node.lit", style: { "underlay-color": colour.accent, "underlay-shape": "ellipse", "underlay-padding": 8 } },
    { selector: "node[?hub]", style: { "border-style": "double", "border-width": 6, "border-color": colour.edgeStrong } },
    { selector: "node[certainty != 'confirmed']", style: { "border-style": "dashed", "border-color": colour.ink } },
    {
      selector: "node[?centre]",
      style: {
        "border-width": 4,
        "border-color": colour.surface,
        "outline-width": 5,
        "outline-color": colour.accent,
        "outline-offset": 0,
      },
    },
    { selector: "node[?own]", style: { "background-opacity": 0.3, "border-style": "dotted", "border-width": 3, "border-color": colour.ink } },
    { selector: ":active", style: { "overlay-opacity": 0 } },
    { selector: "node:selected", style: { "underlay-opacity": 0.3, "border-color": colour.accent, "border-style": "solid", "border-width": 3 } },
    { selector: "node[?centre]:selected", style: { "border-color": colour.surface, "border-width": 4 } },
    { selector: "node[?own]:selected", style: { "border-style": "dotted" } },
    {
      selector: "edge",
      style: {
        width: (/** @type {import("cytoscape").EdgeSingular} */ edge) => 1.5 + Math.min(3, Math.log2(edge.data("count")) * 0.6),
        "curve-style": "straight",
        "line-color": colour.edge,
      },
    },
    {
      selector: "edge[?bend]",
      style: { "curve-style": "unbundled-bezier", "control-point-distances": "data(bend)", "control-point-weights": "data(weight)", "edge-distances": "node-position" },
    },
    { selector: "edge[?directed]", style: { "target-arrow-shape": "triangle", "target-arrow-color": colour.edge, "arrow-scale": 0.8 } },
    { selector: "edge[?own]", style: { "line-style": "dotted", width: 3, "line-color": colour.edgeStrong } },
    { selector: "edge.plain", style: { "curve-style": "haystack", "haystack-radius": 0, width: 1.2, opacity: 0.7, "target-arrow-shape": "none" } },
    { selector: "edge[?finding]", style: { "line-style": "dashed", "line-dash-pattern": [9, 5] } },
    { selector: "edge.near, edge:selected, edge.lit", style: { "line-color": colour.edgeStrong, "target-arrow-color": colour.edgeStrong } },
    { selector: "edge:selected", style: { "line-color": colour.accent, "target-arrow-color": colour.accent, width: 4 } },
    { selector: "edge.lit", style: { "line-color": colour.accent, "target-arrow-color": colour.accent, width: 4.5 } },
    { selector: "edge.refused", style: { "line-style": "dashed", "line-color": colour.warn, "target-arrow-color": colour.warn } },
    { selector: "node.refused", style: { "border-color": colour.warn } },
    { selector: "node.lit", style: { "underlay-opacity": 0.28 } },
    { selector: ".untied", style: { "background-opacity": 0.35, "border-style": "dashed", "border-color": colour.ink } },
    { selector: ".dim", style: { opacity: 0.16 } },
    { selector: ".gone, .later", style: { display: "none" } },
    {
      selector: "core",
      style: {
        "active-bg-opacity": 0,
        "selection-box-color": colour.accent,
        "selection-box-opacity": 0.12,
        "selection-box-border-color": colour.accent,
      },
    },
  ];
}
