// The visible links among some entities, parallel facts folded with their count, first and last time and grades.
// parameters: vc, filter, ids, smallest, link_types
// columns: start, end, link_type, count, first, last, best, worst
// bound: 20,000
MATCH (a:Entity) WHERE a.entity_id IN $ids
MATCH (a)-[r:{link_types}]->(b:Entity)
WHERE b.entity_id IN $ids AND visible(r) AND ($link_types IS NULL OR type(r) IN $link_types)
WITH coalesce($smallest[a.entity_id], a.entity_id) AS start, coalesce($smallest[b.entity_id], b.entity_id) AS end,
  type(r) AS link_type, count(*) AS count, min(r.since) AS first, max(coalesce(r.until, r.since)) AS last,
  min(r.reliability * 10 + r.credibility) AS best, max(r.reliability * 10 + r.credibility) AS worst
WHERE start <> end
RETURN start, end, link_type, count, first, last, best, worst ORDER BY start, end, link_type LIMIT 20000
