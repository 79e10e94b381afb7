/** What goes between the page's modules: its state, and the answers that it reads. Global, so that no module imports it. */
declare namespace Page {
  type Id = string;
  type Json = any;
  type Child = any;
  type Texts = Record<string, string | number | undefined>;

  /** A mark of the diagram, or a fold of several (members). */
  interface Mark {
    id: Id; type: string; caption: string; ring: number; x: number; y: number; facts: number; more: number;
    certainty: string; bearer: Id | null; members: Id[] | null; beyond: number | null; ref: string | null; hub?: boolean;
  }
  interface Line {
    id?: string; from: Id; to: Id; type: string; count: number; first: string | null; last: string | null; bestGrade: string;
    worstGrade: string; overlap: boolean | null; finding: Json;
  }
  interface Chart {
    centres: Id[]; nodes: Map<Id, Mark>; links: Line[]; hubs: Id[]; omitted: number; hidden: number; around: boolean;
    atLeast?: boolean; from?: Id | null; fit?: boolean;
  }
  interface DiagramAnswer {
    omitted: number; atLeast: boolean; hubsNotWalked: Id[]; hiddenByFilter: number; columns: { nodes: Columns; links: Columns };
  }
  type Columns = Record<string, any[]>;

  interface Attribute { name: string; doc: string }
  interface EntityType {
    name: string; doc: string; noun: string[]; side: string; icon: string; shape: string; attributes: Attribute[]; caption?: string[];
  }
  interface LinkType { name: string; doc: string; forward: string; backward: string; symmetric: boolean; walk: boolean }
  interface Model {
    sensors: Map<string, { name: string; reads: string[] }>; entities: Map<string, EntityType>; links: Map<string, LinkType>; sides: string[] }
  /** The model's words in one language: phrases there and back. */
  interface Words { nouns: Record<string, string>; phrases: Record<string, string[]>; attributes: Record<string, string>; formats: Record<string, string> }
  interface Format { name: string; title: string; suffix: string }
  interface Source { name: string; title: string; grade: string }

  interface Claim {
    id: Id; entity: Id; source: string; recordRef: string; grade: string; attributes: Record<string, Json>;
    observedAt?: string | null; recordedAt?: string;
  }
  interface Value {
    attribute: string; value: Json; caption: string; claim: Claim; agreeing: number; differing: number; differingClaims: Id[];
    decidedBy: string | null; decidedAt: string | null; reason: string | null; decision: Id | null;
  }
  interface Verdict {
    id: Id; a: Id; b: Id; same: boolean; reason: string; by: string; decidedAt: string; withdrawn: boolean; conflict: boolean;
  }
  interface Brief { id: Id; type: string; caption: string; values?: Value[] }
  interface Edges<Node> { edges: { node: Node }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null }; total?: number }
  interface LinkCount { linkType: string; direction: "IN" | "OUT" | "BOTH"; facts: number; neighbours: number; atLeast: boolean }
  interface Entity extends Brief { values: Value[]; claims: Edges<Claim>; linkCounts: LinkCount[]; sameAs: Verdict[] }
  interface Proposal { a: Brief; b: Brief; shared: Brief[] }
  /** What the panel knows of one element; without its proposals until these came. */
  interface Asked { id: Id; entity?: Entity | null; problem?: Failure; asking?: boolean; again?: () => void }
  interface Element extends Asked { proposals: Proposal[] }

  interface Fact {
    id: Id; linkType: string; from: Id; to: Id; since: string | null; until: string | null; precision: string | null;
    zone: string | null; source: string; recordRef: string; grade: string; attributes: Record<string, Json>; sentence: string;
  }
  interface Step { from: Id; to: Id; linkType: string; factCount: number; at?: string | null; facts: Fact[] }
  interface Path {
    hops: number; weight: number; overlapsInTime: boolean | null; bestBy: string[]; departs: string | null; arrives: string | null;
    entities: Brief[]; steps: Step[];
  }
  /** hubs: those not walked, with their names. stopped: there is no answer, as it was cancelled or failed. */
  interface PathAnswer {
    paths?: Path[]; truncated?: boolean; hubsNotWalked: Id[]; hubs: Brief[]; reason?: string; searchedHops?: number; stopped?: boolean;
  }
  /** What is asked of paths. kind: shortest, best, timed or cycles. */
  interface Limits extends Window {
    kind?: string; hubLimit?: number; linkTypes?: string[] | null; avoid?: Id[]; via?: Id[]; maxHops?: number; k?: number; weight?: string;
    overlappingInTime?: boolean; longestWaitSeconds?: number; direction?: string; longest?: number; inTimeOrder?: boolean;
  }
  interface ConnectLimits { maxHops: number; hubLimit: number; limit: number; linkTypes: string[] | null; avoid: Id[] }
  interface Holder { id: Id; share: number; pairs: number; between: Id[][] }
  interface Tie { from: Id; to: Id; hops: number; paths: number; path: Id[] }
  /** What holds several together. names: of everybody who is told of. */
  interface Network {
    holders: Holder[]; ties: Tie[]; apart: Id[][]; hubs: Brief[]; hubCount: number; names: Map<Id, Brief>; omitted: number;
    limits: ConnectLimits; drawn: Id[];
  }

  interface Filter {
    since?: string; until?: string; undated?: boolean; leastGrade?: string; ungraded?: boolean; sources?: string[];
    notSources?: string[]; asOf?: string;
  }
  interface Counts { all: number; hidden: number; parts: Record<string, number>; bySource: Map<string, number> }
  interface Bar { since: number; until: number; facts: number }
  interface ToldBar { since: string; until: string; linkType: string; facts: number }
  /** What a question says of all its rows, and the rows so far. */
  interface Paged<Row> {
    total: number; atLeast: boolean; hiddenByFilter: number; rows: Row[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  }
  interface ChronologyPage extends Paged<Fact> { undated: number }

  interface Sighting {
    id: Id; trueTime: string; zone: string; latitude: number | null; longitude: number | null; radiusM: number | null;
    asRead: string | null; source: string; recordRef: string; grade: string; sentence: string; subject: Brief; sensor: Brief;
    through: { id: Id; sentence: string }[];
  }
  type SightingsPage = Paged<Sighting>;
  interface Hop { subject: Id; from: Sighting; to: Sighting; gap: boolean; impossible: boolean }
  type Subjects = Map<Id, { caption: string; type: string; colour: number; n: number }>;
  interface TrackView { rows: Sighting[]; subjects: Subjects; chosen: Id | null; choose: (id: Id | null) => void }
  interface Reason { code: string; explains: number; sentence: string }
  /** What a finding keeps of what was found. */
  interface LeadSaid { sentence: string; against: { sentence: string }[] }
  interface SharedBetween { entity: Brief; neighbours: number; atOneTime: boolean; factCount: number; facts: Fact[] }
  interface LinkLead extends LeadSaid {
    finding: string; score: number; observed: number; expected: number; byChance: number; subjects: Brief[];
    against: { code: string; sentence: string }[]; through: SharedBetween[];
  }
  interface LinkLeads { total: number; omitted: number; compared: number; hubCount: number; hubs: Brief[]; leads: LinkLead[] }
  interface Lead extends LeadSaid {
    subjects: Brief[]; unit: string; observed: number; expected: number; pValue: number | null; qValue: number | null;
    places: number; days: number; recordCount: number; sentence: string; lagSeconds: number | null;
    coverage: ("SEEN" | "NOT_SEEN_WHILE_WATCHED" | "NOT_WATCHED")[]; otherReasons: Reason[]; against: Reason[];
    records?: Edges<Sighting>;
  }
  interface Leads {
    compared: number; expectedByChance: number | null; total: number; omitted: number; method: string; hiddenByFilter: number;
    pageInfo: Edges<Lead>["pageInfo"]; tries: { others: number } | null; leads: Lead[];
  }
  /** How leads were asked for: the text of the question, what it was given, and where in the answer they stand. */
  interface LeadsAsked { query: string; variables: Record<string, unknown>; path: string[] }

  interface Window { since?: string; until?: string }
  interface MoneyQuestion extends Window {
    from: Id; direction: "OUT" | "IN"; method: string; levels: number; leastAmount: string | null;
  }
  /** Amounts are exact decimal text in the currency of the flow. */
  interface TracedPayment {
    from: Id; to: Id; at: string; amount: string; traced: string; least: string; most: string; level: number; facts: Fact[];
  }
  interface MoneyRest { entity: Id; kept: string; least: string; most: string; first: string; last: string; opening: string }
  interface Flow {
    currency: string; started: string; below: string; paymentCount: number; payments: TracedPayment[]; restCount: number;
    rests: MoneyRest[];
  }
  interface MoneyAnswer {
    asked: MoneyQuestion;
    flow: { method: string; accounts: Id[]; undated: number; unsaid: number; hiddenByFilter: number; flows: Flow[]; entities: Brief[] };
  }
  interface FlowView {
    flow: Flow; entities: Map<Id, Brief>; backwards: boolean; chosen: number | null; choose: (k: number | null) => void;
  }
  /** Payments of one after the other between the same two. places: which ones. */
  interface Stream { from: Id; to: Id; at: string; last: string; traced: string; most: string; level: number; places: number[] }
  interface Ribbon extends Stream { path: string; width: number; widest: number }
  interface Lane { id: Id; y: number; height: number; top: number; bands: { x: number; width: number; thick: number }[] }
  interface River { width: number; height: number; lanes: Lane[]; ribbons: Ribbon[]; ticks: { x: number; at: string }[] }
  interface ShapesQuestion extends Window {
    shape: string; least: number; withinHours?: number; longest: number; threshold: string | null;
  }
  interface MoneyShape {
    currency: string; total: string; first: string; last: string; entityCount: number; paymentCount: number; entities: Brief[];
    facts: Fact[];
  }
  interface ShapesAnswer extends Paged<MoneyShape> { asked: ShapesQuestion; payments: number }
  /**
   * A scene as the form holds it. title: what it is called; from, to: local hours that come again, where both are given, on
   * weekdays, 0 is Monday, none for all; before, after, metres: of an event, minutes around it and how far from it.
   */
  interface Degrees { latitude: number; longitude: number }
  interface DrawnArea { circle?: Degrees & { metres: number }; polygon?: Degrees[] }
  interface SceneAsked extends DrawnArea {
    key: string; title: string; sensors?: Id[]; event?: Id;
    since: string; until: string; from: number | null; to: number | null; weekdays: number[]; leastDays: number; present: boolean;
    before: number; after: number; metres: number;
  }
  /** beside: the selection when it was asked for. */
  interface ReadThere { title: string; area: object; window: Window; beside: string }
  /** Some that are marked in the answer, left out of it, or alone in it. */
  interface SceneList { key: string; name: string; role: "marked" | "exclude" | "include"; ids: Id[] }
  interface ScenesAsked { kinds: string[]; lists: SceneList[] }
  interface CompanionsAsked {
    subject: Id | null; since: string; until: string; seconds: number; metres: number; places: number; kinds: string[]; exclude: Id[];
  }
  type TracksQuestion = "trackRelations" | "similarTracks" | "cardOwners" | "identifierHygiene" | "meetings" | "contactTable" | "commonNumbers" | "laterPhones" | "deviceChain" | "callsAround" | "footage";
  type TracksField = "minutes" | "days" | "most" | "metres" | "places" | "purchases" | "hours" | "near";
  interface TracksAsked extends Record<TracksField, number> { question: TracksQuestion; subject: Id | null; since: string; until: string }
  interface Suspicion extends LeadSaid { kind: string; subjects: Brief[]; count: number; recordCount: number; against: Reason[]; facts: { id: Id; sentence: string }[] }
  /** lead: where the row is a supposition, as it is kept with the diagram. */
  interface TracksRow { entity: Brief; text: string; beside?: Brief[]; lead?: LeadSaid; ends?: [Id, Id] }
  interface TracksFound {
    lists: { name: string; leads: Leads }[]; suspicions: Suspicion[]; rows: TracksRow[];
    facts: { id: Id; sentence: string; from?: Id; to?: Id }[]; entities: Brief[]; total: number; omitted: number;
  }
  interface Estimate { readings: number; compared: number; seconds: number }
  interface Place { id: Id; caption: string }
  interface Habits {
    subject: Brief; hours: number[][]; watchedHours: number[][]; recordCount: number; days: number; change: number | null;
    usual: { place: Place; count: number; days: number }[]; night: { place: Place; days: number } | null;
    gone: Place[]; new: Place[];
  }
  interface HotCell {
    cell: string; kind: string; latitude: number; longitude: number; outline: number[][]; count: number; subjects: number;
    sensors: number; watchedHours: number; rate: number | null;
  }
  interface HotMap { total: number; omitted: number; unplaced: number; untimed: number; cells: HotCell[] }
  interface Met { subjects: Brief[]; place: Place; since: string; until: string; others: number; recordCount: number }
  /** An arrow between two lanes. finding: it is supposed, not said by a record. */
  interface Arrow { id: string; from: Id; to: Id; at: number; type: string; sentence: string; finding: boolean }

  /** number: its place, as bridges and ties name it. types, links: what it is made of. */
  interface Group {
    label: string; members: Id[]; number?: number; sure?: Map<Id, number>; bridges?: Map<Id, number[]>; types?: { type: string; entities: number }[];
    links?: { linkType: string; records: number }[]; inside?: number; leaving?: number; records?: number; ties?: { number: number; pairs: number; records: number }[];
  }
  interface GroupLimits { method: string; resolution: number; runs: number; seed: number; k: number | null }
  /** positions: cut points and brokers of the same chart under the same filter. */
  interface Groups {
    groups: Group[]; alone: number; of?: Id; method?: string; resolution?: number; seed?: number; runs?: number; modularity?: number; k?: number | null;
    outside?: number; limits?: GroupLimits; positions?: Positions | null;
  }
  interface Positions {
    cuts: { entity: Brief; parts: number; cutOff: number; neighbours: number; records: number }[]; cutCount: number;
    pairs: { a: Brief; b: Brief; cutOff: number; records: number }[]; pairCount: number;
    brokers: { entity: Brief; score: number; rank: number; neighbours: number; records: number }[]; entities: number; records: number; hidden: number;
  }
  interface Later { nodes: Set<Id>; lines: Set<string>; undated: number }
  interface Lit { nodes: Set<Id>; pairs: Set<string>; refused: Set<Id>; fact?: Id }
  interface Failure extends Error { gone?: boolean; code?: string; expected?: string }
  interface Failed { problem: Failure; again?: (() => void) | null; waiting?: boolean; cancel?: () => void }
  /** far: how far it is, where it is answered behind. */
  interface Busy { text: string; cancel: () => void; far?: { waits: boolean; done: number; total: number } }

  /**
   * Values of one kind in a picture. points: [x, y, name?]; line: [x, y]; band: [x, low, high]; bars: [value] by name. hue: "accent",
   * "quiet", "warn", or the number of a group. shape: which of the marks its points have.
   */
  interface Series { draws: "points" | "line" | "band" | "bars"; name: string; data: (number | string | null)[][]; hue: string | number; dashed?: boolean }
  /**
   * A picture of an analysis. axes: series over x, which is numbers, times in milliseconds, or the names in labels (of which
   * ticks, by place, are written). lying: names stand at the side. shades: counts in cells by names and columns.
   */
  interface Plot {
    kind: "axes" | "shades"; name: string; across: string; up: string; x?: "value" | "time" | "names"; labels?: string[]; ticks?: number[];
    lying?: boolean; series?: Series[]; names?: string[]; columns?: string[]; cells?: number[][];
  }
  interface FoundTable { title: string; heads: string[]; rows: { cells: string[]; ids: Id[] }[]; none: string }
  /** What an analysis found. lacking: why it can say nothing, and what is needed. */
  interface Analysed { says: string[]; lacking: string | null; left: number; hidden: number; pictures: Plot[]; tables: FoundTable[] }
  /** Of what: the graph, or a table of one's own. */
  interface AnalysedOf { of: "graph" | "table"; name: string; found: Analysed }
  interface TableColumn { name: string; holds: "NUMBERS" | "TIMES" | "WORDS" | "TEXTS"; values: string[]; empty: number; protected: string | null; judges: string | null }
  interface OwnTable { text: string; rows: number; columns: TableColumn[]; name: string }

  interface StoryStep {
    title: string; question: string; look: string[]; moves?: string; truth: string[]; decide: { a: Id; b: Id; reason?: string }[];
    ids: Id[]; centres: Id[]; variables: Record<string, Json>; then?: { kind: string } & Record<string, Json>;
  }
  interface Story { title: string; summary?: string; steps: StoryStep[] }

  /** What the panel shows, by its kind. */
  interface Panel {
    kind: string; link?: { id: string; from: Id; to: Id; type: string }; from?: Id; to?: Id; limits?: Limits; network?: Network | null;
    tracks?: { question: TracksQuestion; found: TracksFound; asked: Omit<LeadsAsked, "path"> };
    asked?: Omit<LeadsAsked, "path">;
    linkLeads?: LinkLeads; leadLimits?: { least: number; hubLimit: number };
    ids?: Id[]; collision?: Leads; estimate?: Estimate; companions?: Record<"beyondRoutine" | "sharedRoutine" | "singleJourneys", Leads>; answer?: PathAnswer | null; chosen?: number; rows?: { given: string; entities: Brief[] }[];
  }
  /** The open dialog, by its kind. */
  interface Dialog {
    kind: string; id?: Id; a?: Id; b?: Id; pair?: Brief[]; reason?: string; entity?: Id; attribute?: string; claim?: Id;
    caption?: string; verdict?: Id | null; back?: Dialog | null;
  }

  /** What a step of the work can be brought back to. */
  interface Snapshot {
    chart: Chart; selection: Id[]; hiddenTypes: Set<string>; filter: Filter | null; groups: Groups | null; panel: Panel;
    starting: boolean; step: number | null;
  }
  /** A view as its address says it. */
  interface Wanted {
    around: string[]; marks: string[][]; centres: string[]; selected: string[]; hidden: string[]; path: string[];
    filter: Filter | null; groups: boolean; start: boolean; step: number | null;
  }
  /** A row of the list: the head of a type, or an element. */
  interface Row { key: string; type?: string; n?: number; opened?: boolean; node?: Mark }
  /** What the diagram tells of the hand. */
  interface On {
    select(ids: Id[]): void; line(link: Json): void; open(id: Id): unknown; moved(places: Map<Id, Point>): void;
  }
  type Added = import("cytoscape").NodeSingular;

  interface Point { x: number; y: number }
  /** A mark as a disc. */
  interface Spot extends Point { r: number }
  /** What lies in view, in pixels with the pan left out. */
  interface View { left: number; top: number; right: number; bottom: number }
  /** left, top, right, bottom. */
  type Box = [left: number, top: number, right: number, bottom: number];
  interface Colours {
    canvas: string; surface: string; ink: string; quiet: string; line: string; accent: string; warn: string; onHue: string;
    edge: string; edgeStrong: string; halo: string; font: string; hues: string[]; groups: string[];
  }
  /** What the overlay draws of a mark. */
  interface Drawn {
    id: Id; x: number; y: number; r: number; caption: string; under: string; icon: string; shape: string; hue: number; fold: boolean;
    centre: boolean; hub: boolean; conflict: boolean; more: string; weight: number; lit: boolean; must: boolean; bold: boolean;
    dim: boolean; untied: boolean;
  }
  /** What the overlay draws of a line. spots: where its caption may stand. */
  interface DrawnLine { id: string; spots: Point[]; text: string; note: Note | null; weight: number; must: boolean; lit: boolean; dim: boolean }
  interface Placed { marks: Map<Id, { rows: string[]; x: number; y: number; far: boolean }>; lines: Map<string, { text: string; x: number; y: number }> }
  interface Taken { add(box: Box, owner: string): void; free(box: Box, owner: string): boolean }
  type Measure = (text: string, px: number, bold: boolean) => number;
  /** A member of a group, in pixels with the pan left out. */
  interface Member extends Point { reach: number }
  interface Scene {
    version: number; colour: Colours; groups: Group[]; boxes: OwnBox[]; plain: boolean; marks: Drawn[]; lines: DrawnLine[];
  }
  /** A line as the panel is told of it. */
  interface Told { id?: string; from: Id; to: Id; type: string; own?: boolean }

  /** What a handler in a template gets: the target is the element that it stands on. */
  type Event = KeyboardEvent & PointerEvent & { target: any; currentTarget: any; relatedTarget: any; clipboardData: any };

  /** A cell of the table of departments. */
  interface Cell { claim: Claim; given: Json; standing: string; more: number }
  interface CompareRow { value: Value; conflict: boolean; cells: Map<string, Cell[]> }
}
