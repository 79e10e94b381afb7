// The links over which what is at one end was where the other was read, around some entities.
// parameters: vc, filter, ids, kinds (link types), limit
// columns: start, end, link_type, properties
// bound: limit
MATCH (a:Entity) WHERE a.entity_id IN $ids
MATCH (a)-[r:{link_types}]-(:Entity)
WHERE visible(r) AND type(r) IN $kinds
WITH DISTINCT r
RETURN startNode(r).entity_id AS start, endNode(r).entity_id AS end, type(r) AS link_type, properties(r) AS properties
ORDER BY r.link_id LIMIT $limit
