// The graph model as the server describes it: the page knows no type by name, only what stands here.
import { model } from "./state.js";
import { t } from "./text/index.js";
import { plain } from "./text/names.js";
import { words } from "./text/words.js";

const NO_ENTITY = { name: "", doc: "", noun: ["", ""], side: "", icon: "unknown", shape: "ellipse", attributes: [] };
const HUES = 8;

/** @param {any} things */
const byName = (things) =>
  new Map((Array.isArray(things) ? things : Object.entries(things).map(([name, thing]) => ({ name, ...thing }))).map((thing) => [thing.name, thing]));

/**
 * What the page keeps of the `model` question's answer.
 * @param {any} answer
 */
export function readModel(answer) {
  const entities = byName(answer.entities);
  const sides = answer.sides ?? [...new Set([...entities.values()].map((type) => type.side))];
  return { entities, links: byName(answer.links), sensors: byName(answer.sensors ?? []), sides };
}

/**
 * The declaration of an entity type; one without any properties for a type that is not declared.
 * @param {string} name
 */
export const entityType = (name) => model.value?.entities.get(name) ?? { ...NO_ENTITY, name, noun: [name, name] };

/**
 * Number of the hue, 1 to 8: one for each side of a diagram, in the model's order.
 * @param {string} type
 */
export function hueOf(type) {
  const place = model.value?.sides.indexOf(entityType(type).side) ?? -1;
  return place < 0 ? HUES : (place % HUES) + 1;
}

/**
 * "person" or "persons".
 * @param {string} type
 */
export const noun = (type, n = 1) => words()?.nouns[type] ?? entityType(type).noun[n === 1 ? 0 : 1];

/** @param {string} name */
const spaced = (name) => name.replaceAll("_", " ").toLowerCase();

/**
 * What a link type says from its start to its end: "owns".
 * @param {string} linkType
 */
export function phrase(linkType, backward = false) {
  // A sighting is no link type: the chronology alone lists it among the facts.
  if (linkType === "SEEN") return t(backward ? "fact.seen.back" : "fact.seen");
  const link = model.value?.links.get(linkType);
  const own = words()?.phrases[linkType];
  if (own) return own[Number(backward)];
  return plain((backward ? link?.backward : link?.forward) ?? spaced(linkType)).replace(/\{[ab]\}/g, "").trim();
}

/** @param {string} linkType */
export const linkDoc = (linkType) => model.value?.links.get(linkType)?.doc ?? "";
/** @param {string} linkType */
export const isSymmetric = (linkType) => model.value?.links.get(linkType)?.symmetric ?? false;

/**
 * An attribute's name for a reader: "height cm".
 * @param {string} attribute
 */
export const attributeLabel = (attribute) => words()?.attributes[attribute] ?? spaced(attribute).replace(/^./, (letter) => letter.toUpperCase());

/**
 * One sentence on what an attribute means.
 * @param {string} type
 * @param {string} attribute
 */
export const attributeDoc = (type, attribute) =>
  entityType(type).attributes.find((declared) => declared.name === attribute)?.doc ?? "";
