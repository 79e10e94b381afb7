// Sightings by some sensors, each within its times, in the order of time.
// parameters: vc, filter, places {sensor, moves, since, until}, circle {latitude, longitude, metres} or null,
//   edges [[lat, lon, lat, lon]] or null,
//   after_time, after_id, limit
// columns: subject, sensor, properties
// bound: limit
UNWIND $places AS p
MATCH (e:Entity {entity_id: p.sensor})<-[:AT]-(t:Slot)<-[s:SEEN]-(a:Entity)
USING INDEX e:Entity(entity_id)
WHERE coalesce(s.sensor, t.place) = p.sensor AND p.moves = (s.lat IS NOT NULL) AND p.since <= s.at AND s.at < p.until
  AND sighted(s)
  AND located(s)
WITH a, s, t
WHERE $after_id IS NULL OR s.at > $after_time OR s.at = $after_time AND s.sighting_id > $after_id
RETURN a.entity_id AS subject, coalesce(s.sensor, t.place) AS sensor, properties(s) AS properties
ORDER BY s.at, s.sighting_id LIMIT $limit
