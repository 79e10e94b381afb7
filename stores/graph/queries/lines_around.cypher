// The facts between each of some clusters and the neighbours that were kept of it, folded by type and direction.
// parameters: vc, filter, groups [{id, members, kept (members of the neighbouring clusters)}], smallest, link_types
// columns: id, start, end, link_type, count, first, last, best, worst
// bound: 1,000,000; a few for each cluster and kept neighbour
// DISTINCT keeps the planner from expanding all of one end: each pair is read from that which has fewer links.
UNWIND $groups AS cluster
CALL (cluster) {
  UNWIND cluster.kept AS neighbour
  MATCH (b:Entity {entity_id: neighbour})
  MATCH (a:Entity) WHERE a.entity_id IN cluster.members
  WITH DISTINCT neighbour, a, b
  MATCH (a)-[r:{link_types}]-(b) WHERE visible(r) AND type(r) IN $link_types
  WITH coalesce($smallest[neighbour], neighbour) AS other, startNode(r) = a AS out, r
  RETURN CASE WHEN out THEN cluster.id ELSE other END AS start, CASE WHEN out THEN other ELSE cluster.id END AS end,
    type(r) AS link_type, count(*) AS count, min(r.since) AS first, max(coalesce(r.until, r.since)) AS last,
    min(r.reliability * 10 + r.credibility) AS best, max(r.reliability * 10 + r.credibility) AS worst
}
RETURN cluster.id AS id, start, end, link_type, count, first, last, best, worst
ORDER BY id, start, end, link_type LIMIT 1000000
