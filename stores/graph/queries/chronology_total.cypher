// How many dated visible facts some entities have.
// parameters: vc, filter, ids, kinds
// columns: total
// bound: one row
MATCH (a:Entity) WHERE a.entity_id IN $ids
MATCH (a)-[r:{link_types}]-(:Entity)
WHERE visible(r) AND coalesce(r.since, r.until) IS NOT NULL AND ($kinds IS NULL OR type(r) IN $kinds)
RETURN count(DISTINCT r) AS total
