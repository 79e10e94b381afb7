// How many dated visible facts of some entities begin in each stretch of time, by type.
// parameters: vc, filter, ids, kinds, begin, width, limit
// columns: place, link_type, facts
// bound: limit
MATCH (a:Entity) WHERE a.entity_id IN $ids
MATCH (a)-[r:{link_types}]-(:Entity)
WHERE visible(r) AND coalesce(r.since, r.until) IS NOT NULL AND ($kinds IS NULL OR type(r) IN $kinds)
WITH DISTINCT r, coalesce(r.since, r.until) AS time
RETURN (time - $begin) / $width AS place, type(r) AS link_type, count(r) AS facts
ORDER BY place, link_type LIMIT $limit
