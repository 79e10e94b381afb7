// Leads one under the other: how they were looked for, then page after page.
import { ask, latest } from "../api.js";
import { t } from "../text/index.js";
import { html, useRef, useState } from "../ui.js";
import { Lead } from "./leads.js";

/** @param {Page.Lead} lead */
const keyOf = (lead) => lead.subjects.map((one) => one.id).join("\n");

/**
 * found: the first page; asked: how it was asked for; about: who was asked about; draw: puts a lead on the diagram.
 * @param {{ found: Page.Leads, asked: Page.LeadsAsked, about?: Page.Id, draw: (lead: Page.Lead) => unknown }} given
 */
export function LeadList({ found, asked, about = "", draw }) {
  const only = useRef(latest());
  // What a page rests on comes for all of its leads at once.
  const read = useRef(/** @type {Map<string, Promise<Page.Leads>>} */ (new Map()));
  const [grown, setGrown] = useState({ of: found, pages: [{ after: /** @type {string | null} */ (null), leads: found }] });
  const [problem, setProblem] = useState("");
  if (grown.of !== found) read.current.clear();
  const pages = grown.of === found ? grown.pages : [{ after: null, leads: found }];
  const last = pages[pages.length - 1].leads;
  const shown = pages.reduce((sum, page) => sum + page.leads.leads.length, 0);
  /**
   * @param {Record<string, unknown>} variables
   * @param {AbortSignal} [signal]
   * @returns {Promise<Page.Leads>}
   */
  const answered = async (variables, signal) => asked.path.reduce((answer, name) => answer[name], await ask(asked.query, { ...asked.variables, ...variables }, signal));
  const more = () => {
    setProblem("");
    const after = last.pageInfo.endCursor;
    only.current((signal) => answered({ after }, signal)).then(
      (leads) => leads && setGrown({ of: found, pages: [...pages, { after, leads }] }),
      (/** @type {Page.Failure} */ failure) => setProblem(failure.message),
    );
  };
  const recordsOf = (/** @type {string | null} */ after) => async (/** @type {Page.Lead} */ lead, /** @type {string | null} */ recordsAfter) => {
    const key = `${after}\n${recordsAfter}`;
    // Asked for no case: to look at what was found is no other search.
    const leads = read.current.get(key) ?? answered({ after, records: true, recordsAfter, case: null });
    read.current.set(key, leads);
    leads.catch(() => read.current.delete(key));
    const records = (await leads).leads.find((one) => keyOf(one) === keyOf(lead))?.records;
    if (!records) throw new Error(t("lead.gone"));
    return records;
  };
  return html`${shown > 0 && html`<details class="lead-method"><summary>${t("lead.method")}</summary><p lang="en">${found.method}</p></details>
    <ul class="leads">${pages.flatMap(({ after, leads }) => leads.leads.map((lead) => html`<${Lead} key=${keyOf(lead)} lead=${lead} about=${about} draw=${draw} read=${recordsOf(after)} />`))}</ul>`}
    ${problem && html`<p class="note trouble-note" role="alert">${problem}</p>`}
    ${last.pageInfo.hasNextPage && html`<p class="more"><span class="quiet">${t("common.more", { n: found.total - shown })}</span> <button type="button" class="button" onClick=${more}>${t("more")}</button></p>`}`;
}
