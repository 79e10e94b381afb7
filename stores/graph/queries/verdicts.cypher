// The visible verdicts in which some entities stand.
// parameters: vc, ids
// columns: a, b, same, properties
// bound: 1,000
MATCH (e:Entity) WHERE e.entity_id IN $ids
MATCH (e)-[v:SAME_AS|NEVER_SAME]-(:Entity) WHERE v.vc IN $vc
WITH DISTINCT v
RETURN startNode(v).entity_id AS a, endNode(v).entity_id AS b, type(v) = 'SAME_AS' AS same, properties(v) AS properties
ORDER BY v.decided_at, v.verdict_id LIMIT 1000
