// A map as a view: what it shows is drawn anew with every answer, what lies under it is loaded when it is first looked at.
import { Icon } from "../icons.js";
import { t } from "../text/index.js";
import { plain } from "../text/names.js";
import { html, useEffect, useRef, useState } from "../ui.js";

const STYLE = new URL("../../vendor/leaflet.css", import.meta.url);

/** The map that is shown, for the views that steer it and for files; null where none is. */
export const mapped = { now: /** @type {ReturnType<typeof import("../map/map.js").makeMap> | null} */ (null) };

/** @type {Promise<typeof import("../map/map.js")> | null} */
let loading = null;

/** Leaflet and what draws with it; the style sheet comes with it. */
function loaded() {
  loading ??= new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: STYLE.href, onload: () => resolve(undefined), onerror: reject });
    document.head.append(link);
  }).then(() => import("../map/map.js"));
  loading.catch(() => (loading = null));
  return loading;
}

/**
 * marks(seen): what is shown; points: what has to be in view, anew where `about` changes; pick: what is done with what is
 * pressed; bar: what stands over it; hint: what stands at its foot.
 * @param {{ label: string, marks: (seen: Page.Seen) => Page.MapMark[], points: [number, number][], about: string, pick?: (mark: Page.MapShape | null) => void, bar?: any, hint?: any }} given
 */
export function MapView({ label, marks, points, about, pick = () => undefined, bar = null, hint = null }) {
  const place = useRef(/** @type {any} */ (null));
  const latest = useRef({ marks, pick });
  const [map, setMap] = useState(/** @type {typeof mapped.now} */ (null));
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  const [pointed, setPointed] = useState(/** @type {Page.MapShape | null} */ (null));
  latest.current = { marks, pick };
  useEffect(() => {
    let gone = false;
    /** @type {typeof mapped.now} */
    let made = null;
    loaded().then(
      ({ makeMap }) => {
        if (gone || !place.current) return;
        made = mapped.now = makeMap(place.current, { marks: (seen) => latest.current.marks(seen), pick: (mark) => latest.current.pick(mark), point: (mark) => setPointed((was) => (was?.title === mark?.title ? was : mark)) });
        setMap(made);
      },
      () => setFailed(true),
    );
    return () => {
      gone = true;
      made?.remove();
      if (mapped.now === made) mapped.now = null;
    };
  }, [tries]);
  useEffect(() => void map?.fit(points), [map, about]);
  useEffect(() => void map?.show());
  const button = (/** @type {string} */ icon, /** @type {string} */ text, /** @type {() => unknown} */ act) => html`<button type="button" class="icon-button" title=${text} aria-label=${text} onClick=${act}><${Icon} name=${icon} /></button>`;
  const retry = () => (setFailed(false), setTries(tries + 1));
  if (failed) return html`<div class="note trouble-note" role="alert"><p>${t("map.failed")}</p><button type="button" class="button" onClick=${retry}>${t("again")}</button></div>`;
  return html`<div class="map" aria-busy=${!map}>
    <div class="map-place" ref=${place} role="application" tabindex="0" aria-label=${label}></div>
    <div class="map-bar">${bar}</div>
    <div class="zoom" role="group" aria-label=${t("zoom.label")}>${button("plus", t("zoom.in"), () => map?.zoomBy(1))}${button("minus", t("zoom.out"), () => map?.zoomBy(-1))}${button("fit", t("zoom.fit"), () => map?.fit(points))}</div>
    ${hint}${pointed?.title && !hint && html`<p class="map-told" aria-hidden="true"><bdi>${plain(pointed.title)}</bdi></p>`}
  </div>`;
}
