// Find: one field, one key away (`/`). Suggestions come while somebody types; a pasted list is looked up as a whole.
import { add, around } from "../actions/draw.js";
import { identifiersIn, lookUp, suggest } from "../actions/find.js";
import { say, trouble } from "../actions/run.js";
import { Icon } from "../icons.js";
import { chart } from "../state.js";
import { t } from "../text/index.js";
import { classes, html, useRef, useState } from "../ui.js";
import { noun } from "../model.js";
import { Name, TypeMark, details, sourcesOf } from "./mark.js";
import { valueText } from "./value.js";

const WAIT_MS = 110;

/**
 * Whether a text is too short to be searched for; a Chinese name may be one character.
 * @param {string} text
 */
const short = (text) => text.trim().length < 2 && !/\p{Script=Han}/u.test(text);

/** Put the cursor into the search field. */
export const focusSearch = () => {
  const field = /** @type {HTMLInputElement | null} */ (document.getElementById("search"));
  field?.focus();
  field?.select();
};

export function Search() {
  const [text, setText] = useState("");
  const [answer, setAnswer] = useState(/** @type {{ edges: { node: Page.Brief }[], turn: number } | null} */ (null));
  const [opened, setOpened] = useState(false);
  const [at, setAt] = useState(0);
  const timer = useRef(0);
  const typed = useRef(0); // counts what was typed: an answer to something earlier is none
  const entered = useRef(/** @type {{ keep: boolean } | null} */ (null)); // Enter came before the answer: what it is to do then
  const list = identifiersIn(text);
  const found = answer?.edges.map((/** @type {{ node: Page.Brief }} */ edge) => edge.node) ?? [];

  const forget = () => {
    clearTimeout(timer.current);
    typed.current += 1;
    entered.current = null;
  };
  const type = (/** @type {string} */ given) => {
    setText(given);
    setAt(0);
    forget();
    const turn = typed.current;
    if (identifiersIn(given).length !== 1 || short(given)) return setAnswer(null), setOpened(Boolean(given.trim()));
    timer.current = setTimeout(async () => {
      try {
        const next = await suggest(given.trim());
        if (!next || turn !== typed.current) return;
        if (entered.current && next.edges.length) return choose(next.edges[0].node, entered.current.keep);
        setAnswer({ ...next, turn });
        setOpened(true);
        say(t("said.suggestions", { n: next.edges.length }));
      } catch (problem) {
        trouble(/** @type {Page.Failure} */ (problem), () => type(given));
      }
    }, WAIT_MS);
  };

  const close = () => setOpened(false);
  const choose = (/** @type {Page.Brief} */ entity, /** @type {boolean} */ keep) => {
    close();
    forget();
    setText("");
    setAnswer(null);
    /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
    if (keep && chart.value.nodes.size) add([entity.id]);
    else around([entity.id]);
  };
  const submit = (/** @type {boolean} */ keep) => {
    if (list.length > 1) return close(), lookUp(list);
    if (answer?.turn !== typed.current) entered.current = { keep };
    else if (found[at]) choose(found[at], keep);
  };
  const key = (/** @type {Page.Event} */ event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (found.length) setAt((at + step + found.length) % found.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      submit(event.shiftKey);
    } else if (event.key === "Escape") {
      if (opened) close();
      else event.target.blur();
    }
  };
  const paste = (/** @type {Page.Event} */ event) => {
    const pasted = event.clipboardData.getData("text");
    if (!/[\n\r\t]/.test(pasted.trim())) return;
    event.preventDefault();
    type(identifiersIn(pasted).join("; "));
  };

  return html`<div class="search" role="search" onFocusout=${(/** @type {Page.Event} */ event) => event.currentTarget.contains(event.relatedTarget) || close()}>
    <${Icon} name="search" size=${20} />
    <input id="search" type="search" autocomplete="off" spellcheck="false" placeholder=${t("search.placeholder")} aria-label=${t("search.label")}
      role="combobox" aria-expanded=${opened} aria-controls="found" aria-autocomplete="list"
      aria-activedescendant=${opened && found[at] ? `found-${at}` : undefined}
      value=${text} onInput=${(/** @type {Page.Event} */ event) => type(event.target.value)} onKeyDown=${key} onPaste=${paste} onFocus=${() => text.trim() && setOpened(true)} />
    <kbd aria-hidden="true">/</kbd>
    ${opened && html`<div class="found-box">
      ${list.length > 1 && html`<button type="button" class="found-list" onClick=${() => submit(false)}><${Icon} name="tag" /> ${t("search.lookup", { n: list.length })}</button>`}
      <ul id="found" role="listbox" aria-label=${t("search.found")}>
        ${found.map((/** @type {Page.Brief} */ entity, /** @type {number} */ k) => html`<${Found} key=${entity.id} entity=${entity} k=${k} chosen=${k === at} onChoose=${choose} onPoint=${() => setAt(k)} />`)}
      </ul>
      ${answer && !found.length && html`<p class="found-none">${t("search.none")}</p>`}
      ${answer && found.length > 0 && html`<p class="found-help">${t("search.help")}</p>`}
      ${!answer && list.length === 1 && short(text) && html`<p class="found-none">${t("search.short")}</p>`}
    </div>`}
  </div>`;
}

/** @param {{ entity: Page.Brief, k: number, chosen: any, onChoose: (entity: Page.Brief, keep: boolean) => void, onPoint: () => void }} given */
function Found({ entity, k, chosen, onChoose, onPoint }) {
  return html`<li id=${`found-${k}`} role="option" aria-selected=${chosen} class=${classes("found", chosen && "chosen")}
    onMouseMove=${onPoint} onMouseDown=${(/** @type {Page.Event} */ event) => event.preventDefault()} onClick=${(/** @type {Page.Event} */ event) => onChoose(entity, event.shiftKey)}>
    <${TypeMark} type=${entity.type} size=${30} />
    <span class="who-text"><${Name} text=${entity.caption} /><span class="quiet">${noun(entity.type)}${details(entity).map((value) => html` · <${Name} text=${valueText(value.caption)} />`)}</span></span>
    <span class="found-sources quiet">${sourcesOf(entity).join(", ")}</span>
  </li>`;
}
