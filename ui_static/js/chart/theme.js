// The colours of the style sheet, for what is drawn on a canvas.

/** The flags that a person may put on a mark. */
export const FLAGS = ["important", "question", "checked", "excluded"];

/** All colours that the chart draws with, as the theme in force has them. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.transitionProperty = "none"; // else it has the colour before for a moment
  const text = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  // A system colour of a high-contrast theme is a word that only the browser can resolve.
  const read = (/** @type {string} */ name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const series = (/** @type {string} */ name, /** @type {number} */ n) => Array.from({ length: n }, (_, place) => read(`--${name}-${place + 1}`));
  const found = {
    canvas: read("--canvas"),
    surface: read("--surface"),
    sunken: read("--sunken"),
    danger: read("--danger"),
    ink: read("--ink"),
    quiet: read("--quiet"),
    line: read("--line"),
    accent: read("--accent"),
    warn: read("--warn"),
    onHue: read("--on-hue"),
    edge: read("--edge"),
    edgeStrong: read("--edge-strong"),
    halo: text("--halo"),
    font: text("--font"),
    hues: series("hue", 8),
    groups: series("group", 6),
    flags: Object.fromEntries(FLAGS.map((name) => [name, read(`--flag-${name}`)])),
  };
  probe.remove();
  return found;
}

/**
 * Calls back when the reader's system changes between light, dark and high contrast.
 * @param {() => void} changed
 */
export function onThemeChange(changed) {
  const queries = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"].map((query) => matchMedia(query));
  queries.forEach((query) => query.addEventListener("change", changed));
  return () => queries.forEach((query) => query.removeEventListener("change", changed));
}

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
