// What is asked of money: from where, which way, how far, and by which rule, which nobody but the person chooses.
import { followMoney } from "../actions/money.js";
import { singles } from "../chart_data.js";
import { noun } from "../model.js";
import { chart, filter, selection, working } from "../state.js";
import { t } from "../text/index.js";
import { cut, plain } from "../text/names.js";
import { classes, html, useEffect, useState } from "../ui.js";
import { Days } from "./days.js";

export const METHODS = /** @type {const} */ (["FIFO", "PROPORTIONAL", "LOWEST_BALANCE"]);
const WAYS = /** @type {const} */ (["OUT", "IN"]);
/** The API's bound on payments one after the other. */
const MOST_LEVELS = 20;
/** Characters of a name in a list. */
const NAME = 42;

/**
 * One of several, as radio buttons.
 * @param {{ name: string, values: readonly string[], chosen: string, set: (value: any) => void, explained?: boolean }} given
 */
export function Choice({ name, values, chosen, set, explained = false }) {
  return html`<fieldset class=${classes("choice", !explained && "across")}><legend>${t(`money.${name}`)}</legend>
    ${values.map((value) => html`<label key=${value} class="check"><input type="radio" name=${`money-${name}`} checked=${chosen === value} onChange=${() => set(value)} />
      <span>${t(`money.${name}.${value}`)}${explained && html`<span class="quiet">${t(`money.${name}.${value}.what`)}</span>`}</span></label>`)}</fieldset>`;
}

/** What is selected, where that is one element of the graph. */
function chosenStart() {
  const [id, ...more] = selection.value;
  const node = chart.value.nodes.get(id);
  return node && !more.length && !node.members ? id : null;
}

export function MoneyForm() {
  const start = chosenStart();
  const drawn = singles(chart.value).sort((a, b) => (a.caption < b.caption ? -1 : 1));
  const [from, setFrom] = useState(start ?? chart.value.centres[0] ?? drawn[0]?.id ?? "");
  const [direction, setDirection] = useState(/** @type {typeof WAYS[number]} */ ("OUT"));
  const [method, setMethod] = useState("");
  const [levels, setLevels] = useState(6);
  const [least, setLeast] = useState("");
  const [window, setWindow] = useState(/** @type {Page.Window} */ ({}));
  useEffect(() => setWindow({ since: filter.value?.since, until: filter.value?.until }), [filter.value]);
  useEffect(() => {
    if (start) setFrom(start);
  }, [start]);
  const ready = method && drawn.some((node) => node.id === from) && !working.value;
  const submit = (/** @type {Page.Event} */ event) => {
    event.preventDefault();
    if (ready) followMoney({ from, direction, method, levels, leastAmount: least.trim() || null, ...window });
  };
  return html`<form class="money-form" aria-label=${t("money.form")} onSubmit=${submit}>
    <label>${t("money.from")}<select value=${from} onChange=${(/** @type {Page.Event} */ event) => setFrom(event.target.value)}>
      ${drawn.map((node) => html`<option key=${node.id} value=${node.id} selected=${node.id === from}>${cut(plain(node.caption), NAME)} (${noun(node.type)})</option>`)}</select></label>
    <${Choice} name="direction" values=${WAYS} chosen=${direction} set=${setDirection} />
    <${Choice} name="method" values=${METHODS} chosen=${method} set=${setMethod} explained=${true} />
    <p class="quiet">${t("money.method.why")}</p>
    <div class="filter-days"><label>${t("money.levels")}<input type="number" min="1" max=${MOST_LEVELS} required value=${levels} onInput=${(/** @type {Page.Event} */ event) => setLevels(Number(event.target.value))} /></label>
      <label>${t("money.least")}<input class="amount" inputmode="decimal" autocomplete="off" placeholder=${t("money.least.any")} value=${least} onInput=${(/** @type {Page.Event} */ event) => setLeast(event.target.value)} /></label></div>
    <${Days} window=${window} set=${setWindow} />
    <p class="money-go"><button type="submit" class="button main wide" disabled=${!ready}>${t(method ? "money.follow" : "money.choose")}</button></p>
  </form>`;
}
