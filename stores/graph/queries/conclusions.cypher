// The visible conclusions about some entities.
// parameters: vc, ids
// columns: entity, properties
// bound: 10,000; one for each attribute that a person decided
UNWIND $ids AS id
MATCH (e:Entity {entity_id: id})<-[:ABOUT]-(n:Conclusion) WHERE n.vc IN $vc
RETURN e.entity_id AS entity, properties(n) AS properties ORDER BY entity, n.verdict_id LIMIT 10000
