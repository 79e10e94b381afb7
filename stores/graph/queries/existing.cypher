// Which of some entities exist for the reader: those of which any fact is visible.
// parameters: vc, ids
// columns: id
// bound: as many as ids
UNWIND $ids AS id
MATCH (e:Entity {entity_id: id})
WHERE EXISTS { (e)<-[:ABOUT]-(c:Claim) WHERE c.vc IN $vc }
  OR EXISTS { (e)-[r:{link_types}]-() WHERE r.vc IN $vc }
  OR EXISTS { (e)-[s:SEEN]->() WHERE s.vc IN $vc }
  OR EXISTS { (e)<-[:AT]-()<-[s:SEEN]-() WHERE s.vc IN $vc AND coalesce(s.sensor, e.entity_id) = e.entity_id }
  OR EXISTS { (e)-[v:SAME_AS|NEVER_SAME]-() WHERE v.vc IN $vc }
  OR EXISTS { (e)<-[:ABOUT]-(n:Conclusion) WHERE n.vc IN $vc }
RETURN DISTINCT e.entity_id AS id ORDER BY id LIMIT 100000
