// How many facts among some entities the reader may see and the filter leaves out.
// parameters: vc, filter, ids, link_types
// columns: hidden
// bound: one row
MATCH (a:Entity) WHERE a.entity_id IN $ids
MATCH (a)-[r:{link_types}]->(b:Entity)
WHERE b.entity_id IN $ids AND r.vc IN $vc AND type(r) IN $link_types AND NOT visible(r)
RETURN count(r) AS hidden
