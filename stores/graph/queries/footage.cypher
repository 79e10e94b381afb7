// Recordings of which a visible claim says that they cover a time within a window, and where they were recorded.
// parameters: vc, filter, since, until (milliseconds UTC, both included), most
// columns: id, places
// bound: most
MATCH (c:Claim) WHERE c.covers_low <= $until AND c.covers_high >= $since AND visible(c)
MATCH (c)-[:ABOUT]->(e:Entity)
OPTIONAL MATCH (e)-[r:RECORDED_AT]->(p:Entity) WHERE visible(r)
WITH e, p ORDER BY p.entity_id
RETURN e.entity_id AS id, collect(DISTINCT p.entity_id) AS places ORDER BY id LIMIT $most
