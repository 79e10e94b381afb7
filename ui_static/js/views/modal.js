// A dialog over the page; Escape and a press beside it close it. However it goes, what had the focus before has it again.
import { dialog } from "../state.js";
import { html, useLayoutEffect, useRef } from "../ui.js";

/** @param {{ title: string, wide?: boolean, children?: any }} given */
export function Modal({ title, wide = false, children }) {
  const box = useRef(/** @type {any} */ (null));
  useLayoutEffect(() => {
    const before = document.activeElement;
    box.current.showModal();
    box.current.querySelector("[data-first], textarea, input, button")?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const close = () => (dialog.value = null);
  return html`<dialog ref=${box} class=${wide ? "wide" : ""} onClose=${close} aria-labelledby="dialog-title" onClick=${(/** @type {any} */ event) => event.target === box.current && close()}>
    <div class="dialog-page"><h2 id="dialog-title">${title}</h2>${children}</div></dialog>`;
}
