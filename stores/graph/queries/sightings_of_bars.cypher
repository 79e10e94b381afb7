// How many sightings of some subjects, each within its times, there are in each stretch of time.
// parameters: vc, filter, subjects {id, since, until}, places {sensor, moves, since, until} or null,
//   circle {latitude, longitude, metres} or null, edges [[lat, lon, lat, lon]] or null, begin, width, limit
// columns: place, sightings
// bound: limit
UNWIND $subjects AS one
MATCH (a:Entity {entity_id: one.id})-[s:SEEN]->(t)
WHERE s.at >= one.since AND s.at < one.until
  AND sighted(s)
  AND ($places IS NULL OR any(p IN $places WHERE p.sensor = coalesce(s.sensor, t.place) AND p.moves = (s.lat IS NOT NULL)
    AND p.since <= s.at AND s.at < p.until))
  AND located(s)
RETURN (s.at - $begin) / $width AS place, count(s) AS sightings ORDER BY place LIMIT $limit
