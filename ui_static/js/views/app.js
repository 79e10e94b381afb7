// The one window: a rail, the search, the work surface, the panel and the line that says what changed.
import { chart, panel, selection, starting, working } from "../state.js";
import { t } from "../text/index.js";
import { classes, html } from "../ui.js";
import { Canvas } from "./canvas.js";
import { Chronology } from "./chronology.js";
import { Dialogs } from "./dialogs.js";
import { Legend } from "./legend.js";
import { Panel } from "./panel.js";
import { Rail } from "./rail.js";
import { Search } from "./search.js";
import { SelectionBar } from "./selection_bar.js";
import { Start } from "./start.js";
import { StatusLine, Trouble, Working } from "./status.js";
import { StepBar } from "./step_bar.js";
import { ZoomBar } from "./zoom_bar.js";

export function App() {
  const empty = chart.value.nodes.size === 0;
  const lookingUp = panel.value.kind === "lookup";
  const withPanel = !starting.value || lookingUp;
  return html`<div class=${classes("app", starting.value && "starting", withPanel && "with-panel")}>
    <${Rail} />
    <header class="top"><${Search} /></header>
    <main class="work" aria-label=${t("work.label")} aria-busy=${working.value}>
      ${!starting.value && html`<${StepBar} />`}
      <div class="stage">
        <${Canvas} />
        ${!starting.value && !empty && html`<${Legend} /><${ZoomBar} />`}
        ${!starting.value && selection.value.length > 0 && html`<${SelectionBar} />`}
        ${!starting.value && empty && html`<p class="nothing">${t("chart.empty")}</p>`}
      </div>
      ${!starting.value && !empty && html`<${Chronology} />`}
      ${starting.value && html`<${Start} />`}
      <${Working} />
      <${Trouble} />
    </main>
    ${withPanel && html`<${Panel} />`}
    <${StatusLine} />
    <${Dialogs} />
  </div>`;
}
