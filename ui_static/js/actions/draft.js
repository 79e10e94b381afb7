// The draft: what is on the chart is kept in this browser's own storage after every change, so that a closed tab, a crash
// or a reload loses nothing. A draft goes when its chart is saved, or when somebody throws it away.
import { contentOf } from "../content.js";
import { newSheet } from "../sheet.js";
import { chart, drafts, filter, hiddenTypes, sheet, shown } from "../state.js";
import { t } from "../text/index.js";
import { plain } from "../text/names.js";
import { effect, untracked } from "../ui.js";
import { say } from "./run.js";
import { address } from "./trail.js";
import { isWorkedOn } from "../own.js";

const KEPT = "sightline.draft.";
const ALIVE = "sightline.alive.";
const HERE = "sightline.here";
const WAIT_MS = 400;
/** A tab says so often that it has its draft open; silent for longer, it is gone. Tabs in the background are slow. */
const [SIGN_MS, GONE_MS] = [5_000, 90_000];
/** Drafts that are kept; the oldest give way. */
const MOST = 30;

let timer = 0;
let refused = false;

/**
 * What the storage gives, or null where it is switched off.
 * @param {() => any} act
 */
function stored(act) {
  try {
    return act();
  } catch {
    return null;
  }
}

/** The content of the chart as it is now. */
export function contentNow() {
  // Looking at a chart as of the day it was saved changes nothing of it.
  const { asOf, ...rest } = filter.value ?? {};
  const held = filter.value && sheet.value.opened?.then ? (Object.keys(rest).length ? rest : null) : filter.value;
  return contentOf(chart.value, { filter: held, hiddenTypes: hiddenTypes.value, notes: sheet.value.notes ?? "" });
}

/**
 * Content as text that is equal where two charts are: where the page looks is no part of it.
 * @param {Page.Content} content
 */
export const asText = (content) => JSON.stringify({ ...content, view: content.view?.page });

/** Whether the chart differs from the version that it rests on. */
export const isChanged = () => sheet.value.content !== asText(contentNow());

const keys = () => stored(() => Object.keys(localStorage).filter((key) => key.startsWith(KEPT))) ?? [];

/**
 * A draft out of the storage, or null: what others wrote there is no draft.
 * @param {string} draft
 */
export function readDraft(draft) {
  const found = stored(() => JSON.parse(localStorage.getItem(KEPT + draft) ?? "null"));
  return found && typeof found === "object" && found.sheet && found.content ? found : null;
}

/**
 * Forget a draft.
 * @param {string} draft
 */
export function dropDraft(draft) {
  stored(() => localStorage.removeItem(KEPT + draft));
  listDrafts();
}

/**
 * Whether another tab has this draft open.
 * @param {string} draft
 */
export const openElsewhere = (draft) => Date.now() - Number(stored(() => localStorage.getItem(ALIVE + draft)) ?? 0) < GONE_MS;

/** Bring the list of drafts up to date: those that no tab has open. */
export function listDrafts() {
  /** @type {{ draft: string, kept: Page.Kept }[]} */
  const found = keys().map((/** @type {string} */ key) => ({ draft: key.slice(KEPT.length), kept: readDraft(key.slice(KEPT.length)) }));
  const good = found.filter((one) => one.kept).sort((a, b) => (a.kept.at < b.kept.at ? 1 : -1));
  for (const { draft } of good.slice(MOST)) stored(() => localStorage.removeItem(KEPT + draft));
  drafts.value = good
    .slice(0, MOST)
    .filter(({ draft }) => draft !== sheet.value.draft && !openElsewhere(draft))
    .map(({ draft, kept }) => ({ draft, title: kept.sheet.title || kept.title, n: kept.n, at: kept.at, saved: kept.sheet.saved }));
}

/** Keep the chart now. */
function keep() {
  clearTimeout(timer);
  timer = 0;
  const now = sheet.value;
  if (!now || !chart.value.nodes.size) return;
  const content = contentNow();
  const first = chart.value.nodes.get(chart.value.centres[0]) ?? [...shown.value.nodes.values()][0];
  const kept = { sheet: { ...now, opened: null }, content, title: plain(first?.caption ?? ""), n: chart.value.nodes.size, at: new Date().toISOString(), address: address() };
  const saved = now.content === asText(content);
  const done = stored(() => {
    sessionStorage.setItem(HERE, now.draft);
    if (saved) localStorage.removeItem(KEPT + now.draft);
    else localStorage.setItem(KEPT + now.draft, JSON.stringify(kept));
    localStorage.setItem(ALIVE + now.draft, String(Date.now()));
    return true;
  });
  if (done || refused) return;
  refused = true;
  say(t("said.no.draft"));
}

/** Begin a new chart, in place of the one at hand; that one's draft stays if somebody worked on it. */
export function beginSheet() {
  const before = sheet.value;
  if (timer) keep();
  if (before && (!isWorkedOn(chart.value) || !isChanged())) stored(() => localStorage.removeItem(KEPT + before.draft));
  if (before) stored(() => localStorage.removeItem(ALIVE + before.draft));
  sheet.value = newSheet();
  listDrafts();
}

/** The draft of this tab from before it was loaded anew, where the address still stands for it. */
export function ownDraft() {
  const draft = stored(() => sessionStorage.getItem(HERE));
  const kept = draft && readDraft(draft);
  return kept && kept.address === location.hash ? kept : null;
}

/** Keep the draft up with the chart. */
export function followDrafts() {
  effect(() => {
    const all = [chart.value.nodes.size, filter.value, hiddenTypes.value, sheet.value];
    if (!all[0]) return;
    untracked(() => {
      clearTimeout(timer);
      timer = setTimeout(keep, WAIT_MS);
    });
  });
  const leave = () => timer && keep();
  addEventListener("pagehide", () => {
    leave();
    stored(() => localStorage.removeItem(ALIVE + sheet.value.draft));
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leave());
  setInterval(() => chart.value.nodes.size && stored(() => localStorage.setItem(ALIVE + sheet.value.draft, String(Date.now()))), SIGN_MS);
  addEventListener("storage", listDrafts);
  listDrafts();
}
