// Ids of entities by their ordinals; visibility is checked by whoever asks.
// parameters: ordinals
// columns: ordinal, id
// bound: as many as ordinals
UNWIND $ordinals AS ordinal
MATCH (e:Entity {ordinal: ordinal})
RETURN ordinal, e.entity_id AS id ORDER BY ordinal LIMIT 100000
