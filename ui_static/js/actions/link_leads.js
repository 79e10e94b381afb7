// Who may be linked to an element though no record says so? Leads from shared neighbours, with the facts that they rest on.
import { LINK_LEADS, NAMES } from "../questions_paths.js";
import { ask } from "../api.js";
import { filter, lit, panel, selection, tab } from "../state.js";
import { t } from "../text/index.js";
import { askBehind } from "./behind.js";
import { captionOf } from "./draw.js";
import { drawFinding } from "./finding.js";
import { run, say } from "./run.js";
import { changed } from "./trail.js";

/** What is asked where nothing else is chosen. */
export const USUAL = Object.freeze({ least: 2, hubLimit: 100 });
/** Shared neighbours that are drawn with a lead, and hubs that are named. */
const [SHOWN, NAMED] = [6, 30];

/**
 * @param {Page.Id} id
 * @param {{ least: number, hubLimit: number }} limits
 * @param {AbortSignal} signal
 * @returns {Promise<Page.LinkLeads | null>}
 */
async function asked(id, limits, signal) {
  const found = (await askBehind(LINK_LEADS, { id, ...limits, filter: filter.value }, signal)).linkLeads;
  if (!found) return null;
  const hubs = found.hubsNotWalked.slice(0, NAMED);
  return { ...found, hubs: hubs.length ? (await ask(NAMES, { ids: hubs }, signal)).entities : [] };
}

/**
 * Ask from an element; the panel shows the leads.
 * @param {Page.Id} id
 * @param {{ least: number, hubLimit: number }} [limits]
 */
export async function findLinkLeads(id, limits = USUAL) {
  const found = await run(t("busy.leads"), (signal) => asked(id, limits, signal), { key: `leads ${id} ${limits.least} ${limits.hubLimit}` });
  if (found === undefined) return;
  if (!found) return say(t("said.unknown"));
  tab.value = "leads";
  panel.value = { kind: "leads", ids: [id], linkLeads: found, leadLimits: limits };
  selection.value = [id];
  lit.value = null;
  say(t("said.leads", { n: found.total, caption: captionOf(id) }));
  changed();
}

/**
 * Draw a lead as a dashed line, with what the two share beside it.
 * @param {Page.LinkLead} lead
 */
export function drawLinkLead(lead) {
  const [one, other] = lead.subjects.map((subject) => subject.id);
  const [from] = panel.value.ids ?? [];
  const shared = lead.through.slice(0, SHOWN).map((each) => each.entity.id);
  return drawFinding(lead, { question: "linkLeads", label: t("leads.label"), ties: [[one, other]], from, select: [one, other, ...shared] });
}
