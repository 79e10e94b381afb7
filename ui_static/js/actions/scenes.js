// Who was at all of these? Scenes are gathered, how many would be compared is told, then it is asked.
import { COLLISION, ESTIMATE, READ_IN } from "../questions_movement.js";
import { ask } from "../api.js";
import { ownId } from "../own.js";
import { hoursOf, windowOf } from "../span.js";
import { filter, panel, readThere, scenes, scenesAsked, selection, sheet, tab, under } from "../state.js";
import { t } from "../text/index.js";
import { captionOf } from "./draw.js";
import { drawFinding } from "./finding.js";
import { run, say } from "./run.js";
import { askedOf } from "./scene_lists.js";
import { changed } from "./trail.js";

const HALF_HOUR = 1_800_000;
const NOTHING = { since: "", until: "", from: null, to: null, weekdays: [], leastDays: 1, present: true, before: 30, after: 30, metres: 250 };

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
 * A scene out of an area that was drawn on the map, in the time that is looked at.
 * @param {Page.DrawnArea} area
 * @param {{ since: number, until: number }} time
 */
export function sceneOfArea({ circle, polygon }, time) {
  const { since = "", until = "" } = windowOf(time);
  const title = circle ? t("scene.circle", { metres: Math.round(circle.metres) }) : t("scene.polygon", { n: polygon?.length ?? 0 });
  gather({ title, circle, polygon, since, until });
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

/** @param {Page.DrawnArea} area */
const areaOf = ({ circle, polygon }) => (circle ? { circle } : polygon && { polygon });

/**
 * Show what was read in the area of a scene, in its window.
 * @param {Page.SceneAsked} scene
 */
export function showThere({ title, circle, polygon, since, until }) {
  const area = areaOf({ circle, polygon });
  if (!area) return;
  readThere.value = { title, area, window: { since: since || undefined, until: until || undefined }, beside: selection.value.join("\n") };
  under.value = "movement";
}

/**
 * A scene as the question takes it.
 * @param {Page.SceneAsked} scene
 */
export function asked({ sensors, circle, polygon, event, since, until, from, to, weekdays: days, leastDays, present, before, after, metres }) {
  const hours = from === null || to === null ? undefined : hoursOf(from, to);
  const weekdays = days.length ? days : undefined;
  const around = event ? { event, minutesBefore: before, minutesAfter: after, metres } : { since: since || undefined, until: until || undefined };
  return { sensors, area: areaOf({ circle, polygon }), ...around, hours, weekdays, leastDays: hours || weekdays ? leastDays : 1, present };
}

/**
 * All that the form says, as the question takes it.
 * @param {number} atLeast
 */
const question = (atLeast) => ({ scenes: scenes.value.map(asked), atLeast, ...askedOf(scenesAsked.value) });

/**
 * How many would be compared, and about how long it takes.
 * @param {number} atLeast
 * @param {AbortSignal} signal
 * @returns {Promise<Page.Estimate>}
 */
export async function estimateScenes(atLeast, signal) {
  const given = { ...question(atLeast), filter: filter.value ?? {} };
  return (await ask(ESTIMATE, { question: { question: "sceneCollision", arguments: JSON.parse(JSON.stringify(given)) } }, signal)).estimate;
}

/**
 * Who was at at least so many of the scenes? The panel shows it under the form.
 * @param {number} atLeast
 */
export async function collide(atLeast) {
  const variables = { ...question(atLeast), filter: filter.value, case: sheet.value.case };
  const answer = await run(t("busy.companions"), (signal) => ask(COLLISION, variables, signal), { key: "collision" });
  if (!answer) return;
  panel.value = { kind: "scenes", collision: answer.sceneCollision, asked: { query: COLLISION, variables } };
  tab.value = "scenes";
  say(t("said.collision", { n: answer.sceneCollision.total }));
  changed();
}

/**
 * The hour of a reading by its sensor's own clock.
 * @param {{ trueTime: string, zone: string }} one
 */
const hourOf = ({ trueTime, zone }) => Number(new Intl.DateTimeFormat("en-GB", { hour: "2-digit", hourCycle: "h23", timeZone: zone }).format(Date.parse(trueTime)));

/**
 * Whether a reading falls into the hours and weekdays of a scene that comes again; a night belongs to the day it begins on.
 * @param {Page.SceneAsked} scene
 * @param {{ trueTime: string, zone: string }} one
 */
function comesAgain({ from, to, weekdays }, one) {
  const hour = hourOf(one);
  const hours = from === null || to === null ? null : hoursOf(from, to);
  if (hours && !hours.includes(hour)) return false;
  const day = new Date(new Intl.DateTimeFormat("en-CA", { timeZone: one.zone }).format(Date.parse(one.trueTime))).getUTCDay();
  const begun = from !== null && to !== null && from > to && hour <= to ? day - 1 : day;
  return !weekdays.length || weekdays.includes((begun + 6) % 7);
}

/**
 * What on the diagram stands for a scene: its event, its sensor, or the sensors of its area that read these.
 * @param {Page.SceneAsked} scene
 * @param {Page.Id[]} ids
 * @param {AbortSignal} signal
 * @returns {Promise<Page.Id[]>}
 */
async function placesOf(scene, ids, signal) {
  const { sensors, area, event, since, until } = asked(scene);
  if (event) return [event];
  if (!area) return sensors?.length === 1 ? sensors : [];
  const window = { ...(since && { since }), ...(until && { until }) };
  const { edges } = (await ask(READ_IN, { ids, area, filter: { ...filter.value, ...window } }, signal)).sightings;
  /** @type {{ trueTime: string, zone: string, sensor: { id: Page.Id } }[]} */
  const read = edges.map((/** @type {{ node: any }} */ edge) => edge.node);
  return read.filter((one) => comesAgain(scene, one)).map((one) => one.sensor.id);
}

/**
 * Draw who was found, tied to the sensors and events of the scenes.
 * @param {Page.Lead} lead
 */
export async function drawPresent(lead) {
  const ids = lead.subjects.map((one) => one.id);
  const present = scenes.value.filter((one) => one.present);
  const places = await run(t("busy.adding"), (signal) => Promise.all(present.map((scene) => placesOf(scene, ids, signal))), { key: "places of scenes" });
  if (!places) return null;
  const ties = ids.flatMap((from) => [...new Set(places.flat())].map((to) => /** @type {[Page.Id, Page.Id]} */ ([from, to])));
  return drawFinding(lead, { question: "sceneCollision", label: t("scene.label"), ties, select: ids });
}
