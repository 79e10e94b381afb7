// Kinds of identifiers that some sensor reads, as chips: none that is pressed is all.
import { noun } from "../model.js";
import { model } from "../state.js";
import { t } from "../text/index.js";
import { html } from "../ui.js";

const kindsRead = () => [...new Set([...(model.value?.sensors.values() ?? [])].flatMap((sensor) => sensor.reads))].sort((a, b) => (noun(a) < noun(b) ? -1 : 1));

/** @param {{ chosen: string[], choose: (kinds: string[]) => void }} given */
export function KindsRead({ chosen, choose }) {
  const toggle = (/** @type {string} */ name) => choose(chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name].sort());
  return html`<div class="time-kinds" role="group" aria-label=${t("companions.kinds")}>${kindsRead().map((name) => html`<button type="button" key=${name} class="chip" aria-pressed=${chosen.includes(name)} onClick=${() => toggle(name)}>${noun(name, 2)}</button>`)}</div>`;
}
