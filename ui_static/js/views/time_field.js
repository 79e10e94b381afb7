// A time in UTC as a field of the page wants it, and back.

/**
 * Times come as RFC 3339, and "" is none.
 * @param {string} text
 */
export const field = (text) => (text ? new Date(text).toISOString().slice(0, 16) : "");

/** @param {string} value */
export const given = (value) => (value ? `${value}:00Z` : "");
