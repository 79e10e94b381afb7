// Where departments differ: an element's claims as a table of attributes by sources, conflicts first.
/** @param {Page.Json} value */
const key = (value) => JSON.stringify(value);

/**
 * All claims on an element, the working ones among them: the page of claims may not hold every one of these.
 * @param {Page.Entity} entity
 */
function allClaims(entity) {
  const found = new Map(entity.claims.edges.map(({ node }) => [node.id, node]));
  for (const { attribute, value, claim } of entity.values) {
    if (!found.has(claim.id)) found.set(claim.id, { ...claim, attributes: { [attribute]: value } });
  }
  return [...found.values()];
}

/**
 * How a cell's claim stands to the value that is shown: "holds", "differs" or "agrees" (the same, or less exact).
 * @param {Page.Value} value
 * @param {Page.Claim} claim
 */
function standing(value, claim) {
  if (value.claim.id === claim.id) return "holds";
  return value.differingClaims.includes(claim.id) ? "differs" : "agrees";
}

/**
 * The table: { sources, rows }. sources: names, those that say most first. rows: { value, conflict, cells }, conflicts that
 * nobody decided first, then those decided, then the others; cells: Map source -> [{ claim, given, standing, more }], each value once, more: further
 * records that give the same.
 * @param {Page.Entity} entity
 */
export function compare(entity) {
  const claims = allClaims(entity);
  const says = new Map();
  const rows = entity.values.map((value) => {
    const cells = new Map();
    for (const claim of claims) {
      const given = claim.attributes[value.attribute];
      if (given === undefined || given === null) continue;
      says.set(claim.source, (says.get(claim.source) ?? 0) + 1);
      const there = cells.get(claim.source) ?? cells.set(claim.source, []).get(claim.source);
      const cell = { claim, given, standing: standing(value, claim), more: 0 };
      const same = there.find((/** @type {any} */ one) => key(one.given) === key(given));
      if (!same) there.push(cell);
      else Object.assign(same, cell.standing === "holds" ? cell : {}, { more: same.more + 1 });
    }
    return { value, conflict: value.differing > 0, cells };
  });
  const rank = (/** @type {{ value: Page.Value, conflict: boolean }} */ { value, conflict }) => (!conflict ? 2 : value.decidedBy ? 1 : 0);
  const sources = [...says].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([name]) => name);
  return { sources, rows: rows.map((row, place) => ({ row, place })).sort((a, b) => rank(a.row) - rank(b.row) || a.place - b.place).map(({ row }) => row) };
}

/**
 * Whether any two sources stand beside each other.
 * @param {Page.Entity} entity
 */
export const canCompare = (entity) => new Set(entity.claims.edges.map(({ node }) => node.source)).size > 1;

/**
 * The attributes on which departments differ and nobody decided.
 * @param {Page.Entity} entity
 */
export const openConflicts = (entity) => entity.values.filter((value) => value.differing > 0 && !value.decidedBy);

/**
 * Decisions that contradict each other: never the same, and yet joined by others.
 * @param {Page.Entity} entity
 */
export const contradictions = (entity) => entity.sameAs.filter((verdict) => verdict.conflict && !verdict.withdrawn);
