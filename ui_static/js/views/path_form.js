// What is asked of the ways between two elements: which kind, what makes one good, over what and past what, and when.
import { findPaths } from "../actions/paths.js";
import { filter, working } from "../state.js";
import { t } from "../text/index.js";
import { html, useState } from "../ui.js";
import { Days } from "./days.js";
import { HUBS, Kinds, MOST_HUB, Stops } from "./walk_parts.js";

const KINDS = /** @type {const} */ (["shortest", "best", "timed", "cycles"]);
const WEIGHTS = /** @type {const} */ (["HOPS", "RARITY", "GRADE"]);
const DIRECTIONS = /** @type {const} */ (["BOTH", "OUT"]);
const HOUR_S = 3600;
/** The API's bounds. */
const [MOST_PATHS, MOST_VIA, MOST_HOPS, LONGEST] = [50, 5, 8, 10];

/** @param {{ from: Page.Id, to: Page.Id, limits: Page.Limits }} given */
export function PathForm({ from, to, limits }) {
  const pair = from !== to;
  const [kind, setKind] = useState(limits.kind ?? "shortest");
  const [weight, setWeight] = useState(limits.weight ?? "RARITY");
  const [k, setK] = useState(limits.k ?? 5);
  const [hops, setHops] = useState(limits.maxHops ?? limits.longest ?? 6);
  const [wait, setWait] = useState(limits.longestWaitSeconds === undefined ? "" : String(limits.longestWaitSeconds / HOUR_S));
  const [direction, setDirection] = useState(limits.direction ?? (pair ? "BOTH" : "OUT"));
  const [ordered, setOrdered] = useState(limits.inTimeOrder ?? true);
  const [together, setTogether] = useState(limits.overlappingInTime ?? false);
  const [via, setVia] = useState(limits.via ?? []);
  const [avoid, setAvoid] = useState(limits.avoid ?? []);
  const [linkTypes, setLinkTypes] = useState(limits.linkTypes ?? null);
  const [hubLimit, setHubLimit] = useState(limits.hubLimit ?? HUBS);
  const [window, setWindow] = useState(/** @type {Page.Window} */ ({ since: limits.since ?? filter.value?.since, until: limits.until ?? filter.value?.until }));
  const number = (/** @type {string} */ name, /** @type {number} */ value, /** @type {(value: number) => void} */ set, /** @type {number} */ most) => html`<label>${t(`path.${name}`)}
    <input type="number" required min="1" max=${most} value=${value} onInput=${(/** @type {Page.Event} */ event) => set(Number(event.target.value))} /></label>`;
  const one = (/** @type {string} */ name, /** @type {readonly string[]} */ values, /** @type {string} */ value, /** @type {(value: any) => void} */ set) => html`<label>${t(`path.${name}`)}
    <select onChange=${(/** @type {Page.Event} */ event) => set(event.target.value)}>${values.map((each) => html`<option key=${each} value=${each} selected=${each === value}>${t(`path.${name}.${each}`)}</option>`)}</select></label>`;
  const check = (/** @type {string} */ name, /** @type {boolean} */ on, /** @type {(on: boolean) => void} */ set) => html`<label class="check"><input type="checkbox" checked=${on} onChange=${(/** @type {Page.Event} */ event) => set(event.target.checked)} /><span>${t(`path.${name}`)}</span></label>`;
  const parts = /** @type {Record<string, Page.Limits>} */ ({
    shortest: { maxHops: hops, avoid, overlappingInTime: together },
    best: { k, weight, via, avoid, overlappingInTime: together },
    timed: { direction, ...(wait.trim() && { longestWaitSeconds: Math.round(Number(wait) * HOUR_S) }) },
    cycles: { longest: hops, direction, inTimeOrder: ordered },
  });
  const submit = (/** @type {Page.Event} */ event) => {
    event.preventDefault();
    findPaths(from, kind === "cycles" ? from : to, { kind, ...(hubLimit !== HUBS && { hubLimit }), ...(linkTypes && { linkTypes }), ...parts[kind], ...window });
  };
  return html`<form class="money-form path-form" aria-label=${t("path.form")} onSubmit=${submit}>
    ${one("kind", pair ? KINDS : ["cycles"], kind, setKind)}<p class="quiet">${t(`path.kind.${kind}.what`)}</p>
    ${kind === "best" && html`${one("weight", WEIGHTS, weight, setWeight)}<p class="quiet">${t(`path.weight.${weight}.what`)}</p>`}
    <div class="filter-days">${kind === "best" && number("k", k, setK, MOST_PATHS)}${(kind === "shortest" || kind === "cycles") && number("most.hops", hops, setHops, kind === "cycles" ? LONGEST : MOST_HOPS)}
      ${(kind === "timed" || kind === "cycles") && one("direction", DIRECTIONS, direction, setDirection)}
      ${kind === "timed" && html`<label>${t("path.wait")}<input type="number" min="0" step="any" placeholder=${t("path.wait.any")} value=${wait} onInput=${(/** @type {Page.Event} */ event) => setWait(event.target.value)} /></label>`}
      ${number("hub.limit", hubLimit, setHubLimit, MOST_HUB)}</div>
    <${Kinds} chosen=${linkTypes} choose=${setLinkTypes} />
    ${kind === "best" && html`<${Stops} name="via" ids=${via} set=${setVia} most=${MOST_VIA} without=${[from, to]} />`}
    ${(kind === "best" || kind === "shortest") && html`<${Stops} name="avoid" ids=${avoid} set=${setAvoid} most=${1_000} without=${[from, to]} />${check("together", together, setTogether)}`}
    ${kind === "cycles" && check("ordered", ordered, setOrdered)}
    <${Days} window=${window} set=${setWindow} />
    <button type="submit" class="button main wide" disabled=${working.value}>${t("path.ask")}</button></form>`;
}
