// How many clusters stand beside a cluster, exact below a bound.
// parameters: vc, filter, members, smallest, clustered (its keys, or null), link_types, types, direction, most
// columns: total
// bound: one row
MATCH (m:Entity) WHERE m.entity_id IN $members
WITH collect(m) AS centre
CALL () { OPTIONAL MATCH (k:Entity) WHERE k.entity_id IN $clustered RETURN collect(k) AS clustered }
UNWIND centre AS a
MATCH (a)-[r:{link_types}]-(b)
WHERE visible(r) AND NOT b IN centre
  AND ($link_types IS NULL OR type(r) IN $link_types)
  AND ($types IS NULL OR any(label IN labels(b) WHERE label IN $types))
  AND ($direction = 'BOTH' OR ($direction = 'OUT') = (startNode(r) = a))
WITH DISTINCT
  CASE WHEN $clustered IS NULL OR b IN clustered THEN coalesce($smallest[b.entity_id], b.entity_id) ELSE b END AS other
LIMIT $most
RETURN count(other) AS total
