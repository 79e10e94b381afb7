// What the hand does on the diagram: selecting, dragging, opening, pointing.

/** A second opening of the same mark within this time is the same double click told twice. */
const TWICE_MS = 600;

/**
 * Listen on a Cytoscape in `box`. on: as createChart takes it. chart: { told(): whether a selection is the hand's,
 * loose(): the view was moved, route(), changed() }. Returns { hover(id), hovered() }.
 * @param {import("cytoscape").Core} cy
 * @param {HTMLElement} box
 * @param {Page.On} on
 * @param {{ told: () => boolean, loose: () => void, route: () => void, changed: (_?: unknown) => void }} chart
 */
export function wireHand(cy, box, on, chart) {
  /** @type {Page.Id | null} */
  let hovered = null;
  let told = false;
  /** @type {(Page.Id | null)[]} */
  let [tapped, before] = [null, null];
  let opened = { id: /** @type {Page.Id | null} */ (null), at: -TWICE_MS };
  /** @type {Map<Page.Id, Page.Point> | null} */
  let dropped = null;

  const open = (/** @type {string} */ id) => {
    const now = performance.now();
    if (before !== id) return; // two quick taps on two marks
    if (opened.id === id && now - opened.at < TWICE_MS) return;
    opened = { id, at: now };
    on.open(id);
  };
  cy.on("scrollzoom dragpan pinchzoom", chart.loose);
  // Cytoscape draws a frame, and what is dragged, on layers of their own: each that is shown costs at every frame.
  cy.on("boxstart", () => box.classList.add("framing"));
  cy.on("boxend", () => box.classList.remove("framing"));
  cy.on("grabon", () => box.classList.add("dragging"));
  cy.on("freeon", () => cy.one("render", () => box.classList.toggle("dragging", cy.nodes(":grabbed").length > 0)));
  cy.on("select unselect", "node", () => {
    if (told || !chart.told()) return;
    told = true;
    queueMicrotask(() => {
      told = false;
      on.select(cy.nodes(":selected").map((/** @type {any} */ node) => node.id()));
    });
  });
  // A frame drawn over lines selects what it holds of marks only.
  cy.on("boxselect", "edge", (/** @type {any} */ event) => event.target.unselect());
  cy.on("tap", "edge", (/** @type {any} */ event) => on.line(event.target.data()));
  // A busy page may miss that two taps belong together, but the browser does not; a finger may make no dblclick.
  cy.on("tap", (/** @type {any} */ event) => {
    before = tapped;
    tapped = event.target === cy || !event.target.isNode() ? null : event.target.id();
  });
  cy.on("dbltap", "node", (/** @type {any} */ event) => open(event.target.id()));
  box.addEventListener("dblclick", () => tapped !== null && open(tapped));
  // What is selected is dragged together, and told as one.
  cy.on("dragfree", "node", (/** @type {any} */ event) => {
    const first = dropped === null;
    dropped ??= new Map();
    dropped.set(event.target.id(), { x: Math.round(event.target.position("x")), y: Math.round(event.target.position("y")) });
    if (!first) return;
    queueMicrotask(() => {
      const places = dropped ?? new Map();
      dropped = null;
      if (places) on.moved(places);
      chart.route();
    });
  });
  cy.on("mouseover", "node", (/** @type {any} */ event) => hover(event.target.id()));
  cy.on("mouseout", "node", () => hover(null));
  cy.on("mouseover", "edge", (/** @type {any} */ event) => chart.changed(event.target.addClass("near")));
  cy.on("mouseout", "edge", (/** @type {any} */ event) => chart.changed(event.target.removeClass("near")));

  /** Light up the neighbourhood of an element and dim the rest; null ends it. */
  function hover(/** @type {Page.Id | null} */ id) {
    if (hovered === id) return;
    hovered = id;
    box.classList.toggle("pointing", id !== null);
    cy.batch(() => {
      cy.elements().removeClass("dim near");
      const node = id === null ? null : cy.getElementById(id);
      if (!node?.length) return;
      const near = node.closedNeighborhood();
      if (near.length > 1) cy.elements().not(near).addClass("dim");
      node.connectedEdges().addClass("near");
    });
    chart.changed();
  }
  return { hover, hovered: () => hovered };
}
