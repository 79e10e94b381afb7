// The visible claims about some entities.
// parameters: vc, ids, limit
// columns: entity, properties
// bound: limit claims in all
UNWIND $ids AS id
MATCH (e:Entity {entity_id: id})<-[:ABOUT]-(c:Claim) WHERE c.vc IN $vc
RETURN e.entity_id AS entity, properties(c) AS properties ORDER BY entity, c.claim_id LIMIT $limit
