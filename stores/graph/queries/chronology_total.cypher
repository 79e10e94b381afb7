// How many dated visible facts some entities have, and from when to when.
// parameters: vc, filter, ids, kinds
// columns: total, first, last
// bound: one row
MATCH (a:Entity) WHERE a.entity_id IN $ids
MATCH (a)-[r:{link_types}]-(:Entity)
WHERE visible(r) AND coalesce(r.since, r.until) IS NOT NULL AND ($kinds IS NULL OR type(r) IN $kinds)
WITH DISTINCT r, coalesce(r.since, r.until) AS time
RETURN count(r) AS total, min(time) AS first, max(time) AS last
