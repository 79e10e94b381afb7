// What is around each of some clusters: of each type the strongest neighbours, with their facts folded.
// parameters: vc, filter, groups [{id, members}], smallest, link_types, types (of neighbours, null for all), cap
// columns: id, kind, total, kept [{other, lines [{link_type, out, count, first, last, best, worst}]}]
// bound: 100,000; one row for each cluster and type of neighbour, at most cap neighbours in each
UNWIND $groups AS cluster
CALL (cluster) {
  MATCH (a:Entity) WHERE a.entity_id IN cluster.members
  MATCH (a)-[r:{link_types}]-(b:Entity)
  WHERE visible(r) AND type(r) IN $link_types AND NOT b.entity_id IN cluster.members
  WITH coalesce($smallest[b.entity_id], b.entity_id) AS other, type(r) AS link_type, startNode(r) = a AS out,
    count(*) AS count, min(r.since) AS first, max(coalesce(r.until, r.since)) AS last,
    min(r.reliability * 10 + r.credibility) AS best, max(r.reliability * 10 + r.credibility) AS worst
  ORDER BY link_type, out
  WITH split(other, ':')[0] AS kind, other, sum(count) AS strength, collect({link_type: link_type, out: out,
    count: count, first: first, last: last, best: best, worst: worst}) AS lines
  WHERE $types IS NULL OR kind IN $types
  WITH kind, other, lines ORDER BY strength DESC, other
  RETURN kind, count(*) AS total, collect({other: other, lines: lines})[..$cap] AS kept
}
RETURN cluster.id AS id, kind, total, kept ORDER BY id, kind LIMIT 100000
