// Texts by key from the one catalogue. A text may hold {name} places, and be { one, other, ... } where it counts `n`.
import { en } from "./en.js";

const LANGUAGE = "en";
const plural = new Intl.PluralRules(LANGUAGE);
const whole = new Intl.NumberFormat(LANGUAGE);

/** A number as the reader's language writes it. */
export const number = (n) => whole.format(n);

/** The text under `key` with its places filled. A key that is not there shows itself, so that it is seen. */
export function t(key, values = {}) {
  const entry = en[key] ?? key;
  const text = typeof entry === "string" ? entry : (entry[plural.select(values.n)] ?? entry.other);
  return text.replace(/\{(\w+)\}/g, (place, name) => {
    const value = values[name];
    if (value === undefined) return place;
    return typeof value === "number" ? number(value) : String(value);
  });
}
