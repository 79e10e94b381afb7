// Who is around each of some clusters: of each type how many neighbours, and which share most facts with it.
// parameters: vc, filter, groups [{id, members}], smallest, clustered (its keys, or null), link_types,
//   types (of neighbours, null for all), cap
// columns: id, kind, total, kept (ids of neighbouring clusters)
// bound: 100,000; one row for each cluster and type of neighbour, at most cap neighbours in each
CALL () { OPTIONAL MATCH (k:Entity) WHERE k.entity_id IN $clustered RETURN collect(k) AS clustered }
UNWIND $groups AS cluster
CALL (cluster, clustered) {
  MATCH (m:Entity) WHERE m.entity_id IN cluster.members
  WITH clustered, collect(m) AS centre
  UNWIND centre AS a
  MATCH (a)-[r:{link_types}]-(b)
  WHERE visible(r) AND type(r) IN $link_types AND NOT b IN centre
  WITH CASE WHEN $clustered IS NULL OR b IN clustered THEN coalesce($smallest[b.entity_id], b.entity_id) ELSE b END
    AS other, count(*) AS facts
  WITH CASE WHEN other IS :: STRING THEN other ELSE other.entity_id END AS other, facts
  WITH split(other, ':')[0] AS kind, other, facts WHERE $types IS NULL OR kind IN $types
  WITH kind, other ORDER BY facts DESC, other
  RETURN kind, count(*) AS total, collect(other)[..$cap] AS kept
}
RETURN cluster.id AS id, kind, total, kept ORDER BY id, kind LIMIT 100000
