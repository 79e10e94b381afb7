// The bar that replays the diagram: a slider over the moments at which something on it begins or ends, steps, play and speed.
import { endReplay, loadSpans, moments as momentsNow, replayTo, setGrown } from "../actions/replay.js";
import { calm } from "../chart/theme.js";
import { Icon } from "../icons.js";
import { chart, grown, later, replay, shown, spans } from "../state.js";
import { instant } from "../text/dates.js";
import { number, t } from "../text/index.js";
import { html, useEffect, useMemo, useRef, useState } from "../ui.js";

/** Milliseconds that the whole takes, and one moment at least and at most, at the usual speed. */
const [WHOLE, LEAST, MOST] = [20_000, 150, 900];
const SPEEDS = [0.5, 1, 2, 4];

/** @param {{ icon: string, text: string, off: boolean, act: () => void }} given */
const Step = ({ icon, text, off, act }) => html`<button type="button" class="icon-button" aria-label=${text} title=${text} disabled=${off} onClick=${act}><${Icon} name=${icon} size=${16} /></button>`;

export function Replay() {
  const { links } = shown.value;
  const moments = useMemo(momentsNow, [links, spans.value, grown.value]);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const asked = useRef(chart.value.nodes);
  const now = replay.value;
  const place = now === null ? -1 : moments.findLastIndex((at) => at <= now);
  const last = place >= moments.length - 1;
  const go = (/** @type {number} */ to) => replayTo(moments[Math.max(0, Math.min(moments.length - 1, to))]);
  const stop = (/** @type {number} */ to) => (setPlaying(false), go(to));
  useEffect(() => {
    if (!playing) return;
    if (last) return setPlaying(false);
    const timer = setTimeout(() => go(place + 1), Math.max(LEAST, Math.min(MOST, WHOLE / moments.length)) / speed);
    return () => clearTimeout(timer);
  }, [playing, place, speed]);
  useEffect(() => endReplay, []);
  useEffect(() => {
    // What came onto the diagram since has spans too.
    if (asked.current !== chart.value.nodes) loadSpans();
    asked.current = chart.value.nodes;
  }, [chart.value.nodes]);
  if (!spans.value && now === null) return html`<div class="replay skeleton" role="status" aria-busy="true" aria-label=${t("busy.replay")}><i></i></div>`;
  if (!moments.length) return html`<p class="panel-empty">${t("replay.none")}</p>`;
  const play = () => {
    if (last) go(0);
    setPlaying(!playing);
  };
  const key = (/** @type {Page.Event} */ event) => {
    if (event.key !== " " || calm() || event.target.type !== "range") return;
    event.preventDefault();
    play();
  };
  const { nodes, lines, undated } = later.value;
  const unknown = spans.value?.unknown ?? 0;
  const at = moments[Math.max(0, place)];
  return html`<div class="replay" role="group" aria-label=${t("replay.label")} onKeyDown=${key}>
    <div class="replay-row">${!calm() && html`<button type="button" class="button" onClick=${play}><${Icon} name=${playing ? "pause" : "play"} size=${16} /> <span>${t(playing ? "replay.pause" : "replay.play")}</span></button>
        <label class="replay-speed">${t("replay.speed")} <select onChange=${(/** @type {Page.Event} */ event) => setSpeed(Number(event.target.value))}>${SPEEDS.map((one) => html`<option key=${one} value=${one} selected=${one === speed}>${one}×</option>`)}</select></label>`}
      <${Step} icon="back" text=${t("replay.back")} off=${place <= 0} act=${() => stop(place - 1)} />
      <input type="range" min="0" max=${moments.length - 1} value=${Math.max(0, place)} aria-label=${t("replay.slider")} aria-valuetext=${instant(at)} onInput=${(/** @type {Page.Event} */ event) => stop(Number(event.target.value))} />
      <${Step} icon="next" text=${t("replay.next")} off=${last} act=${() => stop(place + 1)} />
      <output>${instant(at)}</output></div>
    <div class="replay-row"><label class="check"><input type="checkbox" checked=${grown.value} onChange=${(/** @type {Page.Event} */ event) => setGrown(event.target.checked)} /><span>${t("replay.grown")}</span></label>
      <p class="quiet" role="status">${lines.size ? html`<b class="hides">${t(grown.value ? "replay.hides" : "replay.absent", { n: nodes.size, lines: number(lines.size) })}</b>` : t(grown.value ? "replay.all" : "replay.all.holds")}${undated > 0 && ` · ${t("replay.undated", { n: undated })}`}${unknown > 0 && ` · ${t("replay.unknown", { n: unknown })}`}${!grown.value && ` · ${t("replay.lingers")}`}</p></div>
  </div>`;
}
