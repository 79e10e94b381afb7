// One page of a cluster's neighbours, each with the number and the last time of the visible facts shared with it.
// parameters: vc, filter, members, smallest, link_types, types, direction, by_last, after_rank, after_id, limit
// columns: id, facts, last, rank
// bound: limit
MATCH (a:Entity) WHERE a.entity_id IN $members
MATCH (a)-[r:{link_types}]-(b:Entity)
WHERE visible(r) AND NOT b.entity_id IN $members
  AND ($link_types IS NULL OR type(r) IN $link_types)
  AND ($types IS NULL OR any(label IN labels(b) WHERE label IN $types))
  AND ($direction = 'BOTH' OR ($direction = 'OUT') = (startNode(r) = a))
WITH coalesce($smallest[b.entity_id], b.entity_id) AS id, count(*) AS facts, max(coalesce(r.until, r.since)) AS last
WITH id, facts, last, CASE WHEN $by_last THEN coalesce(last, -9007199254740991) ELSE facts END AS rank
WHERE $after_id IS NULL OR rank < $after_rank OR rank = $after_rank AND id > $after_id
RETURN id, facts, last, rank ORDER BY rank DESC, id LIMIT $limit
