// How many clusters stand beside a cluster.
// parameters: vc, filter, members, smallest, link_types, types, direction
// columns: total
// bound: one row
MATCH (a:Entity) WHERE a.entity_id IN $members
MATCH (a)-[r:{link_types}]-(b:Entity)
WHERE visible(r) AND NOT b.entity_id IN $members
  AND ($link_types IS NULL OR type(r) IN $link_types)
  AND ($types IS NULL OR any(label IN labels(b) WHERE label IN $types))
  AND ($direction = 'BOTH' OR ($direction = 'OUT') = (startNode(r) = a))
RETURN count(DISTINCT coalesce($smallest[b.entity_id], b.entity_id)) AS total
