// How many sightings each hour holds, whoever may see them.
// parameters: none
// columns: hours, sightings
// vc: column
// bound: one row; as many as there are hours in which something was seen
MATCH (t:Slot)<-[r:SEEN]-()
WITH t.hour AS hour, count(r) AS sightings ORDER BY hour
RETURN collect(hour) AS hours, collect(sightings) AS sightings
