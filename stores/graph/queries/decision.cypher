// A verdict or a conclusion by its id.
// parameters: vc, id
// columns: a, b, same, properties
// bound: 1
CALL {
  MATCH (a:Entity)-[v:SAME_AS]->(b:Entity) WHERE v.verdict_id = $id AND v.vc IN $vc
  RETURN a.entity_id AS a, b.entity_id AS b, true AS same, properties(v) AS properties
  UNION
  MATCH (a:Entity)-[v:NEVER_SAME]->(b:Entity) WHERE v.verdict_id = $id AND v.vc IN $vc
  RETURN a.entity_id AS a, b.entity_id AS b, false AS same, properties(v) AS properties
  UNION
  MATCH (n:Conclusion {verdict_id: $id})-[:ABOUT]->(a:Entity) WHERE n.vc IN $vc
  RETURN a.entity_id AS a, null AS b, null AS same, properties(n) AS properties
}
RETURN a, b, same, properties ORDER BY a LIMIT 1
