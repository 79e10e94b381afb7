// What lies on a path between some marks of a chart: whatever a walk from one to another, that goes nowhere twice, runs
// through. With one more mark that is tied to all of them, that is the part which two of its ways apart hold together
// (J. Hopcroft and R. Tarjan, Algorithm 447, Communications of the ACM 16(6), 1973).
const OUTSIDE = "";

/**
 * Which of `ids` lie on a path between two of `ends`, the ends themselves with them: a Set. links: { from, to }.
 * @param {Page.Id[]} ids
 * @param {Page.Line[]} links
 * @param {Page.Id[]} ends
 */
export function between(ids, links, ends) {
  /** @type {Map<string, Set<string>>} */
  const beside = new Map(ids.map((id) => [id, new Set()]));
  beside.set(OUTSIDE, new Set(ends));
  const near = (/** @type {string} */ id) => /** @type {Set<string>} */ (beside.get(id));
  for (const { from, to } of links) {
    if (from === to || !beside.has(from) || !beside.has(to)) continue;
    near(from).add(to);
    near(to).add(from);
  }
  for (const end of ends) beside.get(end)?.add(OUTSIDE);
  const found = new Set(ends);
  const low = new Map([[OUTSIDE, 0]]);
  const order = new Map([[OUTSIDE, 0]]);
  const at = (/** @type {Map<string, number>} */ numbers, /** @type {string} */ id) => numbers.get(id) ?? Infinity;
  const inHand = [OUTSIDE];
  /** @type {{ id: string, from: string | null, next: Iterator<string> }[]} */
  const walk = [{ id: OUTSIDE, from: null, next: near(OUTSIDE).values() }];
  for (let here = walk.at(-1); here; here = walk.at(-1)) {
    const step = here.next.next();
    if (!step.done) {
      const to = step.value;
      if (to === here.from) continue;
      if (order.has(to)) low.set(here.id, Math.min(at(low, here.id), at(order, to)));
      else {
        order.set(to, order.size);
        low.set(to, at(order, to));
        inHand.push(to);
        walk.push({ id: to, from: here.id, next: near(to).values() });
      }
      continue;
    }
    walk.pop();
    const above = walk.at(-1);
    if (!above) break;
    low.set(above.id, Math.min(at(low, above.id), at(low, here.id)));
    if (at(low, here.id) < at(order, above.id)) continue;
    // A part that only `above` holds to the rest: on the paths if that is the mark outside.
    const part = inHand.splice(inHand.indexOf(here.id));
    if (above.id === OUTSIDE) part.forEach((id) => found.add(id));
  }
  return found;
}
