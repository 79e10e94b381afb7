// The panel on the right: what is selected, in tabs. A path, the facts of a line, communities and a list that was
// looked up take the place of the first tab until they are closed.
import { select } from "../actions/draw.js";
import { Icon } from "../icons.js";
import { panel, selection, shown, tab } from "../state.js";
import { t } from "../text/index.js";
import { classes, html, useEffect, useState } from "../ui.js";
import { About } from "./about.js";
import { Filter } from "./filter.js";
import { Groups } from "./groups.js";
import { Line } from "./line.js";
import { List } from "./list.js";
import { LookUp } from "./look_up.js";
import { Who } from "./mark.js";
import { Pair } from "./pair.js";
import { Common } from "./common.js";
import { Companions } from "./companions.js";
import { Connect } from "./connect.js";
import { LinkLeads } from "./link_leads.js";
import { OwnLink } from "./own.js";
import { Paths } from "./paths.js";
import { Scenes } from "./scenes.js";
import { Tracks } from "./tracks.js";
import { Records } from "./records.js";
import { useElement } from "./use_element.js";

const NARROW = "(max-width: 720px)";
/** @type {Record<string, (() => Page.Child) | undefined>} */
const OTHERS = { line: Line, own: OwnLink, path: Paths, common: Common, companions: Companions, connect: Connect, leads: LinkLeads, scenes: Scenes, tracks: Tracks, groups: Groups, lookup: LookUp, filter: Filter };

/** @param {{ names: string[], chosen: string, onChoose: (name: string) => void }} given */
function Tabs({ names, chosen, onChoose }) {
  const key = (/** @type {Page.Event} */ event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = names[(names.indexOf(chosen) + step + names.length) % names.length];
    onChoose(next);
    event.currentTarget.querySelector(`#tab-${next}`)?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${t("panel.label")} onKeyDown=${key}>
    ${names.map((name) => html`<button type="button" key=${name} id=${`tab-${name}`} role="tab" aria-selected=${name === chosen} aria-controls="tab-body"
      tabindex=${name === chosen ? 0 : -1} onClick=${() => onChoose(name)}>${t(`tab.${name}`)}</button>`)}
  </div>`;
}

/**
 * The one line of a panel that is folded down.
 * @param {{ kind: string, ids: Page.Id[] }} given
 */
function Peek({ kind, ids }) {
  if (kind !== "element") return html`<b>${t(`tab.${kind}`)}</b>`;
  if (ids.length === 1) return html`<${Who} entity=${shown.value.nodes.get(ids[0])} size=${30} />`;
  return html`<span class="quiet">${ids.length ? t("selection.count", { n: ids.length }) : t("panel.peek")}</span>`;
}

export function Panel() {
  const { kind } = panel.value;
  const other = OTHERS[kind];
  const [low, setLow] = useState(matchMedia(NARROW).matches);
  const ids = selection.value.filter((id) => shown.value.nodes.has(id));
  // On a phone the panel first shows what is selected in one line, so that the diagram has its room.
  useEffect(() => setLow(matchMedia(NARROW).matches && kind === "element"), [kind]);
  const element = useElement(!other && ids.length === 1 ? ids[0] : null);
  const names = other ? [kind, "list"] : ["about", "records", "list"];
  const chosen = names.includes(tab.value) ? tab.value : names[0];
  const close = () => {
    panel.value = { kind: "element" };
    select(ids);
  };
  const body = () => {
    if (chosen === "list") return html`<${List} />`;
    if (other) return html`<${other} />`;
    if (ids.length === 2) return html`<${Pair} ids=${ids} />`;
    if (ids.length !== 1) return html`<p class="panel-empty">${t(ids.length ? "panel.many" : "panel.empty", { n: ids.length })}</p>`;
    return chosen === "records" ? html`<${Records} element=${element} />` : html`<${About} element=${element} id=${ids[0]} />`;
  };
  return html`<aside class=${classes("panel", low && "low")} aria-label=${t("panel.label")}>
    <div class="panel-head">
      <button type="button" class="panel-grip" aria-expanded=${!low} aria-label=${t("panel.grip")} onClick=${() => setLow(!low)}></button>
      ${low && html`<button type="button" class="panel-peek" onClick=${() => setLow(false)}><${Peek} kind=${kind} ids=${ids} /></button>`}
      <${Tabs} names=${names} chosen=${chosen} onChoose=${(/** @type {string} */ name) => (tab.value = name)} />
      ${other && html`<button type="button" class="icon-button" aria-label=${t("close")} onClick=${close}><${Icon} name="close" size=${16} /></button>`}
    </div>
    <div id="tab-body" class="panel-body" role="tabpanel" tabindex="0" aria-labelledby=${`tab-${chosen}`}>${body()}</div>
  </aside>`;
}
