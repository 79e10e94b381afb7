// Some entities by their ordinals.
// parameters: ordinals
// columns: ids, ordinals
// vc: column
// bound: one row; the caller asks for 50,000 entities at most
MATCH (e:Entity) WHERE e.ordinal IN $ordinals
RETURN collect(e.entity_id) AS ids, collect(e.ordinal) AS ordinals
