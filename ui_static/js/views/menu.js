// A button that opens a list of things to do.
import { Icon } from "../icons.js";
import { html, useEffect, useRef, useState } from "../ui.js";

// Pixels: from a list to what it keeps clear of, and the least height of one.
const GAP = 8;
const LEAST = 90;

/**
 * Keep a list between the head of the page and its end: what has no room is scrolled to.
 * @param {HTMLElement} list
 */
function fit(list) {
  const { top, bottom } = list.getBoundingClientRect();
  const head = (document.querySelector(".top")?.getBoundingClientRect().bottom ?? 0) + GAP;
  const end = innerHeight - GAP;
  if (top < head) list.style.maxHeight = `${Math.max(bottom - head, LEAST)}px`;
  else if (bottom > end) list.style.maxHeight = `${Math.max(end - top, LEAST)}px`;
}

/**
 * items: [{ icon, text, act, disabled }]; falsy ones are left out.
 * @param {{ icon: string, text: string, items: any[], name?: string, children?: any }} given
 */
export function Menu({ icon, text, items, name = "", children = null }) {
  const [opened, setOpened] = useState(false);
  const box = useRef(/** @type {any} */ (null));
  const all = items.filter(Boolean);
  useEffect(() => {
    if (!opened) return;
    fit(box.current.querySelector(".menu-list"));
    box.current.querySelector("[role=menuitem]:not(:disabled)")?.focus();
  }, [opened]);
  const close = () => {
    setOpened(false);
    box.current.querySelector("button").focus();
  };
  const key = (/** @type {any} */ event) => {
    if (!opened) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Escape") close();
    else if (step) {
      const choices = [...box.current.querySelectorAll("[role=menuitem]:not(:disabled)")];
      choices[(choices.indexOf(document.activeElement) + step + choices.length) % choices.length]?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const choose = (/** @type {() => any} */ act) => () => {
    close();
    act();
  };
  const leave = (/** @type {any} */ event) => event.currentTarget.contains(event.relatedTarget) || setOpened(false);
  return html`<div class=${`menu ${name}`} ref=${box} onKeyDown=${key} onFocusout=${leave}>
    <button type="button" class="button" aria-haspopup="menu" aria-expanded=${opened} aria-label=${text} title=${text} onClick=${() => setOpened(!opened)}>
      <${Icon} name=${icon} size=${17} /><span>${children ?? text}</span><${Icon} name="down" size=${13} /></button>
    ${opened && html`<div class="menu-list" role="menu" aria-label=${text}>
      ${all.map((item) => html`<button type="button" role="menuitem" key=${item.text} disabled=${item.disabled} onClick=${choose(item.act)}><${Icon} name=${item.icon} size=${17} /><span>${item.text}</span></button>`)}
    </div>`}
  </div>`;
}
