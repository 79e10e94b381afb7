// Dates and times in one form, always with their zone: "12 Mar 2026, 00:31 UTC".
import { t } from "./index.js";

/** @param {number} n */
const two = (n) => String(n).padStart(2, "0");

/**
 * A calendar day from "2026-03-12", "2026-03" or "2026".
 * @param {string} text
 */
export function day(text) {
  const [year, month, date] = text.split("-");
  const named = month && t("date.months").split(" ")[Number(month) - 1];
  if (date) return t("date.day", { year, month: named, date: String(Number(date)) });
  return month ? t("date.month", { year, month: named }) : t("date.year", { year });
}

/**
 * An instant given as RFC 3339 text or milliseconds; in the zone of its offset where the text has one, else UTC.
 * @param {any} given
 */
export function instant(given, withTime = true) {
  const match = typeof given === "string" && /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.exec(given);
  if (match) {
    const zone = match[3] === "Z" || match[3] === "+00:00" ? "UTC" : `UTC${match[3]}`;
    return withTime ? t("date.time", { day: day(match[1]), time: match[2], zone }) : day(match[1]);
  }
  const at = new Date(given);
  if (Number.isNaN(at.getTime())) return String(given);
  const date = day(`${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`);
  return withTime ? t("date.time", { day: date, time: `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`, zone: "UTC" }) : date;
}

/**
 * An instant of RFC 3339 text in UTC to the second, as sensors read it: "12 Mar 2026, 00:31:07 UTC".
 * @param {string} text
 */
export const second = (text) => t("date.time", { day: day(text.slice(0, 10)), time: text.slice(11, 19), zone: "UTC" });

/**
 * "3 Mar 2026 to 9 Apr 2026", "since …", "until …", or "" when undated, of two ends in words.
 * @param {any} from
 * @param {any} to
 */
function spanned(from, to) {
  if (from == null && to == null) return "";
  if (to == null) return t("time.since", { from });
  if (from == null) return t("time.until", { to });
  return from === to ? from : t("time.period", { from, to });
}

/**
 * A period of two instants in words, without the time of day; one moment with it.
 * @param {any} first
 * @param {any} last
 */
export function period(first, last) {
  if (first != null && first === last) return instant(first);
  return spanned(first == null ? null : instant(first, false), last == null ? null : instant(last, false));
}

/**
 * A calendar day, "2026-03-12", of an instant in a time zone by its name.
 * @param {string} instantText
 * @param {string | null | undefined} zone
 */
export function dayIn(instantText, zone) {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: zone ?? "UTC", year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(new Date(instantText));
  const piece = (/** @type {string} */ kind) => parts.find(({ type }) => type === kind)?.value ?? "";
  return `${piece("year").padStart(4, "0")}-${piece("month")}-${piece("day")}`;
}

const A_DAY_MS = 90_000_000; // the day on which clocks go back

/**
 * When a fact held: an instant or a period; where the source counts by days, days of its own zone, which is named.
 * @param {{ since: string | null, until: string | null, precision: string | null, zone: string | null | undefined }} given
 */
export function factTime({ since, until, precision, zone }) {
  if (precision !== "day") return period(since, until);
  const begun = since && day(dayIn(since, zone));
  // The end is half open: the last day is the one before.
  const ended = until && day(dayIn(new Date(Date.parse(until) - 1).toISOString(), zone));
  const name = zone && zone !== "UTC" ? ` (${zone})` : "";
  if (since && until && Date.parse(until) - Date.parse(since) <= A_DAY_MS) return `${begun}${name}`;
  return `${spanned(begun, ended)}${name}`;
}

/**
 * The day, "2026-03-12", on which an instant lies in UTC; "" of none. shift: milliseconds after it.
 * @param {string | null | undefined} given
 */
export const dayOf = (given, shift = 0) => (given ? new Date(Date.parse(given) + shift).toISOString().slice(0, 10) : "");

/**
 * The instant at which a day begins in UTC, or undefined of none. shift: milliseconds after it.
 * @param {string} date
 */
export const instantOf = (date, shift = 0) => (date ? new Date(Date.parse(`${date}T00:00:00Z`) + shift).toISOString() : undefined);

export const DAY_MS = 86_400_000;
