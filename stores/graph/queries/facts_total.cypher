// How many visible facts there are between some entities.
// parameters: vc, filter, ids, link_types
// columns: total
// bound: one row
MATCH (a:Entity) WHERE a.entity_id IN $ids
MATCH (a)-[r:{link_types}]->(b:Entity)
WHERE b.entity_id IN $ids AND visible(r) AND ($link_types IS NULL OR type(r) IN $link_types)
RETURN count(r) AS total
