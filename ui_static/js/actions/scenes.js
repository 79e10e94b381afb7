// Who was at all of these? Scenes are gathered, how many would be compared is told, then it is asked.
import { COLLISION, ESTIMATE } from "../questions_movement.js";
import { ask } from "../api.js";
import { ownId } from "../own.js";
import { hoursOf, windowOf } from "../span.js";
import { filter, panel, scenes, tab } from "../state.js";
import { t } from "../text/index.js";
import { captionOf } from "./draw.js";
import { drawFinding } from "./finding.js";
import { askFiltered, run, say } from "./run.js";
import { changed } from "./trail.js";

const HALF_HOUR = 1_800_000;
const NOTHING = { since: "", until: "", from: null, to: null, leastDays: 1, present: true };

/** Show the form. */
export function openScenes() {
  panel.value = { kind: "scenes" };
  tab.value = "scenes";
  changed();
}

/** @param {Partial<Page.SceneAsked> & { title: string }} fields */
function gather(fields) {
  scenes.value = [...scenes.value, { ...NOTHING, ...fields, key: ownId("scene") }];
  say(t("said.scene", { title: fields.title, n: scenes.value.length }));
  openScenes();
}

/**
 * A scene out of a reading: its sensor, half an hour before and after.
 * @param {Page.Sighting} one
 */
export function sceneOfReading(one) {
  const at = Date.parse(one.trueTime);
  gather({ title: one.sensor.caption, sensors: [one.sensor.id], since: new Date(at - HALF_HOUR).toISOString(), until: new Date(at + HALF_HOUR).toISOString() });
}

/**
 * A scene out of a circle that was drawn on the plane, in the time that is looked at.
 * @param {{ latitude: number, longitude: number, metres: number }} circle
 * @param {{ since: number, until: number }} time
 */
export function sceneOfCircle(circle, time) {
  const { since = "", until = "" } = windowOf(time);
  gather({ title: t("scene.circle", { metres: Math.round(circle.metres) }), circle, since, until });
}

/**
 * The surroundings of an event.
 * @param {Page.Id} event
 */
export const sceneOfEvent = (event) => gather({ title: captionOf(event), event });

/**
 * @param {string} key
 * @param {Partial<Page.SceneAsked>} fields
 */
export const changeScene = (key, fields) => (scenes.value = scenes.value.map((one) => (one.key === key ? { ...one, ...fields } : one)));

/** @param {string} key */
export const dropScene = (key) => (scenes.value = scenes.value.filter((one) => one.key !== key));

/**
 * A scene as the question takes it.
 * @param {Page.SceneAsked} scene
 */
export function asked({ sensors, circle, event, since, until, from, to, leastDays, present }) {
  const hours = from === null || to === null ? undefined : hoursOf(from, to);
  const time = event ? {} : { since: since || undefined, until: until || undefined };
  return { sensors, area: circle && { circle }, event, ...time, hours, leastDays: hours ? leastDays : 1, present };
}

/**
 * How many would be compared, and about how long it takes.
 * @param {number} atLeast
 * @param {AbortSignal} signal
 * @returns {Promise<Page.Estimate>}
 */
export async function estimateScenes(atLeast, signal) {
  const given = { scenes: scenes.value.map(asked), atLeast, filter: filter.value ?? {} };
  return (await ask(ESTIMATE, { question: { question: "sceneCollision", arguments: JSON.parse(JSON.stringify(given)) } }, signal)).estimate;
}

/**
 * Who was at at least so many of the scenes? The panel shows it under the form.
 * @param {number} atLeast
 */
export async function collide(atLeast) {
  const work = (/** @type {AbortSignal} */ signal) => askFiltered(COLLISION, { scenes: scenes.value.map(asked), atLeast }, signal);
  const answer = await run(t("busy.companions"), work, { key: "collision" });
  if (!answer) return;
  panel.value = { kind: "scenes", collision: answer.sceneCollision };
  tab.value = "scenes";
  say(t("said.collision", { n: answer.sceneCollision.total }));
  changed();
}

/**
 * Draw who was found, tied to the sensors and events of the scenes.
 * @param {Page.Lead} lead
 */
export function drawPresent(lead) {
  const ids = lead.subjects.map((one) => one.id);
  const places = scenes.value.filter((one) => one.present).flatMap((one) => one.event ?? (one.sensors?.length === 1 ? one.sensors : []));
  const ties = ids.flatMap((from) => [...new Set(places)].map((to) => /** @type {[Page.Id, Page.Id]} */ ([from, to])));
  return drawFinding(lead, { question: "sceneCollision", label: t("scene.label"), ties, select: ids });
}
