// How long some phones spoke with some others in all: the seconds of their visible calls in each phone's times.
// parameters: vc, filter, ids, times (of each of them, [since, until] in milliseconds UTC, half open), others, most
// columns: phone, seconds
// bound: most
MATCH (a:Entity) WHERE a.entity_id IN $ids
MATCH (a)-[r:CALLED]-(b:Entity)
WHERE b.entity_id IN $others AND visible(r)
  AND any(span IN $times[a.entity_id] WHERE span[0] <= r.since AND r.since < span[1])
RETURN b.entity_id AS phone, sum(coalesce(r.duration_s, 0)) AS seconds ORDER BY phone LIMIT $most
