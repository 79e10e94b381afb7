// The visible links among some entities by ends, type and class: their ids, and the digests of their records.
// parameters: vc, filter, ids, link_types
// columns: start, end, link_type, vc, links, digests
// bound: 20,000
MATCH (a:Entity) WHERE a.entity_id IN $ids
MATCH (a)-[r:{link_types}]->(b:Entity)
WHERE b.entity_id IN $ids AND visible(r) AND ($link_types IS NULL OR type(r) IN $link_types)
WITH a.entity_id AS start, b.entity_id AS end, type(r) AS link_type, r.vc AS vc, r.link_id AS link, r.digest AS digest
ORDER BY link
RETURN start, end, link_type, vc, collect(link) AS links, collect(digest) AS digests
ORDER BY start, end, link_type, vc LIMIT 20000
