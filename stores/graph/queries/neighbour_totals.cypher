// How many neighbours each of some clusters has, exact below a bound.
// parameters: vc, filter, groups [{id, members}], smallest, link_types, types (of neighbours, null for all), most
// columns: id, neighbours
// bound: as many as groups
UNWIND $groups AS cluster
CALL (cluster) {
  MATCH (a:Entity) WHERE a.entity_id IN cluster.members
  MATCH (a)-[r:{link_types}]-(b:Entity)
  WHERE visible(r) AND type(r) IN $link_types AND NOT b.entity_id IN cluster.members
    AND ($types IS NULL OR split(coalesce($smallest[b.entity_id], b.entity_id), ':')[0] IN $types)
  WITH DISTINCT coalesce($smallest[b.entity_id], b.entity_id) AS other LIMIT $most
  RETURN count(other) AS neighbours
}
RETURN cluster.id AS id, neighbours ORDER BY id LIMIT 100000
