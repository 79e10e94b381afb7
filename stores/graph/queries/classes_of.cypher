// The visibility classes of the visible claims about some entities, or of one visible link where nobody claims them.
// parameters: vc, ids
// columns: vc
// bound: 10,000
UNWIND $ids AS id
MATCH (e:Entity {entity_id: id})
CALL (e) {
  MATCH (e)<-[:ABOUT]-(c:Claim) WHERE c.vc IN $vc RETURN DISTINCT c.vc AS vc
  UNION
  MATCH (e)-[r:{link_types}]-() WHERE r.vc IN $vc AND NOT EXISTS { (e)<-[:ABOUT]-(c:Claim) WHERE c.vc IN $vc }
  RETURN r.vc AS vc LIMIT 1
}
RETURN DISTINCT vc ORDER BY vc LIMIT 10000
