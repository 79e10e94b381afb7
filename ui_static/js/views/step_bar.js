// Where one is in the case: the step's question over the diagram, and the way on.
import { canDo, takeStep } from "../actions/story.js";
import { changed } from "../actions/trail.js";
import { Icon } from "../icons.js";
import { step, story } from "../state.js";
import { t } from "../text/index.js";
import { html } from "../ui.js";

export function StepBar() {
  const steps = story.value?.steps;
  const here = steps?.[step.value];
  if (!here) return null;
  const next = steps.findIndex((one, index) => index > step.value && canDo(one));
  const close = () => {
    step.value = null;
    changed();
  };
  return html`<section class="step-bar" aria-label=${t("step.label", { n: step.value + 1, of: steps.length })}>
    <span class="step-number">${step.value + 1}</span>
    <div><b>${here.question}</b><span class="quiet">${here.look}</span></div>
    ${next > 0 && html`<button type="button" class="plain" onClick=${() => takeStep(next)}>${t("step.next")} <${Icon} name="next" size=${16} /></button>`}
    <button type="button" class="icon-button" aria-label=${t("step.close")} onClick=${close}><${Icon} name="close" size=${16} /></button>
  </section>`;
}
