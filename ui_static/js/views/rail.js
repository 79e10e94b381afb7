// The slim rail: where one is, one key away from everywhere else.
import { dropGroups, findGroups } from "../actions/group.js";
import { toggleFilter } from "../actions/filter.js";
import { changed } from "../actions/trail.js";
import { Icon } from "../icons.js";
import { chart, dialog, groups, panel, starting } from "../state.js";
import { LANGUAGES, language, speak, t } from "../text/index.js";
import { html } from "../ui.js";
import { focusSearch } from "./search.js";

/** @param {{ icon: string, text: string, onClick: () => void, pressed?: boolean, disabled?: boolean }} given */
function Item({ icon, text, onClick, pressed = undefined, disabled = false }) {
  return html`<button type="button" class="rail-item" onClick=${onClick} aria-pressed=${pressed} disabled=${disabled}>
    <${Icon} name=${icon} size=${22} /><span>${text}</span>
  </button>`;
}

/** @param {boolean} toStart */
const go = (toStart) => () => {
  starting.value = toStart;
  changed();
};

export function Rail() {
  const drawn = chart.value.nodes.size > 0;
  const grouped = groups.value !== null;
  return html`<nav class="rail" aria-label=${t("rail.label")}>
    <img class="mark" src="favicon.svg" alt="Sightline" width="34" height="34" />
    <${Item} icon="search" text=${t("rail.find")} onClick=${focusSearch} />
    <${Item} icon="folder" text=${t("rail.case")} onClick=${go(true)} pressed=${starting.value} />
    <${Item} icon="diagram" text=${t("rail.diagram")} onClick=${go(false)} pressed=${!starting.value} disabled=${!drawn} />
    <${Item} icon="groups" text=${t("rail.groups")} onClick=${() => (grouped ? dropGroups() : findGroups())} pressed=${grouped} disabled=${!drawn || starting.value} />
    <${Item} icon="filter" text=${t("rail.filter")} onClick=${toggleFilter} pressed=${panel.value.kind === "filter"} disabled=${!drawn || starting.value} />
    <${Item} icon="target" text=${t("rail.analyses")} onClick=${() => (dialog.value = { kind: "analyses" })} />
    <span class="rail-gap"></span>
    ${Object.entries(LANGUAGES).filter(([name]) => name !== language.value).map(([name, own]) => html`<button type="button" key=${name} class="rail-item language" lang=${name} onClick=${() => speak(name)}><${Icon} name="language" size=${22} /><span>${own}</span></button>`)}
    <${Item} icon="keyboard" text=${t("rail.keys")} onClick=${() => (dialog.value = { kind: "keys" })} />
  </nav>`;
}
