// Which chart is at hand, apart from what is on it: its name, the version it rests on, and the key of its draft.
import { ownId } from "./own.js";

/** A chart that nobody has saved yet. */
export const newSheet = () => ({ draft: ownId("draft"), saved: null, title: "", case: null, notes: "", content: null, opened: null });
