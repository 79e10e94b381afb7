// Ids of the entities whose ordinal lies in a range; whoever may see them: the snapshot masks them.
// parameters: low, high (ordinals, both included)
// columns: ids, ordinals
// vc: column
// bound: one row; the caller cuts the range so that it holds about 250,000 entities
MATCH (e:Entity) WHERE e.ordinal >= $low AND e.ordinal <= $high
RETURN collect(e.entity_id) AS ids, collect(e.ordinal) AS ordinals
