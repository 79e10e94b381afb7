// When the facts of a path's steps held: which steps never held together.

/** @param {string | null} at @param {number} otherwise */
const ms = (at, otherwise) => (at === null ? otherwise : Date.parse(at));

/**
 * Whether two facts held at one moment: a period from its begin on and before its end, a moment at itself, what has no date
 * at any time.
 * @param {Page.Fact} a
 * @param {Page.Fact} b
 */
export function heldTogether(a, b) {
  const [[begin, end], [since, until]] = [a, b].map((fact) => [ms(fact.since, -Infinity), ms(fact.until, Infinity)]);
  const holds = (/** @type {number} */ at) => (at === begin || (at > begin && at < end)) && (at === since || (at > since && at < until));
  return holds(Math.max(begin, since));
}

/**
 * Of each hop of a path, numbered from 1, the later hops that never held at one moment with it. A hop some of whose facts were
 * not told is left out, as one of these may have held.
 * @param {Page.Path} path
 * @returns {Map<number, number[]>}
 */
export function apartIn(path) {
  const hops = path.entities.slice(1).map((entity, k) => path.steps.filter((step) => step.from === path.entities[k].id && step.to === entity.id));
  const known = hops.map((steps) => steps.every((step) => step.factCount === step.facts.length) && steps.flatMap((step) => step.facts));
  const found = new Map();
  known.forEach((facts, k) => {
    if (!facts || !facts.length) return;
    const later = known.flatMap((others, j) => (j > k && others && others.length && !facts.some((fact) => others.some((other) => heldTogether(fact, other))) ? [j + 1] : []));
    if (later.length) found.set(k + 1, later);
  });
  return found;
}
