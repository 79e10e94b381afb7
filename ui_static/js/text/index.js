// Texts by key from the one catalogue, in the reader's language. A text may hold {name} places, and be { zero, one, other }
// where it counts `n`.
import { effect, signal } from "../ui.js";
import { en } from "./en.js";
import { zh } from "./zh.js";

/** @type {Record<string, Record<string, string | Record<string, string>>>} */
const CATALOGUES = { en, zh };
const KEPT = "language";
const forms = Object.fromEntries(Object.keys(CATALOGUES).map((name) => [name, { plural: new Intl.PluralRules(name), whole: new Intl.NumberFormat(name) }]));

/** The languages that are shipped, each with its own name for itself. */
export const LANGUAGES = { en: "English", zh: "中文" };

/** What was chosen before, else the first of the browser's languages that is shipped. */
function preferred() {
  const wanted = [localStorage.getItem(KEPT) ?? "", ...navigator.languages].map((name) => name.split("-")[0]);
  return wanted.find((name) => Object.hasOwn(CATALOGUES, name)) ?? "en";
}

/** The reader's language: views that show a text follow it. */
export const language = signal(preferred());

/**
 * Show the page in another language, here and whenever it is opened again.
 * @param {string} name
 */
export function speak(name) {
  localStorage.setItem(KEPT, name);
  language.value = name;
}

effect(() => {
  document.documentElement.lang = language.value;
});

/**
 * A number as the reader's language writes it.
 * @param {number} n
 */
export const number = (n) => forms[language.value].whole.format(n);

/**
 * A whole number of any size as the reader's language writes it.
 * @param {bigint} n
 */
export const whole = (n) => forms[language.value].whole.format(n);

/**
 * The text under `key` with its places filled. A key that is not there shows itself, so that it is seen.
 * @param {string} key
 * @param {Page.Texts} [values]
 */
export function t(key, values = {}) {
  const entry = CATALOGUES[language.value][key] ?? key;
  const form = () => (values.n === 0 ? "zero" : forms[language.value].plural.select(Number(values.n)));
  const text = typeof entry === "string" ? entry : (entry[form()] ?? entry.other);
  return text.replace(/\{(\w+)\}/g, (/** @type {string} */ place, /** @type {string} */ name) => {
    const value = values[name];
    if (value === undefined) return place;
    return typeof value === "number" ? number(value) : String(value);
  });
}
