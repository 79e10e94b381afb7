// The visible links between a cluster and some others, parallel facts folded with their count, times and grades.
// parameters: vc, filter, members, smallest, others, link_types, direction
// columns: start, end, link_type, count, first, last, best, worst
// bound: 50,000
// DISTINCT keeps the planner from expanding all of one end: each pair is read from that which has fewer links.
UNWIND $others AS other
MATCH (b:Entity {entity_id: other})
MATCH (a:Entity) WHERE a.entity_id IN $members
WITH DISTINCT a, b
MATCH (a)-[r:{link_types}]-(b)
WHERE visible(r) AND ($link_types IS NULL OR type(r) IN $link_types)
  AND ($direction = 'BOTH' OR ($direction = 'OUT') = (startNode(r) = a))
WITH startNode(r).entity_id AS s, endNode(r).entity_id AS e, r
WITH coalesce($smallest[s], s) AS start, coalesce($smallest[e], e) AS end, type(r) AS link_type, count(*) AS count,
  min(r.since) AS first, max(coalesce(r.until, r.since)) AS last,
  min(r.reliability * 10 + r.credibility) AS best, max(r.reliability * 10 + r.credibility) AS worst
RETURN start, end, link_type, count, first, last, best, worst ORDER BY start, end, link_type LIMIT 50000
