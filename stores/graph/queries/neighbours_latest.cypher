// One page of a cluster's neighbours, those with the latest visible fact in common first, undated ones last.
// parameters: vc, filter, members, smallest, clustered (its keys, or null), link_types, types, direction,
//   after_rank, after_id, limit
// columns: id, rank (when the last fact ended)
// bound: limit
MATCH (m:Entity) WHERE m.entity_id IN $members
WITH collect(m) AS centre
CALL () { OPTIONAL MATCH (k:Entity) WHERE k.entity_id IN $clustered RETURN collect(k) AS clustered }
UNWIND centre AS a
MATCH (a)-[r:{link_types}]-(b)
WHERE visible(r) AND NOT b IN centre
  AND ($link_types IS NULL OR type(r) IN $link_types)
  AND ($types IS NULL OR any(label IN labels(b) WHERE label IN $types))
  AND ($direction = 'BOTH' OR ($direction = 'OUT') = (startNode(r) = a))
WITH CASE WHEN $clustered IS NULL OR b IN clustered THEN coalesce($smallest[b.entity_id], b.entity_id) ELSE b END AS other,
  max(coalesce(r.until, r.since)) AS last
WITH CASE WHEN other IS :: STRING THEN other ELSE other.entity_id END AS id, coalesce(last, -9007199254740991) AS rank
WHERE $after_id IS NULL OR rank < $after_rank OR rank = $after_rank AND id > $after_id
RETURN id, rank ORDER BY rank DESC, id LIMIT $limit
