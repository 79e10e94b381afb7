// Cytoscape alone, drawing the same elements: shapes, colours, icons, captions, lines with arrows.
import cytoscape from "/vendor/cytoscape.js";

const answer = async (path) => (await fetch(path)).json();
const icons = await answer("/icons.json");
const types = new Map((await answer("/model")).entities.map((type) => [type.name, type]));
const hues = ["#2463c5", "#6a3d9e", "#c25a00", "#007d70", "#7f6c00", "#b3263b", "#c2458f", "#5a6673"];
const sides = [...new Set([...types.values()].map((type) => type.side))];

function image(name) {
  const { fill, line } = icons[name] ?? icons.unknown;
  const path = (d, how) => (d ? `<path d="${d}" ${how}/>` : "");
  const drawn = path(line, 'fill="none" stroke="#fff" stroke-width="2.1"') + path(fill, 'fill="#fff" fill-rule="evenodd"');
  return `data:image/svg+xml;utf8,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">${drawn}</svg>`)}`;
}

const style = [
  {
    selector: "node",
    style: {
      width: (node) => (node.data("ring") === 0 ? 72 : 44), height: (node) => (node.data("ring") === 0 ? 72 : 44), shape: "data(shape)", "background-color": "data(hue)",
      "background-image": "data(image)", "background-fit": "none", "background-width": "57%", "background-height": "57%",
      "border-width": 2, "border-color": "#f8f9fb", label: "data(caption)", "font-size": 12.5, "text-valign": "bottom", "text-margin-y": 3,
      "text-outline-width": 2, "text-outline-color": "#f8f9fb", color: "#16202b", "text-max-width": 150, "text-wrap": "ellipsis",
    },
  },
  {
    selector: "edge",
    style: { width: 1.5, "line-color": "#93a1b0", "curve-style": "bezier", "target-arrow-shape": "triangle", "target-arrow-color": "#93a1b0", "arrow-scale": 0.8 },
  },
];

async function elements(n) {
  const { columns } = await answer(`/elements?n=${n}`);
  const { nodes, links } = columns;
  const data = (k) => {
    const type = types.get(nodes.type[k]);
    return { id: nodes.id[k], caption: nodes.caption[k], ring: nodes.ring[k], shape: type.shape, hue: hues[sides.indexOf(type.side) % 8], image: image(type.icon) };
  };
  return [
    ...nodes.id.map((_, k) => ({ data: data(k), position: { x: nodes.x[k], y: nodes.y[k] } })),
    ...links.from.map((from, k) => ({ data: { source: from, target: links.to[k] } })),
  ];
}

export let cy = null;

/** Ask for the elements, let Cytoscape's own `cose` place them, and draw: milliseconds until it can be read. */
export async function first(n, layout = { name: "cose", animate: false, fit: true }) {
  const begun = performance.now();
  const all = await elements(n);
  cy?.destroy();
  cy = cytoscape({ container: document.getElementById("box"), elements: all, style, layout });
  await new Promise((done) => cy.one("render", () => requestAnimationFrame(done)));
  return performance.now() - begun;
}

/** The same elements where the product puts them, so that both draw one picture. */
export const placed = (n) => first(n, { name: "preset", fit: true });
