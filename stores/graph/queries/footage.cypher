// Recordings that may show any of a time, their recorder's error taken off, and where they were recorded. Which of
// several claims counts is decided behind this read: here each span with each error may.
// parameters: vc, filter, since, until (milliseconds UTC, half open), slack (milliseconds by which a clock is wrong at
//   most), joined (of recordings in clusters, by id, all members), at (entity ids: only what was recorded at one of
//   them; any if null), most
// columns: id, places
// bound: most
MATCH (c:Claim) WHERE c.covers_low <= $until + $slack AND c.covers_high >= $since - $slack AND visible(c)
MATCH (c)-[:ABOUT]->(e:Entity)
WITH DISTINCT e, coalesce($joined[e.entity_id], [e.entity_id]) AS members
UNWIND members AS member
MATCH (m:Entity {entity_id: member})
OPTIONAL MATCH (m)<-[:ABOUT]-(d:Claim) WHERE d.vc IN $vc
WITH e, collect(DISTINCT m) AS members, collect([d.covers_low, d.covers_high]) AS spans,
  collect(round(1000 * d.clock_error_s)) AS told
WITH e, members, spans, CASE WHEN told = [] THEN [0.0] ELSE told END AS errors
WHERE any(span IN spans WHERE any(error IN errors WHERE span[0] - error <= $until AND span[1] - error >= $since))
UNWIND members AS m
OPTIONAL MATCH (m)-[r:RECORDED_AT]->(p:Entity) WHERE visible(r)
WITH e, p ORDER BY p.entity_id
WITH e, collect(DISTINCT p.entity_id) AS places
WHERE $at IS NULL OR any(place IN places WHERE place IN $at)
RETURN e.entity_id AS id, places ORDER BY id LIMIT $most
