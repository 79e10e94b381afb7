// Two versions of one chart that rest on the same one: how they differ, and one chart with what stands in either.
const LISTS = ["elements", "folds", "expansions", "groups", "ownElements", "ownLinks", "links"];
/** @param {any} one */
const keyOf = (one) => one.id ?? `${one.from}\n${one.to}\n${one.type}`;
/**
 * @param {Page.Content} content
 * @param {string} list
 */
const byKey = (content, list) => new Map((content[list] ?? []).map((/** @type {Page.Entry} */ one) => [keyOf(one), one]));
/** @param {Page.Content} content */
const marks = (content) => new Map(["elements", "folds", "groups", "ownElements"].flatMap((list) => [...byKey(content, list)]));

/**
 * { mine, theirs, moved }: ids of marks that only one of them has, and of those that stand elsewhere.
 * @param {Page.Content} mine
 * @param {Page.Content} theirs
 */
export function differences(mine, theirs) {
  const [here, there] = [marks(mine), marks(theirs)];
  const only = (/** @type {any} */ some, /** @type {any} */ others) => [...some.keys()].filter((id) => !others.has(id));
  const moved = [...here].filter(([id, one]) => there.has(id) && (there.get(id).x !== one.x || there.get(id).y !== one.y)).map(([id]) => id);
  return { mine: only(here, there), theirs: only(there, here), moved };
}

/**
 * What both wrote on one mark.
 * @param {Page.Content} mine
 * @param {Page.Content} theirs
 */
function bothNotes(mine, theirs) {
  if (!mine || !theirs || mine === theirs || theirs.includes(mine)) return theirs || mine;
  return mine.includes(theirs) ? mine : `${theirs}\n${mine}`;
}

/**
 * Everything that stands in either of them. Where both say something of a mark, places are theirs and words are both's.
 * @param {Page.Content} mine
 * @param {Page.Content} theirs
 */
export function joined(mine, theirs) {
  const next = { ...theirs };
  const renamed = new Map((mine.pictures ?? []).map((/** @type {Page.Picture} */ picture) => [picture.id, `mine:${picture.id}`]));
  const own = (/** @type {any} */ one) => (one.picture ? { ...one, picture: renamed.get(one.picture) } : one);
  for (const list of LISTS) {
    const [here, there] = [byKey(mine, list), byKey(theirs, list)];
    const both = [...there].map(([key, one]) => {
      const other = here.get(key);
      if (!other) return one;
      const note = bothNotes(other.note, one.note);
      return { ...own(other), ...one, ...(note && { note }), ...(other.members && { members: [...new Set([...one.members, ...other.members])] }) };
    });
    next[list] = [...both, ...[...here].filter(([key]) => !there.has(key)).map(([, one]) => own(one))];
  }
  next.pictures = [...(theirs.pictures ?? []), ...(mine.pictures ?? []).map((/** @type {Page.Picture} */ picture) => ({ ...picture, id: renamed.get(picture.id) }))];
  next.notes = bothNotes(mine.notes, theirs.notes) ?? "";
  next.centres = [...new Set([...(theirs.centres ?? []), ...(mine.centres ?? [])])];
  next.groups = apart(next.groups);
  return next;
}

/**
 * Boxes of which each holds what no other before it holds.
 * @param {any[]} groups
 */
function apart(groups) {
  const taken = new Set();
  return groups.map((group) => {
    const members = group.members.filter((/** @type {Page.Id} */ id) => !taken.has(id));
    members.forEach((/** @type {Page.Id} */ id) => taken.add(id));
    return { ...group, members };
  }).filter((group) => group.members.length);
}
