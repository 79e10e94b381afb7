// The bar that replays the diagram: a slider over the moments at which something on it begins, steps, and play.
import { endReplay, replayTo } from "../actions/replay.js";
import { calm } from "../chart/theme.js";
import { Icon } from "../icons.js";
import { momentsOf } from "../replay.js";
import { later, replay, shown } from "../state.js";
import { instant } from "../text/dates.js";
import { number, t } from "../text/index.js";
import { html, useEffect, useMemo, useState } from "../ui.js";

/** Milliseconds that the whole takes, and one moment at least and at most. */
const [WHOLE, LEAST, MOST] = [20_000, 150, 900];

export function Replay() {
  const { links } = shown.value;
  const moments = useMemo(() => momentsOf(links), [links]);
  const [playing, setPlaying] = useState(false);
  const now = replay.value;
  const place = now === null ? moments.length - 1 : moments.findLastIndex((at) => at <= now);
  const last = place >= moments.length - 1;
  const go = (/** @type {number} */ to) => replayTo(moments[Math.max(0, Math.min(moments.length - 1, to))]);
  useEffect(() => {
    if (!playing) return;
    if (last) return setPlaying(false);
    const timer = setTimeout(() => go(place + 1), Math.max(LEAST, Math.min(MOST, WHOLE / moments.length)));
    return () => clearTimeout(timer);
  }, [playing, place]);
  useEffect(() => endReplay, []);
  if (!moments.length) return html`<p class="panel-empty">${t("replay.none")}</p>`;
  const play = () => {
    if (last) go(0);
    setPlaying(!playing);
  };
  const step = (/** @type {string} */ icon, /** @type {string} */ text, /** @type {number} */ to, /** @type {boolean} */ off) => html`<button type="button" class="icon-button" aria-label=${text} title=${text} disabled=${off} onClick=${() => (setPlaying(false), go(to))}><${Icon} name=${icon} size=${16} /></button>`;
  const { nodes, lines, undated } = later.value;
  return html`<div class="replay" role="group" aria-label=${t("replay.label")}>
    <div class="replay-row">${!calm() && html`<button type="button" class="button" onClick=${play}><${Icon} name=${playing ? "pause" : "play"} size=${16} /> <span>${t(playing ? "replay.pause" : "replay.play")}</span></button>`}
      ${step("back", t("replay.back"), place - 1, place <= 0)}
      <input type="range" min="0" max=${moments.length - 1} value=${place} aria-label=${t("replay.slider")} aria-valuetext=${instant(moments[place])} onInput=${(/** @type {Page.Event} */ event) => (setPlaying(false), go(Number(event.target.value)))} />
      ${step("next", t("replay.next"), place + 1, last)}
      <output>${instant(moments[place])}</output></div>
    <p class="quiet" role="status">${lines.size ? html`<b class="hides">${t("replay.hides", { n: nodes.size, lines: number(lines.size) })}</b>` : t("replay.all")}${undated > 0 && ` · ${t("replay.undated", { n: undated })}`}</p>
  </div>`;
}
