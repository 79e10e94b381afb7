// The dated visible facts of some entities, in the order of time.
// parameters: vc, filter, ids, kinds, after_time, after_id, limit
// columns: start, end, link_type, properties
// bound: limit
MATCH (a:Entity) WHERE a.entity_id IN $ids
MATCH (a)-[r:{link_types}]-(:Entity)
WHERE visible(r) AND coalesce(r.since, r.until) IS NOT NULL AND ($kinds IS NULL OR type(r) IN $kinds)
WITH DISTINCT r, coalesce(r.since, r.until) AS time
WHERE $after_id IS NULL OR time > $after_time OR time = $after_time AND r.link_id > $after_id
RETURN startNode(r).entity_id AS start, endNode(r).entity_id AS end, type(r) AS link_type, properties(r) AS properties
ORDER BY time, r.link_id LIMIT $limit
