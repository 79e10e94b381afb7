// Entities about which a visible conclusion stands.
// parameters: vc
// columns: entity
// bound: 1,000,000; conclusions are made by persons, one at a time
MATCH (n:Conclusion)-[:ABOUT]->(e:Entity) WHERE n.vc IN $vc
RETURN DISTINCT e.entity_id AS entity ORDER BY entity LIMIT 1000000
