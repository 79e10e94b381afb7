// Followed money from left to right: a lane for each account, a band as wide as what it holds, a ribbon for each payment.
// The faint ribbon is what the method that follows most would follow.
import { LEFT, amountText, riverOf } from "../money.js";
import { hueOf } from "../model.js";
import { instant } from "../text/dates.js";
import { t } from "../text/index.js";
import { plain } from "../text/names.js";
import { classes, html, useMemo } from "../ui.js";
import { LaneName } from "./lane_name.js";

/** @param {Page.FlowView} given */
export function River({ flow, entities, backwards, chosen, choose }) {
  const { width, height, lanes, ribbons, ticks } = useMemo(() => riverOf(flow.payments), [flow]);
  const caption = (/** @type {Page.Id} */ id) => entities.get(id)?.caption ?? t("an.element");
  const kept = new Map(flow.rests.map((rest) => [rest.entity, rest]));
  const told = (/** @type {Page.Ribbon} */ one) =>
    t("money.ribbon", { n: one.places.length, from: plain(caption(one.from)), to: plain(caption(one.to)), traced: amountText(one.traced), currency: flow.currency, at: instant(one.at) });
  return html`<div class="river" role="region" tabindex="0" aria-label=${t("money.river")}>
    <svg viewBox=${`0 0 ${width} ${height}`} style=${{ minWidth: `${Math.round(width * 0.72)}px`, maxWidth: `${Math.round(width * 1.25)}px` }} role="img" aria-label=${t("money.river.says", { n: flow.paymentCount, places: lanes.length })}>
      ${lanes.map((lane, k) => html`<g key=${lane.id} class="lane"><rect x="0" y=${lane.y} width=${width} height=${lane.height} class=${k % 2 ? "odd" : "even"} /></g>`)}
      ${ticks.map(({ x, at }) => html`<g key=${x} class="tick"><line x1=${x} x2=${x} y1="22" y2=${height} /><text x=${x} y="15" text-anchor="middle">${instant(at)}</text></g>`)}
      ${ribbons.map((one, k) => html`<path key=${`w${k}`} class=${classes("ribbon-most", one.width === 0 && "only")} d=${one.path} stroke-width=${one.widest} />`)}
      ${lanes.map((lane) => html`<g key=${lane.id} class=${`band hue-${hueOf(entities.get(lane.id)?.type ?? "")}`}>
        ${lane.bands.map((band, k) => html`<rect key=${k} x=${band.x} y=${lane.top} width=${band.width} height=${band.thick} />`)}</g>`)}
      ${ribbons.map((one, k) => html`<path key=${k} class=${classes("ribbon", one.places.includes(chosen ?? -1) && "chosen")} d=${one.path} stroke-width=${Math.max(one.width, 1)}
        onClick=${() => choose(one.places.includes(chosen ?? -1) ? null : one.places[0])}><title>${told(one)}</title></path>`)}
      ${lanes.map((lane) => {
        const rest = kept.get(lane.id);
        const last = lane.bands.at(-1);
        const [x, anchor] = backwards ? [(lane.bands[0]?.x ?? LEFT) - 6, "end"] : [(last ? last.x + last.width : LEFT) + 6, "start"];
        return html`<g key=${lane.id}><${LaneName} name=${caption(lane.id)} x=${LEFT - 10} y=${lane.y + lane.height / 2 + 4} size=${12} />
          ${rest && last && !/^[0.]*$/.test(rest.kept) && html`<text class="kept" x=${x} y=${lane.top + Math.max(last.thick, 4) / 2 + 4} text-anchor=${anchor}>${amountText(rest.kept)}</text>`}</g>`;
      })}
    </svg></div>`;
}
