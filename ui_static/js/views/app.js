// The one window: a rail, the search, the work surface, the panel and the line that says what changed.
import { panel, selection, shown, starting, working } from "../state.js";
import { t } from "../text/index.js";
import { classes, html } from "../ui.js";
import { Canvas } from "./canvas.js";
import { ChartBar } from "./chart_bar.js";
import { Chronology } from "./chronology.js";
import { Dialogs } from "./dialogs.js";
import { Held } from "./held.js";
import { Legend } from "./legend.js";
import { OpenedBar } from "./opened.js";
import { Panel } from "./panel.js";
import { Rail } from "./rail.js";
import { Search } from "./search.js";
import { SelectionBar } from "./selection_bar.js";
import { Start } from "./start.js";
import { StatusLine, Trouble, Updated, Working } from "./status.js";
import { StepBar } from "./step_bar.js";
import { ZoomBar } from "./zoom_bar.js";

export function App() {
  const empty = shown.value.nodes.size === 0;
  const lookingUp = panel.value.kind === "lookup";
  const withPanel = !starting.value || lookingUp;
  return html`<div class=${classes("app", starting.value && "starting", withPanel && "with-panel")}>
    <${Rail} />
    <header class="top"><${Search} /></header>
    <main class="work" aria-label=${t("work.label")} aria-busy=${working.value}>
      ${!starting.value && html`<${StepBar} /><${OpenedBar} />`}
      <div class="stage">
        <${Canvas} />
        ${!starting.value && !empty && html`<${Legend} /><${ZoomBar} />`}
        ${!starting.value && selection.value.length > 0 && html`<${SelectionBar} />`}
        ${!starting.value && html`<${ChartBar} /><${Held} />`}
        ${!starting.value && empty && html`<p class="nothing">${t(shown.value.hiddenCount ? "chart.all.hidden" : "chart.empty")}</p>`}
      </div>
      ${!starting.value && !empty && html`<${Chronology} />`}
      ${starting.value && html`<${Start} />`}
      <${Working} />
      <${Trouble} />
      <${Updated} />
    </main>
    ${withPanel && html`<${Panel} />`}
    <${StatusLine} />
    <${Dialogs} />
  </div>`;
}
