// Charts as files: the one at hand given out in any format that the server writes, and one opened from a file.
import { listed, Problem, sent } from "../api.js";
import { newSheet } from "../sheet.js";
import { dialog, sheet } from "../state.js";
import { t } from "../text/index.js";
import { plain } from "../text/names.js";
import { beginSheet, contentNow } from "./draft.js";
import { readContent, show } from "./open.js";
import { run, say } from "./run.js";
import { pushed } from "./trail.js";

const FORMATS = "/charts/formats";
/** The format whose file is opened here again. */
const CHART = "chart";
const PICTURE = "svg";
const MOST_BYTES = 4_000_000;
/** Characters of a title. */
const LONGEST = 200;
/** What a browser can draw: pixels for each of the picture's, and the most along one side. */
const [FINE, MOST_SIDE] = [2, 8_192];

/** What the server writes: [{ name, title, suffix }]. */
export const listFormats = () => listed(FORMATS);

/** The chart at hand, as a door takes it. */
const atHand = () => ({ title: plain(sheet.value.title) || t("bar.nameless"), case: sheet.value.case, content: contentNow() });

/** A name for the file that no system refuses. */
const fileName = () => atHand().title.replace(/[^\p{L}\p{N}._-]+/gu, " ").trim().slice(0, 80) || "chart";

/**
 * Let the browser keep a file.
 * @param {Blob} blob
 * @param {string} name
 */
export function keep(blob, name) {
  const address = URL.createObjectURL(blob);
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * A picture of lines as one of points.
 * @param {Blob} svg
 * @returns {Promise<Blob>}
 */
export async function painted(svg) {
  const image = new Image();
  image.src = URL.createObjectURL(svg);
  await image.decode().catch(() => {
    throw new Problem("PICTURE", t("problem.picture"));
  });
  const scale = Math.min(FINE, MOST_SIDE / Math.max(image.width, image.height));
  const canvas = Object.assign(document.createElement("canvas"), { width: image.width * scale, height: image.height * scale });
  /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")).drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Problem("PICTURE", t("problem.picture")))), "image/png"));
}

/**
 * Give the chart at hand out as a file.
 * @param {{ name: string, suffix: string }} format
 */
export async function giveOut({ name, suffix }) {
  const points = name === "png";
  const work = async (/** @type {AbortSignal} */ signal) => {
    const blob = await sent(`/charts/${points ? PICTURE : name}`, atHand(), signal);
    return points ? painted(blob) : blob;
  };
  const blob = await run(t("busy.file"), work, { key: `file ${name}` });
  if (!blob) return false;
  const file = fileName() + suffix;
  keep(blob, file);
  dialog.value = null;
  say(t("said.file", { file }));
  return true;
}

/**
 * What a file holds, as JSON.
 * @param {File} file
 */
async function parsed(file) {
  if (file.size > MOST_BYTES) throw new Problem("FILE", t("problem.file.large", { n: MOST_BYTES / 1_000_000 }));
  try {
    return JSON.parse(await file.text());
  } catch {
    throw new Problem("FILE", t("problem.file.json"));
  }
}

/**
 * Open a chart that was given out as a file. It becomes a new chart, not saved yet; the server checks every field of it.
 * @param {File} file
 */
export async function openFile(file) {
  const work = async (/** @type {AbortSignal} */ signal) => {
    const content = await parsed(file);
    const checked = JSON.parse(await (await sent(`/charts/${CHART}`, { content }, signal)).text());
    return { title: String(content.about?.title ?? ""), checked, read: await readContent(checked, signal) };
  };
  const found = await run(t("busy.chart"), work, { replaces: true });
  if (!found) return;
  beginSheet();
  show(found.read, { ...newSheet(), title: plain(found.title).slice(0, LONGEST), notes: found.checked.notes ?? "" });
  dialog.value = null;
  pushed();
  const [lost, drawn] = [found.read.next.lost.length, found.read.next.nodes.size];
  say(t(lost ? "said.opened.lost" : "said.opened.file", { n: lost || drawn, drawn }));
}
