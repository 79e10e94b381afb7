/** What maps are made of, beside what page.d.ts says of the page; both make one namespace. */
declare namespace Page {
  /** The part of the world that is seen: its pixels, from units of the projection and from degrees to them. */
  interface Seen {
    width: number; height: number; zoom: number; left: number; top: number; size: number; pixel: (at: Point) => Point;
    project: (latitude: number, longitude: number) => Point; metresPerPixel: (latitude: number) => number;
  }
  /** A country's part: its outer ring and holes, in units of the projection, and the box around them. */
  interface Land { rings: Point[][]; left: number; right: number; top: number; bottom: number }
  interface GroundFeature { kind: string; name: string; points: Point[] }
  interface Ground { world: Land[]; features: GroundFeature[]; tiles: { path: string; maxZoom: number } | null }

  /** ink: a colour of the theme by its name, or "group-3". ids: what is chosen by it. */
  interface Look { ink: string; alpha?: number; width?: number; dash?: number[]; edge?: string; title?: string; ids?: Id[] }
  interface MapDisc extends Look, Spot { kind: "disc" }
  interface MapArea extends Look { kind: "area"; rings: Point[][] }
  interface MapLine extends Look { kind: "line"; points: Point[] }
  interface MapText extends Point { kind: "text"; text: string; size: number; ink: string; bold?: boolean; alpha?: number; angle?: number; anchor?: "left" | "right" | "center"; spaced?: boolean }
  type MapShape = MapDisc | MapArea;
  type MapMark = MapShape | MapLine | MapText;
  /** The readings at one place. */
  interface ReadingSpot { first: Sighting; reaches: Set<number>; numbers: number[]; bySubject: Map<Id, Sighting[]>; at?: Point }
  interface Colours { sunken: string; danger: string }
}
