// How long some phones spoke with some others in all: the seconds of their visible calls.
// parameters: vc, filter, ids, others, most
// columns: phone, seconds
// bound: most
MATCH (a:Entity) WHERE a.entity_id IN $ids
MATCH (a)-[r:CALLED]-(b:Entity)
WHERE b.entity_id IN $others AND visible(r)
RETURN b.entity_id AS phone, sum(coalesce(r.duration_s, 0)) AS seconds ORDER BY phone LIMIT $most
