// The work surface: the diagram in its three layers, kept equal to the state.
import { moved } from "../actions/arrange.js";
import { select } from "../actions/draw.js";
import { open } from "../actions/expand.js";
import { showLine } from "../actions/why.js";
import { createChart } from "../chart/chart.js";
import { chart, conflicts, groups, hiddenTypes, later, lit, panel, selection, shown, starting } from "../state.js";
import { language, t } from "../text/index.js";
import { effect, html, untracked, useEffect, useRef } from "../ui.js";

/** The chart that is drawn, for the views that steer it: { fit, zoomBy, toward, reveal, hover }; null before. */
export let drawn = /** @type {ReturnType<typeof createChart> | null} */ (null);

/** Boxes of the diagram, in its pixels, that these parts of the page lie over. */
function boxesOf(/** @type {string} */ parts) {
  const whole = document.querySelector(".chart")?.getBoundingClientRect() ?? new DOMRect();
  const found = [...document.querySelectorAll(parts)].map((part) => part.getBoundingClientRect()).filter((part) => part.width && part.height);
  return found.map((part) => /** @type {Page.Box} */ ([part.left - whole.left, part.top - whole.top, part.right - whole.left, part.bottom - whole.top]));
}

const bars = () => boxesOf(".chart-bar, .held > *, .selection-bar, .zoom, .legend");

/**
 * What lies over the diagram where there is room beside it: the legend, and the bars of the chart and the selection; nothing on
 * a phone while something is unfolded under it.
 */
function covered() {
  const wide = matchMedia("(min-width: 721px)").matches;
  const legend = /** @type {HTMLElement | null} */ (document.querySelector(".legend"));
  if (!wide && document.querySelector(".time.opened, .replay")) return { left: 0, bottom: 8, top: 8 };
  const top = Math.max(0, ...boxesOf(".chart-bar, .held > *").map((box) => box[3])) + 4;
  return { left: wide && legend && legend.offsetHeight > 60 ? legend.offsetWidth : 0, bottom: wide ? 64 : 60, top };
}

/** @param {ReturnType<typeof createChart>} view */
function follow(view) {
  return [
    effect(() => {
      const next = shown.value;
      view.sync(next, untracked(() => hiddenTypes.value), next.from);
      view.select(untracked(() => selection.value));
      view.light(untracked(() => lit.value));
      // The panel and the legend come in the same moment: fit to what they leave.
      if (next.fit) requestAnimationFrame(() => view.fit());
    }),
    effect(() => {
      language.value; // lines say their phrase in it
      view.sync(untracked(() => shown.value), hiddenTypes.value);
    }),
    effect(() => {
      hiddenTypes.value; // what came with it has no class yet
      view.setLater(later.value);
    }),
    effect(() => view.select(selection.value)),
    effect(() => {
      if (panel.value.link) view.selectLine(panel.value.link.id);
    }),
    effect(() => view.light(lit.value)),
    effect(() => view.setGroups(groups.value?.groups)),
    effect(() => conflicts.value && view.redraw()),
  ];
}

export function Canvas() {
  const [box, under, over] = [useRef(/** @type {any} */ (null)), useRef(/** @type {any} */ (null)), useRef(/** @type {any} */ (null))];
  useEffect(() => {
    const view = createChart(
      { box: box.current, under: under.current, over: over.current, covered, bars },
      { select, line: showLine, open, moved },
    );
    drawn = view;
    const ends = follow(view);
    return () => {
      ends.forEach((end) => end());
      view.destroy();
      drawn = null;
    };
  }, []);
  return html`<div class="chart" hidden=${starting.value && chart.value.nodes.size === 0}>
    <canvas class="layer" ref=${under} aria-hidden="true"></canvas>
    <div class="layer cytoscape" ref=${box} tabindex="0" role="application" aria-label=${t("chart.label")} aria-describedby="chart-help"></div>
    <canvas class="layer above" ref=${over} aria-hidden="true"></canvas>
    <p id="chart-help" class="visually-hidden">${t("chart.help")}</p>
  </div>`;
}
