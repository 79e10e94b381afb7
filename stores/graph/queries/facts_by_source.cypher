// How many facts of each source the reader may see among some entities, whatever the filter.
// parameters: vc, ids, limit
// columns: source, facts
// bound: limit
MATCH (a:Entity) WHERE a.entity_id IN $ids
MATCH (a)-[r:{link_types}]->(b:Entity)
WHERE b.entity_id IN $ids AND r.vc IN $vc
RETURN r.source AS source, count(r) AS facts ORDER BY source LIMIT $limit
