// What a lead rests on: its sightings in the order of time, asked for when somebody opens them.
import { second } from "../text/dates.js";
import { t } from "../text/index.js";
import { html, useState } from "../ui.js";
import { Name, Origin } from "./mark.js";

/** @typedef {(lead: Page.Lead, after: string | null) => Promise<Page.Edges<Page.Sighting>>} Read */

/** @param {{ lead: Page.Lead, read: Read }} given */
export function LeadRecords({ lead, read }) {
  const [found, setFound] = useState(/** @type {Page.Edges<Page.Sighting> | null} */ (null));
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState("");
  if (!lead.recordCount) return null;
  const load = async () => {
    setAsking(true);
    setProblem("");
    try {
      const page = await read(lead, found?.pageInfo.endCursor ?? null);
      setFound({ ...page, edges: [...(found?.edges ?? []), ...page.edges] });
    } catch (failure) {
      setProblem(/** @type {Page.Failure} */ (failure).message);
    }
    setAsking(false);
  };
  const open = (/** @type {Page.Event} */ event) => event.currentTarget.open && !found && !asking && load();
  return html`<details class="lead-records" onToggle=${open} aria-busy=${asking}><summary>${t("lead.records", { n: lead.recordCount })}</summary>
    ${found && html`<ol>${found.edges.map(({ node: one }) => html`<li class="told" key=${one.id}><p>${second(one.trueTime)} · <${Name} text=${one.subject.caption} /> · <${Name} text=${one.sensor.caption} /></p><${Origin} fact=${one} /></li>`)}</ol>`}
    ${asking && html`<div class="skeleton" role="status" aria-label=${t("busy.facts")}><i></i><i></i></div>`}
    ${problem && html`<p class="note trouble-note" role="alert">${problem} <button type="button" class="plain small" onClick=${load}>${t("again")}</button></p>`}
    ${found?.pageInfo.hasNextPage && !asking && html`<button type="button" class="plain small" onClick=${load}>${t("more")}</button>`}</details>`;
}
