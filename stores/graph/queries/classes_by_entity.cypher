// For each of some entities the visibility classes of the visible facts that it exists by.
// parameters: vc, ids
// columns: id, classes
// bound: as many as ids
UNWIND $ids AS id
MATCH (e:Entity {entity_id: id})
CALL (e) {
  MATCH (e)<-[:ABOUT]-(c:Claim) WHERE c.vc IN $vc RETURN c.vc AS vc
  UNION
  MATCH (e)<-[:ABOUT]-(n:Conclusion) WHERE n.vc IN $vc RETURN n.vc AS vc
  UNION
  MATCH (e)-[r:{link_types}]-() WHERE r.vc IN $vc RETURN r.vc AS vc
  UNION
  MATCH (e)-[s:SEEN]->() WHERE s.vc IN $vc RETURN s.vc AS vc
  UNION
  MATCH (e)<-[:AT]-()<-[s:SEEN]-() WHERE s.vc IN $vc AND coalesce(s.sensor, e.entity_id) = e.entity_id
  RETURN s.vc AS vc
  UNION
  MATCH (e)-[v:SAME_AS|NEVER_SAME]-() WHERE v.vc IN $vc RETURN v.vc AS vc
}
WITH id, vc ORDER BY vc
RETURN id, collect(vc) AS classes ORDER BY id LIMIT 100000
