// The diagram: one Cytoscape instance that follows the state, and tells the page what the hand did.
import cytoscape from "../../vendor/cytoscape.js";
import { DRAWN } from "../chart_data.js";
import { lineId } from "../own.js";
import { borne, lineData, nodeData, scenes, standsFor } from "./elements.js";
import { fitting } from "./fit.js";
import { wireHand } from "./hand.js";
import { overlay } from "./overlay.js";
import { routes } from "./route.js";
import { chartStyle, growthAt, sizeOf } from "./style.js";
import { calm, colours, onThemeChange } from "./theme.js";

// A mark may be dragged upon another: Cytoscape need not say on the console that the line between them is too short.
cytoscape.warnings(false);

/** So near the edge of the view, in pixels, a mark that is to be seen may stand. */
const SIDES = 80;
const ENDS = 38;

/**
 * Draw into `box`. on: { select(ids), line(link), open(id), moved(Map id -> position) }; covered(): pixels that
 * lie under other things at the { left, bottom, top }; bars(): boxes where something lies over it. Returns the chart's handle.
 * @param {{ box: HTMLElement, under: HTMLCanvasElement, over: HTMLCanvasElement, covered: () => { left: number, bottom: number, top: number }, bars: () => Page.Box[] }} given
 * @param {Page.On} on
 */
export function createChart({ box, under, over, covered, bars }, on) {
  let colour = colours();
  let version = 0;
  let growth = 1;
  /** @type {Page.Group[]} */
  let groups = [];
  /** @type {Page.OwnBox[]} */
  let boxes = [];
  let plain = false;
  let fitted = false; // all of it is in view, and the hand has not moved it since
  const goals = new Map(); // where marks that are under way will stand
  let quiet = false; // while the page itself selects, nothing is told back
  let rerouting = false;
  const cy = cytoscape({
    container: box,
    style: chartStyle(colour, () => growth),
    minZoom: 0.08,
    maxZoom: 4,
    boxSelectionEnabled: true,
    selectionType: "single",
  });
  const scene = scenes(cy);
  const draw = overlay(under, over, () => scene({ version, colour, groups, boxes, plain, hovered: hand.hovered(), growth }), () => cy.destroyed() || cy.forceRender(), bars);
  const changed = () => {
    version += 1;
  };
  cy.on("zoom", () => {
    if (growth === growthAt(cy.zoom())) return;
    growth = growthAt(cy.zoom());
    cy.style().update();
    reroute();
  });
  cy.on("render", () => draw(cy.zoom(), cy.pan()));
  cy.on("position add remove select unselect data style", changed);
  const hand = wireHand(cy, box, on, { told: () => !quiet, loose: () => { fitted = false; }, route: reroute, changed });
  const offTheme = onThemeChange(() => {
    colour = colours();
    changed();
    cy.style(chartStyle(colour, () => growth));
  });
  let room = { width: box.clientWidth, height: box.clientHeight };
  const resized = new ResizeObserver(() => {
    const whole = fitted || holds(room, { left: 0, bottom: 0, top: 0 });
    room = { width: box.clientWidth, height: box.clientHeight };
    cy.resize();
    // What was in view stays in view, also where the hand has moved it; where it still is, nothing moves.
    if (fitted || (whole && !holds(room, covered()))) fit(fitted);
  });
  resized.observe(box);

  /** Whether all marks lie in so much room, beside what covers it. */
  function holds(/** @type {{ width: number, height: number }} */ { width, height }, /** @type {{ left: number, bottom: number, top: number }} */ { left, bottom, top }) {
    if (!width || !height) return false;
    const out = cy.nodes(":visible").filter((node) => {
      const [{ x, y }, r] = [node.renderedPosition(), node.renderedWidth() / 2];
      return x - r < left || x + r > width || y - r < top || y + r > height - bottom;
    });
    return out.empty();
  }

  /** Let lines run round the marks in their way. Marks that are under way count where they will stand. */
  function route() {
    if (plain) return;
    const place = (/** @type {any} */ node) => ({ ...(goals.get(node.id()) ?? node.position()), r: sizeOf(node.data("centre"), growth) / 2 });
    const marks = new Map(cy.nodes().filter((node) => !node.hasClass("gone")).map((node) => [node.id(), place(node)]));
    const lines = cy.edges().map((edge) => ({ id: edge.id(), source: edge.data("source"), target: edge.data("target") }));
    const found = routes(lines, marks);
    cy.batch(() =>
      cy.edges().forEach((edge) => {
        const { bend, weight } = found.get(edge.id()) ?? { bend: 0, weight: 0.5 };
        const [aside, along] = [Math.round(bend), edge.data("weight") ?? 0.5];
        // Cytoscape reckons the style anew of each line that is told anything.
        if ((edge.data("bend") ?? 0) !== aside || along !== weight) edge.data({ bend: aside, weight });
      }),
    );
  }

  /** Once, after all that is done at this moment. */
  function reroute() {
    if (rerouting) return;
    rerouting = true;
    queueMicrotask(() => {
      rerouting = false;
      if (!cy.destroyed()) route();
    });
  }

  /** Make the drawing equal to the state. New nodes come out of `from`, an element's id; what is there stays. */
  function sync(/** @type {Page.Chart} */ chart, /** @type {Set<string>} */ hidden, /** @type {Page.Id | null} */ from = null) {
    boxes = chart.own.boxes.filter((box) => box.open);
    if (plain !== chart.nodes.size > DRAWN) {
      plain = !plain;
      cy.edges().toggleClass("plain", plain);
    }
    const source = from === null ? null : cy.getElementById(from);
    const start = source?.length ? { ...source.position() } : null;
    /** @type {Page.Added[]} */
    let added = [];
    cy.batch(() => {
      const under = borne(chart);
      const marks = [...chart.nodes.values()].filter((node) => standsFor(chart, node.id) === node.id);
      const kept = new Set(marks.map((node) => node.id));
      const lines = new Map(chart.links.map((link) => /** @type {[string, ReturnType<typeof lineData>]} */ ([lineId(link), lineData(link, chart)])).filter(([, /** @type {string} */ data]) => data.source !== data.target));
      cy.edges().filter((edge) => !lines.has(edge.id())).remove();
      cy.nodes().filter((node) => !kept.has(node.id())).remove();
      const [newMarks, newLines] = [/** @type {any[]} */ ([]), /** @type {any[]} */ ([])];
      for (const node of marks) {
        const there = cy.getElementById(node.id);
        const data = nodeData(node, chart.centres, under.get(node.id));
        if (there.length) {
          there.data(data);
          if (Math.abs(there.position("x") - node.x) + Math.abs(there.position("y") - node.y) > 0.01) there.position({ x: node.x, y: node.y });
        } else {
          newMarks.push({ group: "nodes", data, position: { x: node.x, y: node.y } });
        }
      }
      added = cy.add(newMarks).nodes().toArray();
      for (const [id, data] of lines) {
        const there = cy.getElementById(id);
        if (there.length && there.data("source") === data.source && there.data("target") === data.target) there.data(data);
        else {
          if (there.length) there.remove();
          newLines.push({ group: "edges", data, classes: plain ? "plain" : "" });
        }
      }
      cy.add(newLines);
      cy.nodes().forEach((node) => {
        node.toggleClass("gone", hidden.has(node.data("type")));
        node.toggleClass("untied", chart.hidden > 0 && !node.data("centre") && node.degree() === 0);
      });
    });
    if (start && !calm()) fanOut(added, start);
    reroute();
    if (fitted && added.length) fit();
    changed();
    return added.length;
  }

  function fanOut(/** @type {Page.Added[]} */ nodes, /** @type {Page.Point} */ start) {
    for (const node of nodes) {
      const goal = { ...node.position() };
      goals.set(node.id(), goal);
      node.position(start);
      node.animate({ position: goal, duration: 260, easing: "ease-out", complete: () => goals.delete(node.id()) });
    }
  }

  /** Select these, without telling it back. */
  function select(/** @type {Page.Id[]} */ ids) {
    quiet = true;
    const wanted = new Set(ids);
    cy.batch(() => {
      cy.nodes().forEach((node) => {
        if (wanted.has(node.id())) node.select();
        else node.unselect();
      });
      if (ids.length) cy.edges().unselect();
    });
    quiet = false;
    changed();
  }

  function selectLine(/** @type {string} */ id) {
    quiet = true;
    cy.elements().unselect();
    if (id) cy.getElementById(id).select();
    quiet = false;
    changed();
  }

  /** Light up a path: ids of nodes, pairs "a\nb" of its steps, ids of refused hubs; null puts it out. */
  function light(/** @type {Page.Lit | null} */ path) {
    cy.batch(() => {
      cy.elements().removeClass("lit dim refused");
      if (!path) return;
      const nodes = cy.nodes().filter((node) => path.nodes.has(node.id()));
      const edges = cy.edges().filter((e) => path.pairs.has(`${e.data("source")}\n${e.data("target")}`) || path.pairs.has(`${e.data("target")}\n${e.data("source")}`));
      if (!nodes.length) return;
      const hubs = cy.nodes().filter((node) => path.refused.has(node.id()));
      const refused = hubs.union(hubs.edgesWith(nodes));
      cy.elements().not(nodes).not(edges).not(refused).addClass("dim");
      refused.addClass("refused");
      nodes.addClass("lit");
      edges.addClass("lit");
    });
    changed();
  }

  /** Leave out what begins after the moment that is replayed; its place is kept. */
  function setLater(/** @type {Page.Later} */ { nodes, lines }) {
    cy.batch(() => {
      cy.nodes().forEach((node) => void node.toggleClass("later", nodes.has(node.id())));
      cy.edges().forEach((edge) => void edge.toggleClass("later", lines.has(edge.id())));
    });
    redraw();
  }

  function redraw() {
    changed();
    cy.forceRender();
  }

  function setGroups(/** @type {Page.Group[] | undefined} */ next) {
    const grouped = groups.length > 0;
    groups = next ?? [];
    if (fitted && grouped !== groups.length > 0) fit();
    redraw();
  }

  /** All of it into view. stays: whether it is kept in view as more is added. */
  function fit(stays = true) {
    fitted = stays;
    // What `:visible` asks for is reckoned by the styles, which depend on the zoom that is looked for here.
    const wanted = cy.nodes().filter((node) => !node.hasClass("gone") && !node.hasClass("later"));
    if (!wanted.length || !cy.width() || !cy.height()) return;
    const marks = wanted.map((/** @type {any} */ node) => ({ ...(goals.get(node.id()) ?? node.position()), centre: node.data("centre") }));
    const { left, bottom, top } = covered();
    const { zoom, pan } = fitting(marks, { left, top, width: cy.width() - left, height: cy.height() - bottom - top }, cy.minZoom(), groups.length > 0);
    cy.stop();
    // One that does not stay is made at once: a further change of size asks where marks are, not where they go.
    if (calm() || !stays || cy.zoom() === 1) cy.viewport({ zoom, pan });
    else cy.animate({ zoom, pan, duration: 240, easing: "ease-out" });
  }

  /** Bring an element into view by moving as little as it takes; the zoom stays. */
  function reveal(/** @type {string} */ id) {
    const node = cy.getElementById(id);
    if (!node.length) return;
    const { x, y } = node.renderedPosition();
    const { left, bottom, top } = covered();
    const into = (/** @type {number} */ at, /** @type {number} */ low, /** @type {number} */ high) => Math.max(0, low - at) + Math.min(0, high - at);
    const by = { x: into(x, left + SIDES, cy.width() - SIDES), y: into(y, top + ENDS, cy.height() - bottom - ENDS) };
    if (by.x || by.y) cy.animate({ panBy: by, duration: calm() ? 0 : 200 });
  }

  /** The neighbour of `id` that lies most nearly in the direction (dx, dy); null where there is none. */
  function toward(/** @type {Page.Id} */ id, /** @type {number} */ dx, /** @type {number} */ dy) {
    const here = cy.getElementById(id);
    if (!here.length) return null;
    const { x, y } = here.position();
    let best = null;
    const near = here.neighborhood("node:visible");
    for (const node of near.length ? near : cy.nodes(":visible").not(here)) {
      const [ox, oy] = [node.position("x") - x, node.position("y") - y];
      const far = Math.hypot(ox, oy) || 1;
      const angle = (ox * dx + oy * dy) / far;
      const score = angle - far / 5000;
      if (angle > 0.35 && (!best || score > best.score)) best = { id: node.id(), score };
    }
    return best?.id ?? null;
  }

  const zoomBy = (/** @type {number} */ factor) => {
    fitted = false;
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  };

  function destroy() {
    offTheme();
    resized.disconnect();
    cy.destroy();
  }

  return { cy, sync, select, selectLine, light, setLater, setGroups, redraw, fit, reveal, toward, zoomBy, hover: hand.hover, destroy };
}
