// Decisions of a person: the same, never the same, which value holds, and taking such a decision back.
import { ask } from "../api.js";
import { DECIDE_NEVER, DECIDE_SAME, DECIDE_VALUE, WHO, WITHDRAW } from "../questions.js";
import { chart, decided, dialog, selection, shown } from "../state.js";
import { t } from "../text/index.js";
import { add } from "./draw.js";
import { say } from "./run.js";

/**
 * Carry out what the open dialog is about. Rejects with a Problem, which the dialog shows.
 * @param {Page.Dialog} wanted
 * @param {string} reason
 */
export async function decide(wanted, reason) {
  const { kind } = wanted;
  if (kind === "same") await ask(DECIDE_SAME, { a: wanted.a, b: wanted.b, reason });
  if (kind === "never") await ask(DECIDE_NEVER, { a: wanted.a, b: wanted.b, reason });
  if (kind === "withdraw") await ask(WITHDRAW, { id: wanted.verdict, reason });
  if (kind === "value") await ask(DECIDE_VALUE, { entity: wanted.entity, attribute: wanted.attribute, claim: wanted.claim, reason });
  decided.value += 1;
  // A cluster that comes apart is drawn in its parts; one that grows together, as one.
  if (chart.value.nodes.size) await add([wanted.a, wanted.b].filter((id) => id !== undefined), { push: false });
  dialog.value = wanted.back ?? null;
  selection.value = selection.value.filter((id) => shown.value.nodes.has(id));
  say(t(`said.decided.${kind}`));
}

/**
 * These elements with what tells them apart.
 * @param {Page.Id[]} ids
 */
export const whoAre = (ids) => ask(WHO, { ids }).then((answer) => answer.entities.filter(Boolean));
