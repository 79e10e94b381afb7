// Dates and times in one form, always with their zone: "12 Mar 2026, 00:31 UTC".
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (n) => String(n).padStart(2, "0");

/** A calendar day from "2026-03-12", "2026-03" or "2026". */
export function day(text) {
  const [year, month, date] = text.split("-");
  return [date && String(Number(date)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}

/** An instant given as RFC 3339 text or milliseconds; in the zone of its offset where the text has one, else UTC. */
export function instant(given, withTime = true) {
  const match = typeof given === "string" && /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.exec(given);
  if (match) {
    const zone = match[3] === "Z" || match[3] === "+00:00" ? "UTC" : `UTC${match[3]}`;
    return withTime ? `${day(match[1])}, ${match[2]} ${zone}` : day(match[1]);
  }
  const at = new Date(given);
  if (Number.isNaN(at.getTime())) return String(given);
  const date = day(`${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`);
  return withTime ? `${date}, ${two(at.getUTCHours())}:${two(at.getUTCMinutes())} UTC` : date;
}

/** "3 Mar 2026 to 9 Apr 2026", "since …", "until …", one moment, or "" when undated. */
export function period(first, last) {
  if (first == null && last == null) return "";
  if (last == null) return `since ${instant(first, false)}`;
  if (first == null) return `until ${instant(last, false)}`;
  if (first === last) return instant(first);
  const [from, to] = [instant(first, false), instant(last, false)];
  return from === to ? from : `${from} to ${to}`;
}
