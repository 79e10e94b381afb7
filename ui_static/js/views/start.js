// The start screen: what can be asked here, and the case with its steps.
import { takeStep } from "../actions/story.js";
import { Icon } from "../icons.js";
import { chart, model, starting, step, story } from "../state.js";
import { t } from "../text/index.js";
import { classes, html } from "../ui.js";
import { changed } from "../actions/trail.js";
import { Drafts } from "./drafts.js";
import { Name } from "./mark.js";
import { SavedCharts } from "./saved.js";

/** @param {{ one: Page.StoryStep, index: number }} given */
function Step({ one, index }) {
  return html`<li><button type="button" class=${classes("step", step.value === index && "current")} onClick=${() => takeStep(index)}>
    <span class="step-number">${index + 1}</span>
    <span class="step-text"><b><${Name} text=${one.title} /></b><span class="quiet">${one.question}</span></span>
    <${Icon} name="next" />
  </button></li>`;
}

export function Start() {
  const back = () => {
    starting.value = false;
    changed();
  };
  return html`<div class="start"><div class="start-page">
    <h1>${t("start.title")}</h1>
    <p class="start-lead">${t("start.lead")}</p>
    <ul class="start-ways">
      ${["name", "plate", "phone", "list"].map((way) => html`<li key=${way}><${Icon} name=${t(`start.way.${way}.icon`)} size=${20} /><span><b>${t(`start.way.${way}`)}</b><span class="quiet">${t(`start.way.${way}.how`)}</span></span></li>`)}
    </ul>
    ${chart.value.nodes.size > 0 && html`<button type="button" class="button" onClick=${back}><${Icon} name="diagram" /> ${t("start.back")}</button>`}
    <${Drafts} />
    <${SavedCharts} />
    ${story.value && html`<section class="case story" aria-labelledby="case-title">
      <p class="case-kind">${t("start.case")}</p>
      <h2 id="case-title"><${Name} text=${story.value.title} /></h2>
      ${story.value.summary && html`<p>${story.value.summary}</p>`}
      <ol class="steps">${story.value.steps.map((one, index) => html`<${Step} key=${index} one=${one} index=${index} />`)}</ol>
    </section>`}
    ${story.value === undefined && html`<section class="case waiting" aria-busy="true"><p>${t("start.waiting")}</p></section>`}
    ${story.value === null && model.value && html`<section class="case"><p>${t("start.no.case")}</p></section>`}
  </div></div>`;
}
