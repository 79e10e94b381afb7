// What the page knows now. Views read these signals; only the files under actions/ write them.
import { NOTHING_OWN } from "./own.js";
import { present } from "./present.js";
import { absentAt } from "./replay.js";
import { newSheet } from "./sheet.js";
import { computed, signal } from "./ui.js";

/**
 * A chart without anything on it. nodes: Map of id to node; links: folded links between them; lost: elements { id, x, y } that
 * the graph did not show when it was opened; waiting: ids that had no room; own: as own.js has it.
 */
export const EMPTY = Object.freeze(/** @type {Page.Chart} */ ({
  centres: [],
  nodes: new Map(),
  links: [],
  hubs: [],
  omitted: 0,
  hidden: 0,
  around: false,
  plain: false,
  lost: [],
  waiting: [],
  own: NOTHING_OWN,
}));

/** The model as the server describes it, made by model.js; null until it came. */
export const model = signal(/** @type {Page.Model | null} */ (null));
/** The case on the start screen: undefined until the server answered, null where there is none. */
export const story = signal(/** @type {Page.Story | null | undefined} */ (undefined));
/** Source titles by source name. */
export const sources = signal(/** @type {Map<string, Page.Source>} */ (new Map()));

/** The name that stands under what is decided and assumed here. */
export const analyst = signal("");

export const chart = signal(/** @type {Page.Chart} */ (EMPTY));
/** Ids of the selected elements, in the order in which they were selected. */
export const selection = signal(/** @type {Page.Id[]} */ ([]));
/** Types that the legend hides. */
export const hiddenTypes = signal(/** @type {Set<string>} */ (new Set()));
/** Which facts count: a FactFilter as the questions take it, or null for all. */
export const filter = signal(/** @type {Page.Filter | null} */ (null));
/** What is unfolded under the diagram: "time", "movement", "money", "replay", or null. */
export const under = signal(/** @type {"time" | "movement" | "money" | "replay" | null} */ (null));
/** The moment, in milliseconds, as of which the diagram is replayed; null where all of it is shown. */
export const replay = signal(/** @type {number | null} */ (null));
/** The spans of the facts behind what is drawn, for the replay; null until they came. unknown: facts that were too many to ask for. */
export const spans = signal(/** @type {{ of: import("./replay.js").Spans, unknown: number } | null} */ (null));
/** Whether what began stays in the replay, so that it grows; else what ended goes. */
export const grown = signal(false);
/** Where money went, with what was asked; null until somebody asked. */
export const money = signal(/** @type {Page.MoneyAnswer | null} */ (null));
/** The shapes of money that were found, with what was asked; null until somebody asked. */
export const shapes = signal(/** @type {Page.ShapesAnswer | null} */ (null));
/** The part of the movement that is looked at: { since, until } in milliseconds, or null for all that was read. */
export const span = signal(/** @type {{ since: number, until: number } | null} */ (null));
/** The reading that is chosen in the sequence, on the map, in the table and on the diagram. */
export const reading = signal(/** @type {Page.Id | null} */ (null));
/** The area of a scene whose readings the view of movement shows, while the selection is what it was; or null. */
export const readThere = signal(/** @type {Page.ReadThere | null} */ (null));
/** Scenes of which is asked who was there. */
export const scenes = signal(/** @type {Page.SceneAsked[]} */ ([]));
/** Whom of those at the scenes is asked about: kinds of identifiers, none for all, and lists of residents, staff, responders. */
export const scenesAsked = signal(/** @type {Page.ScenesAsked} */ ({ kinds: [], lists: [] }));
/** What the form of companions says: about one element, or about all pairs where the subject is null. */
export const companionsAsked = signal(/** @type {Page.CompanionsAsked} */ ({ subject: null, since: "", until: "", seconds: 60, metres: 0, places: 2, kinds: [], exclude: [] }));
/** What the form of further questions about tracks and calls says; subject: null for all. */
export const tracksAsked = signal(/** @type {Page.TracksAsked} */ ({ question: "trackRelations", subject: null, since: "", until: "", days: 5, most: 20, metres: 100, minutes: 10, places: 4, purchases: 3, hours: 2, near: 0 }));
/** Whether the start screen lies over the diagram. */
export const starting = signal(true);
/** Index of the step of the case that is shown, or null. */
export const step = signal(/** @type {number | null} */ (null));

/**
 * What the panel shows: { kind: "element" | "line" | "own" | "path" | "common" | "groups" | "lookup" |
 * "filter" | "companions" | "connect" | "leads" | "scenes" | "tracks", ... }.
 */
export const panel = signal(/** @type {Page.Panel} */ ({ kind: "element" }));
/** Tab of the panel: "about", "records", "list", or the kind that the panel shows. */
export const tab = signal("about");
/** Communities drawn as hulls: { groups: [{ label, members }], ... } or null. */
export const groups = signal(/** @type {Page.Groups | null} */ (null));
/** What to light up, as a path does: { nodes: Set of ids, pairs: Set of "a\nb", refused: Set of ids } or null. */
export const lit = signal(/** @type {Page.Lit | null} */ (null));

/** What an analysis found last, and of what: { of, name, found }; null until one was asked. */
export const analysed = signal(/** @type {Page.AnalysedOf | null} */ (null));
/** The table of one's own that analyses are asked of; kept in this tab alone. */
export const ownTable = signal(/** @type {Page.OwnTable | null} */ (null));

/** Whether work is under way, however short. */
export const working = signal(false);
/** Long work under way: { text, cancel } or null. */
export const busy = signal(/** @type {Page.Busy | null} */ (null));
/** What failed last: { problem, again, waiting, cancel } or null; waiting: it goes on when the server answers again. */
export const failed = signal(/** @type {Page.Failed | null} */ (null));
/** The sentence of the live line. */
export const said = signal("");
/**
 * The dialog that is open: { kind: "same" | "never" | "withdraw" | "value" | "compare" | "keys" | "note" | "element" |
 * "link" | "box" | "analyses" | "save" | "versions" | "conflict" | "address", ... } or null.
 */
export const dialog = signal(/** @type {Page.Dialog | null} */ (null));
/** Whether departments differ about an element, by id, as far as it is known yet. */
export const conflicts = signal(/** @type {Map<Page.Id, boolean>} */ (new Map()));
/** Whether the server has another edition of the page by now. */
export const updated = signal(false);
/** Grows when the server answers again after it was away. */
export const answering = signal(0);
/** Grows when a decision changed what elements say, so that open panels ask again. */
export const decided = signal(0);

/** The chart as it is drawn: present.js. */
export const shown = computed(() => present(chart.value));
/** What of it does not hold at the moment that is replayed. */
export const later = computed(() => absentAt(shown.value, replay.value, spans.value?.of ?? null, grown.value));
/** The marks that the legend lets through, and that are there at the moment that is replayed. */
export const shownNodes = computed(() => [...shown.value.nodes.values()].filter((node) => !hiddenTypes.value.has(node.type) && !later.value.nodes.has(node.id)));
/**
 * Which chart this is: { draft, saved, title, case, notes, content, opened }. draft: the key under which this browser keeps
 * it; saved: { id, version, at, by } of the version it rests on, or null; content: that version's, as text; opened: what is
 * said of it since it was saved, or null.
 */
export const sheet = signal(/** @type {Page.Sheet} */ (newSheet()));
/** The saved charts as far as they were asked for: { rows, total, cursor }, or null. */
export const savedCharts = signal(/** @type {Page.Listed | null} */ (null));
/** Charts that this browser kept and nobody saved: [{ draft, title, n, at }]. */
export const drafts = signal(/** @type {Page.Draft[]} */ ([]));
/** Where one is in the history of the chart: { at, last }. */
export const history = signal({ at: 0, last: 0 });
