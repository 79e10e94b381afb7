// Drawing an area on a map: a circle from its middle to its edge, or the corners of a polygon. By keyboard the arrows move
// the map under a cross: Space sets a point there, Enter finishes, Backspace takes a point back, Escape leaves.
const CORNERS = 3;
/** Pixels within which the first corner is meant, and below which a circle is a slip of the hand. */
const [CLOSE, SLIP] = [12, 6];

/**
 * Draw on a map until done(area) or left(). changed(): it looks otherwise now. Gives { marks, finish, stop }.
 * @param {import("leaflet").Map} map
 * @param {"circle" | "polygon"} kind
 * @param {{ done: (area: Page.DrawnArea) => void, left: () => void, changed: () => void }} how
 */
export function drawArea(map, kind, { done, left, changed }) {
  const container = map.getContainer();
  /** @type {import("leaflet").LatLng[]} */
  let points = [];
  /** @type {import("leaflet").LatLng | null} */
  let pointed = null;
  let [pressed, cross] = [false, false];
  map.dragging.disable();
  map.doubleClickZoom.disable();
  container.classList.add("drawing");
  const pixels = (/** @type {import("leaflet").LatLng} */ at) => map.latLngToContainerPoint(at);
  const finish = () => {
    const all = kind === "circle" && points.length === 1 && pointed ? [points[0], pointed] : points;
    if (kind === "circle") {
      if (all.length < 2 || pixels(all[0]).distanceTo(pixels(all[1])) < SLIP) return;
      done({ circle: { latitude: all[0].lat, longitude: all[0].lng, metres: map.distance(all[0], all[1]) } });
    } else if (points.length >= CORNERS) done({ polygon: points.map(({ lat, lng }) => ({ latitude: lat, longitude: lng })) });
  };
  const set = (/** @type {import("leaflet").LatLng} */ at) => {
    if (kind === "circle") points = points.length ? [points[0], at] : [at];
    else if (points.length && pixels(points[points.length - 1]).distanceTo(pixels(at)) < SLIP) return undefined; // pressed twice
    else if (points.length >= CORNERS && pixels(points[0]).distanceTo(pixels(at)) < CLOSE) return finish();
    else points = [...points, at];
    return changed();
  };
  /** @type {Record<string, (event: any) => void>} */
  const heard = {
    pointerdown(event) {
      if (event.button) return;
      [pressed, cross] = [true, false];
      if (kind !== "circle") return;
      points = [map.mouseEventToLatLng(event)];
      container.setPointerCapture(event.pointerId);
    },
    pointermove(event) {
      pointed = map.mouseEventToLatLng(event);
      changed();
    },
    pointerup(event) {
      if (!pressed) return;
      pressed = false;
      pointed = map.mouseEventToLatLng(event);
      if (kind === "polygon") set(pointed);
      else finish();
    },
    dblclick: () => finish(),
    keydown(event) {
      const act = { " ": () => set(map.getCenter()), Enter: finish, Backspace: () => ((points = points.slice(0, -1)), changed()), Escape: left }[/** @type {string} */ (event.key)];
      if (event.key.startsWith("Arrow") || act) cross = true;
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    },
    // With the keyboard the middle of the map is what is pointed at.
    move() {
      if (!cross) return;
      pointed = map.getCenter();
      changed();
    },
  };
  for (const [name, act] of Object.entries(heard)) if (name !== "move") container.addEventListener(name, act);
  map.on("move", heard.move);
  return {
    finish,
    stop() {
      for (const [name, act] of Object.entries(heard)) if (name !== "move") container.removeEventListener(name, act);
      container.classList.remove("drawing");
      if (!map.getPane("mapPane")) return; // the map is gone
      map.off("move", heard.move);
      map.dragging.enable();
      map.doubleClickZoom.enable();
    },
    /** @returns {Page.MapMark[]} */
    marks() {
      const middle = pixels(map.getCenter());
      const at = [...points.map(pixels), ...(pointed && points.length && !(kind === "circle" && points.length > 1) ? [pixels(pointed)] : [])];
      /** @type {Page.MapMark[]} */
      const found = cross ? [[12, 0], [0, 12]].map(([x, y]) => ({ kind: "line", points: [{ x: middle.x - x, y: middle.y - y }, { x: middle.x + x, y: middle.y + y }], ink: "accent", width: 2 })) : [];
      if (kind === "circle" && at.length > 1) found.push({ kind: "disc", ...at[0], x: at[0].x, y: at[0].y, r: at[0].distanceTo(at[1]), ink: "accent", alpha: 0.14, edge: "accent", width: 2 });
      else if (at.length > 2) found.push({ kind: "area", rings: [at], ink: "accent", alpha: 0.14, edge: "accent", width: 2 });
      else if (at.length === 2) found.push({ kind: "line", points: at, ink: "accent", width: 2 });
      return [...found, ...at.slice(0, points.length).map((point) => /** @type {Page.MapMark} */ ({ kind: "disc", x: point.x, y: point.y, r: 4, ink: "accent", edge: "canvas", width: 1.5 }))];
    },
  };
}

/**
 * Scenes that are areas, as they lie on a map, each with its number in the form.
 * @param {Page.SceneAsked[]} scenes
 * @param {Page.Seen} seen
 * @returns {Page.MapMark[]}
 */
export const sceneMarks = (scenes, { project, metresPerPixel }) =>
  scenes.flatMap(({ circle, polygon, present }, k) => {
    const look = { ink: present ? "accent" : "quiet", alpha: 0.1, edge: present ? "accent" : "quiet", width: 2, dash: present ? undefined : [5, 4] };
    const ring = polygon?.map((one) => project(one.latitude, one.longitude));
    if (!circle && !ring) return [];
    const at = circle ? project(circle.latitude, circle.longitude) : /** @type {Page.Point[]} */ (ring)[0];
    /** @type {Page.MapMark} */
    const shape = circle ? { kind: "disc", ...at, r: circle.metres / metresPerPixel(circle.latitude), ...look } : { kind: "area", rings: [/** @type {Page.Point[]} */ (ring)], ...look };
    return [shape, { kind: "text", ...at, text: String(k + 1), size: 13, bold: true, ink: "accent" }];
  });
