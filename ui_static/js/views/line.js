// Why is this line here? The facts behind it, each as a sentence with source, grade and record.
import { hideLine } from "../actions/hide.js";
import { factsBetween } from "../actions/why.js";
import { latest } from "../api.js";
import { phrase } from "../model.js";
import { lineId } from "../own.js";
import { answering, chart, panel } from "../state.js";
import { t } from "../text/index.js";
import { html, useEffect, useRef, useState } from "../ui.js";
import { Name, Origin, Sentence } from "./mark.js";
import { LineNote } from "./own.js";

export function Line() {
  const link = /** @type {{ id: string, from: Page.Id, to: Page.Id, type: string }} */ (panel.value.link);
  const only = useRef(latest());
  const [answer, setAnswer] = useState(/** @type {{ total?: number, facts: Page.Fact[], pageInfo: Page.Edges<Page.Fact>["pageInfo"] } | null} */ (null));
  const [problem, setProblem] = useState(/** @type {Page.Failure | null} */ (null));
  const load = (/** @type {string | null} */ after, /** @type {Page.Fact[]} */ before) =>
    only.current((signal) => factsBetween(link, after, signal)).then(
      (page) => page && setAnswer({ ...page, facts: [...before, ...page.edges.map((/** @type {{ node: Page.Fact }} */ edge) => edge.node)] }),
      setProblem,
    );
  useEffect(() => {
    setAnswer(null);
    setProblem(null);
    load(null, []);
  }, [link.id, answering.value]);
  const name = (/** @type {Page.Id} */ id) => html`<${Name} text=${chart.value.nodes.get(id)?.caption ?? t("an.element")} />`;
  // A line to a fold or a box has no ends of its own that a remark could be kept by.
  const ended = [link.from, link.to].every((id) => chart.value.nodes.has(id) && chart.value.nodes.get(id)?.members == null);
  return html`<article class="about"><header class="line-head"><h2>${name(link.from)} <span class="line-phrase">${phrase(link.type)}</span> ${name(link.to)}</h2></header>
    ${ended && html`<${LineNote} id=${lineId({ ...link, id: undefined })} /><p><button type="button" class="plain small" onClick=${() => hideLine(link)}>${t("do.hide.line")}</button></p>`}
    ${problem && html`<p class="note trouble-note">${problem.message}</p>`}
    ${!answer && !problem && html`<div class="skeleton" role="status" aria-busy="true" aria-label=${t("busy.facts")}><i></i><i></i><i></i></div>`}
    ${answer && html`<p class="quiet">${t("line.facts", { n: answer.total ?? answer.facts.length })}</p>
      ${answer.facts.map((/** @type {Page.Fact} */ fact) => html`<article class="record fact" key=${fact.id}><${Sentence} fact=${fact} /><${Origin} fact=${fact} /></article>`)}
      ${!answer.facts.length && html`<p class="note">${t("line.folded")}</p>`}
      ${answer.pageInfo.hasNextPage && html`<button type="button" class="button" onClick=${() => load(answer.pageInfo.endCursor, answer.facts)}>${t("more")}</button>`}`}
  </article>`;
}
