// How many visible facts of each type lead from and to a cluster, and to how many neighbours.
// parameters: vc, filter, members, smallest
// columns: link_type, out, facts, neighbours
// bound: two rows for each link type
MATCH (a:Entity) WHERE a.entity_id IN $members
MATCH (a)-[r:{link_types}]-(b:Entity) WHERE visible(r) AND NOT b.entity_id IN $members
RETURN type(r) AS link_type, startNode(r) = a AS out, count(*) AS facts,
  count(DISTINCT coalesce($smallest[b.entity_id], b.entity_id)) AS neighbours
ORDER BY link_type, out LIMIT 1000
