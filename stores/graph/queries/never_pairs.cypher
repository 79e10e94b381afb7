// All pairs that a visible verdict calls never the same.
// parameters: vc
// columns: a, b
// bound: 1,000,000; verdicts are made by persons, one at a time
MATCH (a:Entity)-[n:NEVER_SAME]->(b:Entity) WHERE n.vc IN $vc
RETURN a.entity_id AS a, b.entity_id AS b ORDER BY a, b LIMIT 1000000
