// What lies under the diagram, folded until wanted: one time line and one dated table of everything about what is selected,
// or about all that is drawn where nothing is; where and when sensors read it; and where money went.
import { add } from "../actions/draw.js";
import { change } from "../actions/filter.js";
import { toggleReplay } from "../actions/replay.js";
import { singles } from "../chart_data.js";
import { Icon } from "../icons.js";
import { phrase } from "../model.js";
import { chart, filter, lit, selection, under } from "../state.js";
import { factTime } from "../text/dates.js";
import { number, t } from "../text/index.js";
import { barsOf, kindsOf } from "../time_line.js";
import { classes, html, useEffect, useMemo, useState } from "../ui.js";
import { Brush } from "./brush.js";
import { Name, Origin, Sentence } from "./mark.js";
import { Money } from "./money.js";
import { Movement } from "./movement.js";
import { Replay } from "./replay.js";
import { useChronology } from "./use_chronology.js";

/** The API's bound on the elements of one chronology. */
const MOST = 500;

/** What the chronology is about: ids, and the title. */
function subject() {
  const chosen = selection.value.map((id) => chart.value.nodes.get(id)).filter((node) => node !== undefined);
  if (!chosen.length) return { ids: singles(chart.value).map((node) => node.id), title: t("time.of.all") };
  const ids = chosen.flatMap((node) => node.members ?? [node.id]);
  const [first] = chosen;
  return { ids, title: chosen.length === 1 ? html`<${Name} text=${t("time.of.one", { caption: first.caption })} />` : t("time.of.many", { n: chosen.length }) };
}

/** @param {{ fact: Page.Fact }} given */
function FactRow({ fact }) {
  const ends = [fact.from, fact.to];
  const drawn = ends.every((id) => chart.value.nodes.has(id));
  const pair = `${fact.from}\n${fact.to}`;
  const isLit = Boolean(lit.value?.fact === fact.id);
  const show = () => (lit.value = isLit ? null : { nodes: new Set(ends), pairs: new Set([pair]), refused: new Set(), fact: fact.id });
  const from = ends.find((id) => chart.value.nodes.has(id)) ?? null;
  return html`<tr class=${classes(isLit && "lit")}>
    <td>${factTime(fact)}</td><td><${Sentence} fact=${fact} /></td><td><${Origin} fact=${fact} /></td>
    <td>${drawn
      ? html`<button type="button" class="plain small" aria-pressed=${isLit} onClick=${show}>${t("time.show")}</button>`
      : html`<button type="button" class="plain small" onClick=${() => add(ends, { from })}>${t("time.add")}</button>`}</td></tr>`;
}

/** @param {{ told: Page.ToldBar[], kinds: string[] | null, setKinds: (kinds: string[] | null) => void }} given */
function Kinds({ told, kinds, setKinds }) {
  const chip = (/** @type {string} */ key, /** @type {boolean} */ pressed, /** @type {string} */ text, /** @type {() => void} */ act) => html`<button type="button" key=${key} class="chip" aria-pressed=${pressed} onClick=${act}>${text}</button>`;
  const toggle = (/** @type {string} */ kind) => {
    const next = kinds?.includes(kind) ? kinds.filter((other) => other !== kind) : [...(kinds ?? []), kind];
    setKinds(next.length ? next : null);
  };
  return html`<div class="time-kinds" role="group" aria-label=${t("time.kinds")}>
    ${chip("all", kinds === null, t("time.all"), () => setKinds(null))}
    ${kindsOf(told).map(([kind, n]) => chip(kind, Boolean(kinds?.includes(kind)), `${phrase(kind)} ${number(n)}`, () => toggle(kind)))}</div>`;
}

/** @param {{ page: Page.ChronologyPage, more: () => void }} given */
function Table({ page, more }) {
  if (!page.rows.length) return html`<p class="panel-empty">${t("time.none")}</p>`;
  const heads = ["time.when", "time.what", "time.who.says"];
  return html`<div class="time-table" role="region" tabindex="0" aria-label=${t("time.label")}><table>
    <thead><tr>${heads.map((head) => html`<th key=${head} scope="col">${t(head)}</th>`)}<th scope="col"><span class="visually-hidden">${t("time.show")}</span></th></tr></thead>
    <tbody>${page.rows.map((fact) => html`<${FactRow} key=${fact.id} fact=${fact} />`)}</tbody></table>
    ${page.pageInfo.hasNextPage && html`<p class="more"><button type="button" class="button" onClick=${more}>${t("more")}</button></p>`}</div>`;
}

export function Chronology() {
  const opened = under.value === "time";
  const moving = under.value === "movement";
  const paying = under.value === "money";
  const replaying = under.value === "replay";
  const [kinds, setKinds] = useState(/** @type {string[] | null} */ (null));
  const { ids, title } = subject();
  const { bars: told, page, problem, asking, more } = useChronology(ids.slice(0, MOST), kinds, opened);
  useEffect(() => setKinds(null), [ids.join("\n")]);
  const bars = useMemo(() => barsOf(told ?? [], kinds), [told, kinds]);
  const held = filter.value?.since || filter.value?.until;
  return html`<section class=${classes("time", under.value && !replaying && "opened", paying && "tall")} aria-label=${t("time.label")} aria-busy=${asking}>
    <div class="time-head"><button type="button" class="time-toggle" aria-expanded=${opened} onClick=${() => (under.value = opened ? null : "time")}>
        <${Icon} name="clock" size=${17} /><span>${title}</span><${Icon} name=${opened ? "down" : "next"} size=${15} /></button>
      ${opened && page && html`<span class="quiet" role="status">${t("time.total", { n: page.total })}
        ${page.hiddenByFilter > 0 && html` · <b class="hides">${t("time.hidden", { n: page.hiddenByFilter })}</b>`}
        ${page.undated > 0 && html` · ${t("time.undated", { n: page.undated })}`}</span>`}
      ${opened && held && html`<button type="button" class="plain small" onClick=${() => change({ since: undefined, until: undefined })}>${t("time.whole")}</button>`}
      <button type="button" class="track-toggle" aria-expanded=${moving} onClick=${() => (under.value = moving ? null : "movement")}>
        <${Icon} name="route" size=${17} /><span>${t("track.toggle")}</span><${Icon} name=${moving ? "down" : "next"} size=${15} /></button>
      <button type="button" class="under-toggle money-toggle" aria-expanded=${paying} onClick=${() => (under.value = paying ? null : "money")}>
        <${Icon} name="money" size=${17} /><span>${t("money.toggle")}</span><${Icon} name=${paying ? "down" : "next"} size=${15} /></button>
      <button type="button" class="under-toggle replay-toggle" aria-expanded=${replaying} onClick=${toggleReplay}>
        <${Icon} name="play" size=${15} /><span>${t("replay.toggle")}</span></button></div>
    ${paying && html`<${Money} />`}${replaying && html`<${Replay} />`}
    ${moving && html`<${Movement} ids=${ids} />`}
    ${opened && html`
      ${ids.length > MOST && html`<p class="note">${t("time.most", { n: MOST })}</p>`}
      ${problem && html`<p class="note trouble-note" role="alert">${problem.message}</p>`}
      ${bars.length > 0 && html`<${Kinds} told=${told} kinds=${kinds} setKinds=${setKinds} /><${Brush} bars=${bars} filter=${filter.value} />`}
      ${asking && !page && html`<div class="skeleton" role="status" aria-label=${t("busy.chronology")}><i></i><i></i></div>`}
      ${page && html`<${Table} page=${page} more=${more} />`}`}
  </section>`;
}
