// Sightings of some subjects whose ids begin as their records do, in the order of time.
// parameters: vc, filter, prefixes, subjects, limit
// columns: subject, sensor, properties
// bound: limit
UNWIND $prefixes AS prefix
MATCH (a:Entity)-[s:SEEN]->(t:Slot)
WHERE s.sighting_id STARTS WITH prefix AND a.entity_id IN $subjects AND sighted(s)
RETURN a.entity_id AS subject, coalesce(s.sensor, t.place) AS sensor, properties(s) AS properties
ORDER BY s.at, s.sighting_id LIMIT $limit
