// Where one is in the case: the step's question over the diagram, what to look at, and the way on.
import { openDecisions, takeStep } from "../actions/story.js";
import { changed } from "../actions/trail.js";
import { Icon } from "../icons.js";
import { dialog, step, story, under } from "../state.js";
import { t } from "../text/index.js";
import { html, useEffect, useState } from "../ui.js";

export function StepBar() {
  const [opened, setOpened] = useState(true);
  // What is unfolded under the diagram takes its room: the step's sentences fold, and a press brings them back.
  useEffect(() => setOpened(matchMedia("(min-width: 1081px)").matches && under.value === null), [step.value, under.value !== null]);
  const steps = story.value?.steps;
  const here = step.value === null ? undefined : steps?.[step.value];
  if (!here || !steps || step.value === null) return null;
  const close = () => {
    step.value = null;
    changed();
  };
  const next = step.value + 1;
  const pairs = openDecisions(here);
  return html`<section class="step-bar" aria-label=${t("step.label", { n: next, of: steps.length })}>
    <span class="step-number">${next}</span>
    <div><button type="button" class="step-question" aria-expanded=${opened} onClick=${() => setOpened(!opened)}>${here.question}<${Icon} name=${opened ? "down" : "next"} size=${15} /></button>
      ${opened && html`<ul class="step-look">${here.look.map((/** @type {string} */ sentence) => html`<li key=${sentence}>${sentence}</li>`)}
        ${here.moves && html`<li>${here.moves}</li>`}</ul>
        ${here.truth.length > 0 && html`<details class="step-truth"><summary>${t("step.truth")}</summary><ul class="step-look">${here.truth.map((/** @type {string} */ sentence) => html`<li key=${sentence}>${sentence}</li>`)}</ul></details>`}
        ${pairs.length > 0 && html`<p class="row"><button type="button" class="button" onClick=${() => (dialog.value = { kind: "same", ...pairs[0] })}>
          <${Icon} name="same" size=${16} /> ${t("step.decide", { n: pairs.length })}</button></p>`}`}
    </div>
    ${next < steps.length && html`<button type="button" class="plain" onClick=${() => takeStep(next)}>${t("step.next")} <${Icon} name="next" size=${16} /></button>`}
    <button type="button" class="icon-button" aria-label=${t("step.close")} onClick=${close}><${Icon} name="close" size=${16} /></button>
  </section>`;
}
