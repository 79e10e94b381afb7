// The time line: a bar for each stretch of time; dragging over it, or moving its two ends, lets only that time count.
import { change } from "../actions/filter.js";
import { instant } from "../text/dates.js";
import { t } from "../text/index.js";
import { filterOf, windowOf } from "../time_line.js";
import { classes, html, useEffect, useState } from "../ui.js";

const HEIGHT = 56;
const DAY_MS = 86_400_000;

/**
 * set: what is done with the window that was chosen; it counts for everything, unless another is handed in.
 * @param {{ bars: Page.Bar[], filter: Page.Filter | null, set?: (window: { since?: string, until?: string }) => unknown }} given
 */
export function Brush({ bars, filter, set: put = change }) {
  const held = windowOf(bars, filter);
  const [drag, setDrag] = useState(/** @type {{ start?: number, window: number[] } | null} */ (null));
  useEffect(() => setDrag(null), [bars, filter]);
  const [from, to] = drag?.window ?? held;
  const most = Math.max(1, ...bars.map((bar) => bar.facts));
  const withTime = bars[0].until - bars[0].since < DAY_MS;
  const told = (/** @type {number} */ at) => instant(at, withTime);
  const apply = (/** @type {number[]} */ window) => {
    const [low, high] = window;
    setDrag({ window });
    if (low < high && (low !== held[0] || high !== held[1])) put(filterOf(bars, window));
    else setDrag(null);
  };
  const at = (/** @type {Page.Event} */ event) => {
    const box = event.currentTarget.getBoundingClientRect();
    return Math.max(0, Math.min(bars.length - 1, Math.floor(((event.clientX - box.left) / box.width) * bars.length)));
  };
  const down = (/** @type {Page.Event} */ event) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ start: at(event), window: [at(event), at(event) + 1] });
  };
  const move = (/** @type {Page.Event} */ event) => {
    if (drag?.start === undefined) return;
    setDrag({ start: drag.start, window: [Math.min(drag.start, at(event)), Math.max(drag.start, at(event)) + 1] });
  };
  const end = (/** @type {string} */ name, /** @type {number} */ value, /** @type {(value: number) => void} */ set, /** @type {string} */ label) => html`<label><span>${label}</span>
    <input type="range" class=${`brush-${name}`} min="0" max=${bars.length} value=${value} aria-valuetext=${told(value < bars.length ? bars[value].since : bars[bars.length - 1].until)} onChange=${(/** @type {Page.Event} */ event) => set(Number(event.target.value))} />
    <output>${told(value < bars.length ? bars[value].since : bars[bars.length - 1].until)}</output></label>`;
  return html`<div class="brush" role="group" aria-label=${t("time.brush")}>
    <svg class="brush-bars" viewBox=${`0 0 ${bars.length} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" onPointerDown=${down} onPointerMove=${move} onPointerUp=${() => drag?.start !== undefined && apply(drag.window)}>
      <rect class="window" x=${from} y="0" width=${to - from} height=${HEIGHT} />
      ${bars.map((bar, k) => {
        const height = bar.facts && Math.max(3, (HEIGHT - 6) * Math.sqrt(bar.facts / most));
        return html`<rect key=${k} class=${classes(k >= from && k < to && "within")} x=${k + 0.1} y=${HEIGHT - height} width="0.8" height=${height}><title>${t("time.bar", { when: told(bar.since), n: bar.facts })}</title></rect>`;
      })}
    </svg>
    <div class="brush-ends">${end("from", from, (/** @type {number} */ value) => apply([Math.min(value, to - 1), to]), t("time.from"))}${end("to", to, (/** @type {number} */ value) => apply([from, Math.max(value, from + 1)]), t("time.to"))}</div>
  </div>`;
}
