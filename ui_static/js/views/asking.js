// A form whose answer may take long: it says that it is asked, can be stopped, and says what went wrong.
import { t } from "../text/index.js";
import { html, useEffect, useRef, useState } from "../ui.js";

/** @param {{ ask: (signal: AbortSignal) => Promise<unknown>, ready?: boolean, children?: any }} given */
export function Asking({ ask, ready = true, children }) {
  const own = useRef(/** @type {AbortController | null} */ (null));
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState(/** @type {Page.Failure | null} */ (null));
  useEffect(() => () => own.current?.abort(), []);
  const submit = async (/** @type {Page.Event} */ event) => {
    event.preventDefault();
    const mine = new AbortController();
    own.current?.abort();
    own.current = mine;
    setAsking(true);
    setProblem(null);
    try {
      await ask(mine.signal);
    } catch (failure) {
      if (!mine.signal.aborted) setProblem(/** @type {Page.Failure} */ (failure));
    }
    if (own.current === mine) setAsking(false);
  };
  const stop = () => (own.current?.abort(), setAsking(false));
  return html`<form class="analyses-form" onSubmit=${submit} aria-busy=${asking}>${children}
      <button type="submit" class="button main" disabled=${asking || !ready}>${t("analyses.run")}</button>
      ${asking && html`<button type="button" class="button" onClick=${stop}>${t("analyses.stop")}</button>`}</form>
    ${problem && html`<p class="note trouble-note" role="alert">${problem.message}${problem.expected && ` ${t("analyses.needed", { expected: problem.expected })}`}</p>`}
    ${asking && html`<div class="skeleton" role="status" aria-label=${t("analyses.asking")}><i></i><i></i></div>`}`;
}
