// How many sightings there are of some subjects, each within its times, and from when to when.
// parameters: vc, filter, subjects {id, since, until}, places {sensor, moves, since, until} or null,
//   circle {latitude, longitude, metres} or null, edges [[lat, lon, lat, lon]] or null, most
// columns: total, first, last
// bound: one row; counting stops at most
UNWIND $subjects AS one
MATCH (a:Entity {entity_id: one.id})-[s:SEEN]->(t)
WHERE s.at >= one.since AND s.at < one.until
  AND sighted(s)
  AND ($places IS NULL OR any(p IN $places WHERE p.sensor = coalesce(s.sensor, t.place) AND p.moves = (s.lat IS NOT NULL)
    AND p.since <= s.at AND s.at < p.until))
  AND located(s)
WITH s LIMIT $most
RETURN count(s) AS total, min(s.at) AS first, max(s.at) AS last
