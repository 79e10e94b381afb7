// How long some phones spoke with each other number in all: the seconds of their visible calls.
// parameters: vc, filter, ids, most
// columns: phone, seconds
// bound: most
MATCH (a:Entity) WHERE a.entity_id IN $ids
MATCH (a)-[r:CALLED]-(b:Entity)
WHERE visible(r)
RETURN b.entity_id AS phone, sum(coalesce(r.duration_s, 0)) AS seconds ORDER BY phone LIMIT $most
