// A picture of an analysis, drawn by ECharts, which is loaded when the first one is shown. Beneath it stands a table with the same.
import { calm, colours, onThemeChange } from "../chart/theme.js";
import { heightOf, optionOf } from "../plot_options.js";
import { instant } from "../text/dates.js";
import { language, t } from "../text/index.js";
import { html, useEffect, useRef, useState } from "../ui.js";

const NARROW = 560;

/** @param {{ picture: Page.Plot }} given */
function Drawn({ picture }) {
  const box = useRef(/** @type {any} */ (null));
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    /** @type {(() => void)[]} */
    const ends = [];
    let gone = false;
    const here = box.current; // the box may be gone before this effect ends
    import("../../vendor/echarts.js").then(({ init }) => {
      if (gone) return;
      const plot = init(here, null, { renderer: "canvas" });
      const draw = () => plot.setOption(optionOf(picture, colours(), { narrow: here.clientWidth < NARROW, calm: calm(), when: (at) => instant(at) }), true);
      draw();
      const sized = new ResizeObserver(() => (plot.resize(), draw()));
      sized.observe(here);
      here.dataset.drawn = "true";
      ends.push(() => sized.disconnect(), onThemeChange(draw), () => plot.dispose());
    }, () => setFailed(true));
    return () => {
      gone = true;
      ends.forEach((end) => end());
    };
  }, [picture, language.value]);
  return html`<div ref=${box} class="plot" style=${{ height: `${heightOf(picture)}px` }} role="img" aria-label=${`${picture.name}. ${t("analyses.picture", { across: picture.across, up: picture.up })}`}>
    ${failed && html`<p class="panel-empty">${t("analyses.picture.failed")}</p>`}</div>`;
}

/**
 * One of several pictures, to be chosen.
 * @param {{ pictures: Page.Plot[] }} given
 */
export function Pictures({ pictures }) {
  const [chosen, choose] = useState(0);
  const picture = pictures[chosen] ?? pictures[0];
  if (!picture) return null;
  return html`<figure class="plots">
    ${pictures.length > 1
      ? html`<label class="plot-choice">${t("analyses.which")} <select value=${String(pictures.indexOf(picture))} onChange=${(/** @type {Page.Event} */ event) => choose(Number(event.target.value))}>${pictures.map((one, k) => html`<option key=${k} value=${String(k)}>${one.name}</option>`)}</select></label>`
      : html`<figcaption>${picture.name}</figcaption>`}
    <${Drawn} key=${chosen} picture=${picture} /></figure>`;
}
