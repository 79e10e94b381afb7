// How many sightings there are by some sensors, each within its times, and from when to when.
// parameters: vc, filter, places {sensor, moves, since, until}, circle {latitude, longitude, metres} or null,
//   edges [[lat, lon, lat, lon]] or null,
//   most
// columns: total, first, last
// bound: one row; counting stops at most
UNWIND $places AS p
MATCH (e:Entity {entity_id: p.sensor})<-[:AT]-(t:Slot)<-[s:SEEN]-(a:Entity)
USING INDEX e:Entity(entity_id)
WHERE coalesce(s.sensor, t.place) = p.sensor AND p.moves = (s.lat IS NOT NULL) AND p.since <= s.at AND s.at < p.until
  AND sighted(s)
  AND located(s)
WITH s LIMIT $most
RETURN count(s) AS total, min(s.at) AS first, max(s.at) AS last
