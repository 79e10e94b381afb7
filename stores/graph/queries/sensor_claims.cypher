// The visible claims about some sensors, or about all.
// parameters: vc, ids (all if null), after (entity id), limit
// columns: entity, properties
// bound: limit claims in all; after: go on behind this sensor
MATCH (e:Sensor)<-[:ABOUT]-(c:Claim)
WHERE c.vc IN $vc AND ($ids IS NULL OR e.entity_id IN $ids) AND ($after IS NULL OR e.entity_id > $after)
RETURN e.entity_id AS entity, properties(c) AS properties ORDER BY entity, c.claim_id LIMIT $limit
