// The visible facts between some entities, in the order of their ids.
// parameters: vc, filter, ids, link_types, after, limit
// columns: start, end, link_type, properties
// bound: limit
MATCH (a:Entity) WHERE a.entity_id IN $ids
MATCH (a)-[r:{link_types}]->(b:Entity)
WHERE b.entity_id IN $ids AND visible(r) AND ($link_types IS NULL OR type(r) IN $link_types)
  AND ($after IS NULL OR r.link_id > $after)
RETURN a.entity_id AS start, b.entity_id AS end, type(r) AS link_type, properties(r) AS properties
ORDER BY r.link_id LIMIT $limit
