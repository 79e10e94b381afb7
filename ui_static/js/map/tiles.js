// An agency's own tiles, a PMTiles file that this server gives out by byte ranges. Its library is loaded where there is one.
import * as leaflet from "../../vendor/leaflet.js";

const LIBRARY = new URL("../../vendor/protomaps-leaflet.js", import.meta.url);

/** @type {Promise<any> | null} */
let library = null;

/** The library; it is no module, and looks for Leaflet and leaves itself among what is global. */
function loaded() {
  library ??= new Promise((resolve, reject) => {
    Object.assign(globalThis, { L: leaflet });
    const script = Object.assign(document.createElement("script"), { src: LIBRARY.href, onerror: reject, onload: () => resolve(/** @type {any} */ (globalThis).protomapsL) });
    document.head.append(script);
  });
  return library;
}

/**
 * Lay the tiles into a map, in the colours of the theme in force.
 * @param {import("leaflet").Map} map
 * @param {{ path: string, maxZoom: number }} tiles
 */
export async function addTiles(map, { path, maxZoom }) {
  const protomaps = await loaded();
  if (!map.getPane("tilePane")) return; // the map was left meanwhile
  const flavor = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const layer = protomaps.leafletLayer({ url: new URL(path, location.href).href, flavor, maxDataZoom: maxZoom, lang: document.documentElement.lang.slice(0, 2) });
  layer.backgroundColor = undefined; // where the file has nothing, the world stays in sight
  layer.addTo(map);
}
