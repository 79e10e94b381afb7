// How many a question would compare and how long it would take, told before it is asked.
import { latest } from "../api.js";
import { number, t } from "../text/index.js";
import { html, useEffect, useRef, useState } from "../ui.js";

/** Milliseconds that a form stands still before its estimate is asked for. */
const STILL = 150;

/**
 * ask: asks for the estimate; about: it is asked for again where this changes; one: what is compared is one with others, not
 * each with each.
 * @param {{ ask: (signal: AbortSignal) => Promise<Page.Estimate>, about: string, one?: boolean }} given
 */
export function Estimated({ ask, about, one = true }) {
  const only = useRef(latest());
  const [known, setKnown] = useState(/** @type {{ about: string, found: Page.Estimate } | null} */ (null));
  const [problem, setProblem] = useState("");
  useEffect(() => {
    setProblem("");
    const timer = setTimeout(() => only.current(ask).then((found) => found && setKnown({ about, found }), (/** @type {Page.Failure} */ failure) => setProblem(failure.message)), STILL);
    return () => clearTimeout(timer);
  }, [about]);
  // Never, not for one frame, the number of another question.
  const told = known?.about === about ? known.found : null;
  if (problem) return html`<p class="note trouble-note" role="alert">${problem}</p>`;
  if (!told) return html`<p class="quiet" role="status">${t("scene.estimating")}</p>`;
  const time = told.seconds < 1 ? t("estimate.soon") : t("estimate.seconds", { n: Math.round(told.seconds) });
  return html`<p class="quiet" role="status">${t(one ? "scene.estimate" : "companions.estimate", { n: told.compared, readings: number(told.readings), time })}</p>`;
}
