// What the page knows now. Views read these signals; only the files under actions/ write them.
import { computed, signal } from "./ui.js";

/** A chart without anything on it. nodes: Map of id to node; links: folded links between them. */
export const EMPTY = Object.freeze({ centres: [], nodes: new Map(), links: [], hubs: [], omitted: 0, hidden: 0, around: false });

/** The model as the server describes it, made by model.js; null until it came. */
export const model = signal(null);
/** The case on the start screen: undefined until the server answered, null where there is none. */
export const story = signal(undefined);
/** Source titles by source name. */
export const sources = signal(new Map());

export const chart = signal(EMPTY);
/** Ids of the selected elements, in the order in which they were selected. */
export const selection = signal([]);
/** Types that the legend hides. */
export const hiddenTypes = signal(new Set());
/** Which facts count: a FactFilter as the questions take it, or null for all. */
export const filter = signal(null);
/** Whether the start screen lies over the diagram. */
export const starting = signal(true);
/** Index of the step of the case that is shown, or null. */
export const step = signal(null);

/** What the panel shows: { kind: "element" | "line" | "path" | "groups" | "lookup", ... }. */
export const panel = signal({ kind: "element" });
/** Tab of the panel: "about", "records", "list", or the kind that the panel shows. */
export const tab = signal("about");
/** Communities drawn as hulls: { groups: [{ label, members }], ... } or null. */
export const groups = signal(null);
/** What to light up, as a path does: { nodes: Set of ids, pairs: Set of "a\nb", refused: Set of ids } or null. */
export const lit = signal(null);

/** Whether work is under way, however short. */
export const working = signal(false);
/** Long work under way: { text, cancel } or null. */
export const busy = signal(null);
/** What failed last: { problem, again, waiting, cancel } or null; waiting: it goes on when the server answers again. */
export const failed = signal(null);
/** The sentence of the live line. */
export const said = signal("");
/** The dialog that is open: { kind: "same" | "never" | "withdraw" | "value" | "keys", ... } or null. */
export const dialog = signal(null);
/** Whether departments differ about an element, by id, as far as it is known yet. */
export const conflicts = signal(new Map());
/** Grows when the server answers again after it was away. */
export const answering = signal(0);
/** Grows when a decision changed what elements say, so that open panels ask again. */
export const decided = signal(0);

/** The nodes that the legend lets through. */
export const shownNodes = computed(() =>
  [...chart.value.nodes.values()].filter((node) => !hiddenTypes.value.has(node.type)),
);
