// Entities whose claims the full text finds; the order is made by whoever asks, never by Lucene's score.
// parameters: vc, filter, query, types, skip, limit
// columns: id
// bound: limit
CALL db.index.fulltext.queryNodes('claim_search', $query, {skip: $skip, limit: $limit}) YIELD node AS c
MATCH (c:Claim)-[:ABOUT]->(e:Entity) WHERE c.vc IN $vc AND visible(c)
  AND ($types IS NULL OR any(label IN labels(e) WHERE label IN $types))
RETURN DISTINCT e.entity_id AS id ORDER BY id LIMIT $limit
