// The sightings of some records, whoever may see them: the archive keeps the class of each.
// parameters: records, none (what stands for no value)
// columns: ids, subjects, places, sensors, at, zones, vcs, reliabilities, credibilities, sources, recorded, latitudes,
//   longitudes, confidences
// vc: column
// bound: one row; as many as the records have
UNWIND $records AS record
MATCH (a)-[r:SEEN]->(t) USING INDEX r:SEEN(sighting_id) WHERE r.sighting_id STARTS WITH record
RETURN collect(r.sighting_id) AS ids, collect(a.entity_id) AS subjects, collect(t.place) AS places,
  collect(coalesce(r.sensor, t.place)) AS sensors, collect(r.at) AS at, collect(r.zone) AS zones, collect(r.vc) AS vcs,
  collect(r.reliability) AS reliabilities, collect(r.credibility) AS credibilities, collect(r.source) AS sources,
  collect(r.recorded_at) AS recorded, collect(coalesce(r.lat, $none)) AS latitudes,
  collect(coalesce(r.lon, $none)) AS longitudes, collect(coalesce(r.confidence, $none)) AS confidences
