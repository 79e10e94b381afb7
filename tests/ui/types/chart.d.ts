/** What a person makes of a chart, beside what page.d.ts says of the page; both make one namespace. */
declare namespace Page {
  interface Mark {
    parent?: Id | null; own?: boolean; box?: boolean; pinned?: boolean; note?: Note; by?: string; at?: string; reason?: string;
  }
  interface Line {
    /** Of an assumed link what it says; and whether a line stands for those of what is in a box. */
    label?: string; own?: boolean; boxed?: boolean; by?: string; at?: string; reason?: string;
  }
  interface Chart {
    plain: boolean; lost: Spotted[]; waiting: Id[]; own: Own; hiddenCount?: number; renamed?: Map<Id, Id>;
  }
  interface Diagram extends DiagramAnswer { columns: any }
  interface Spotted extends Point { id: Id }

  interface Note { text: string; flag: string | null; picture: string | null }
  interface OwnBox extends Spotted { title: string; members: Id[]; open: boolean }
  interface Assumed { id: Id; by: string; at: string; reason: string }
  interface OwnElement extends Assumed, Point { type: string; caption: string }
  interface OwnLink extends Assumed { from: Id; to: Id; label: string; finding: string; against: string }
  interface Expansion { key: string; from: Id; linkTypes: string[] | null; ids: Id[]; fold: { node: Mark; links: Line[] } | null }
  interface Own {
    pinned: Set<Id>; hidden: Set<Id>; boxes: OwnBox[]; elements: OwnElement[]; links: OwnLink[]; notes: Map<Id, Note>;
    expansions: Expansion[]; rest: { links: Entry[]; linkTypes: string[] | null; types: string[] | null };
  }

  /** A chart as it is kept: docs/charts.md. */
  type Content = Record<string, any>;
  interface Version { version: number; title: string; savedBy: string; savedAt: string; baseVersion: number | null; current: boolean }
  interface Changes {
    notHere: Id[]; elements: { id: Id; changes: string[] }[]; links: { from: Id; to: Id; type: string; change: string }[];
  }
  interface SavedChart extends Version {
    id: string; currentVersion: number; case: Id | null; content: Content; changes: Changes; versions: Edges<Version>;
  }
  interface Sheet {
    draft: string; saved: { id: string; version: number; current: number; at: string; by: string; versions: Version[] } | null;
    title: string; case: Id | null; notes: string; content: string | null; opened: { changes: Changes; then: boolean } | null;
  }
  interface Draft { draft: string; title: string; n: number; at: string; saved: Sheet["saved"] }
  interface Kept { sheet: Sheet; content: Content; title: string; n: number; at: string; address: string }
  interface Listed { rows: (Version & { id: string })[]; total: number; cursor: string | null }
  interface Opened { next: Chart; filter: Filter | null; hiddenTypes: Set<string> }

  interface Panel { ids?: Id[]; total?: number; shared?: Shared[] }
  interface Dialog { ids?: Id[]; theirs?: SavedChart; yours?: SavedChart }
  interface Snapshot { sheet: Sheet }
  interface Wanted { chart: string[] | null; then: boolean }
  interface Colours { flags: Record<string, string> }
  interface Drawn { own: boolean; box: boolean; pinned: boolean; note: Note | null }
  interface Choice { icon: string; text: string; act: () => unknown; disabled?: boolean }
  /** How a chart grows: what came out of whom, whether it is a step of its own, what of it is noted as the person's own. */
  interface Growing { from?: Id | null; push?: boolean; own?: (own: Own, came: Id[]) => Own }
  /** A neighbour that several have. */
  interface Shared { entity: Brief; of: Id[]; facts: number }
  interface Picture { id: string; data: string }
  /** An entry of one of a content's lists. */
  type Entry = Record<string, Json>;
}
