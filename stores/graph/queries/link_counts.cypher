// How many visible facts of each type lead from and to a cluster, and to how many neighbours.
// parameters: vc, filter, members, smallest, clustered (its keys, or null)
// columns: link_type, out, facts, neighbours
// bound: two rows for each link type
MATCH (m:Entity) WHERE m.entity_id IN $members
WITH collect(m) AS centre
CALL () { OPTIONAL MATCH (k:Entity) WHERE k.entity_id IN $clustered RETURN collect(k) AS clustered }
UNWIND centre AS a
MATCH (a)-[r:{link_types}]-(b)
WHERE visible(r) AND NOT b IN centre
WITH type(r) AS link_type, startNode(r) = a AS out,
  CASE WHEN $clustered IS NULL OR b IN clustered THEN coalesce($smallest[b.entity_id], b.entity_id) ELSE b END AS other
RETURN link_type, out, count(*) AS facts, count(DISTINCT other) AS neighbours ORDER BY link_type, out LIMIT 1000
