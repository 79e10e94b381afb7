// The visibility classes of the visible claims about some entities, or of the visible links and sightings of one that
//   nobody claims.
// parameters: vc, ids
// columns: vc
// bound: 10,000
UNWIND $ids AS id
MATCH (e:Entity {entity_id: id})
CALL (e) {
  MATCH (e)<-[:ABOUT]-(c:Claim) WHERE c.vc IN $vc RETURN DISTINCT c.vc AS vc
  UNION
  WITH e WHERE NOT EXISTS { (e)<-[:ABOUT]-(c:Claim) WHERE c.vc IN $vc }
  MATCH (e)-[r:{link_types}]-() WHERE r.vc IN $vc RETURN DISTINCT r.vc AS vc
  UNION
  WITH e WHERE NOT EXISTS { (e)<-[:ABOUT]-(c:Claim) WHERE c.vc IN $vc }
  MATCH (e)-[s:SEEN]->() WHERE s.vc IN $vc RETURN DISTINCT s.vc AS vc
}
RETURN DISTINCT vc ORDER BY vc LIMIT 10000
