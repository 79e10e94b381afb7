// The product's diagram alone: the page's own modules, without the panel and what else stands around it.
import { readDiagram } from "/js/chart_data.js";
import { createChart } from "/js/chart/chart.js";
import { readModel } from "/js/model.js";
import { hiddenTypes, model } from "/js/state.js";

const answer = async (path) => (await fetch(path)).json();
model.value = readModel(await answer("/model"));
const [under, box, over] = ["under", "box", "over"].map((name) => document.getElementById(name));
const view = createChart({ box, under, over, covered: () => ({ left: 0, bottom: 0, top: 0 }), bars: () => [] }, { select() {}, line() {}, open() {}, moved() {} });

/** Ask the server for the diagram, which places it meanwhile, and draw it: milliseconds until it can be read. */
export async function first(n) {
  const begun = performance.now();
  const found = await answer(`/diagram?n=${n}`);
  const drawn = new Promise((done) => view.cy.one("render", () => requestAnimationFrame(done)));
  view.sync(readDiagram(found, found.centres), hiddenTypes.value);
  view.fit();
  await drawn;
  return performance.now() - begun;
}

export const { cy } = view;
