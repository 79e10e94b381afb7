// Sightings of some subjects, each within its times, in the order of time.
// parameters: vc, filter, subjects {id, since, until}, places {sensor, moves, since, until} or null,
//   circle {latitude, longitude, metres} or null, edges [[lat, lon, lat, lon]] or null, after_time, after_id, limit
// columns: subject, sensor, properties
// bound: limit
UNWIND $subjects AS one
MATCH (a:Entity {entity_id: one.id})-[s:SEEN]->(t)
WHERE s.at >= one.since AND s.at < one.until
  AND sighted(s)
  AND ($places IS NULL OR any(p IN $places WHERE p.sensor = coalesce(s.sensor, t.place) AND p.moves = (s.lat IS NOT NULL)
    AND p.since <= s.at AND s.at < p.until))
  AND located(s)
WITH a, s, t
WHERE $after_id IS NULL OR s.at > $after_time OR s.at = $after_time AND s.sighting_id > $after_id
RETURN a.entity_id AS subject, coalesce(s.sensor, t.place) AS sensor, properties(s) AS properties
ORDER BY s.at, s.sighting_id LIMIT $limit
