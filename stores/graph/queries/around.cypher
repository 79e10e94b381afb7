// Who is around each of some clusters: of each type how many neighbours, and which share most facts with it.
// parameters: vc, filter, groups [{id, members}], smallest, link_types, types (of neighbours, null for all), cap
// columns: id, kind, total, kept (ids of neighbouring clusters)
// bound: 100,000; one row for each cluster and type of neighbour, at most cap neighbours in each
UNWIND $groups AS cluster
CALL (cluster) {
  MATCH (a:Entity) WHERE a.entity_id IN cluster.members
  MATCH (a)-[r:{link_types}]-(b:Entity)
  WHERE visible(r) AND type(r) IN $link_types AND NOT b.entity_id IN cluster.members
  WITH b, count(*) AS facts
  WITH coalesce($smallest[b.entity_id], b.entity_id) AS other, sum(facts) AS facts
  WITH split(other, ':')[0] AS kind, other, facts WHERE $types IS NULL OR kind IN $types
  WITH kind, other ORDER BY facts DESC, other
  RETURN kind, count(*) AS total, collect(other)[..$cap] AS kept
}
RETURN cluster.id AS id, kind, total, kept ORDER BY id, kind LIMIT 100000
