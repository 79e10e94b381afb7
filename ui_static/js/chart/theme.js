// The colours of the style sheet, for what is drawn on a canvas.
const read = (style, name) => style.getPropertyValue(name).trim();

/** All colours that the chart draws with, as the theme in force has them. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const series = (name, n) => Array.from({ length: n }, (_, place) => read(style, `--${name}-${place + 1}`));
  return {
    canvas: read(style, "--canvas"),
    surface: read(style, "--surface"),
    ink: read(style, "--ink"),
    quiet: read(style, "--quiet"),
    line: read(style, "--line"),
    accent: read(style, "--accent"),
    warn: read(style, "--warn"),
    onHue: read(style, "--on-hue"),
    edge: read(style, "--edge"),
    edgeStrong: read(style, "--edge-strong"),
    halo: read(style, "--halo"),
    font: read(style, "--font"),
    hues: series("hue", 8),
    groups: series("group", 6),
  };
}

/** Calls back when the reader's system changes between light, dark and high contrast. */
export function onThemeChange(changed) {
  const queries = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"].map((query) => matchMedia(query));
  queries.forEach((query) => query.addEventListener("change", changed));
  return () => queries.forEach((query) => query.removeEventListener("change", changed));
}

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
