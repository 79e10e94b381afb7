// All pairs that a visible verdict calls the same.
// parameters: vc
// columns: a, b, vc
// bound: 1,000,000; verdicts are made by persons, one at a time
MATCH (a:Entity)-[s:SAME_AS]->(b:Entity) WHERE s.vc IN $vc
RETURN a.entity_id AS a, b.entity_id AS b, s.vc AS vc ORDER BY a, b, vc LIMIT 1000000
