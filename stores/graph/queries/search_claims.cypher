// Entities with a visible claim that the full-text index finds, the smallest ids of them.
// parameters: vc, filter, query, types, hits (that are looked at), limit
// columns: id
// bound: limit
CALL db.index.fulltext.queryNodes('claim_search', $query, {limit: $hits}) YIELD node AS c
MATCH (c)-[:ABOUT]->(e) WHERE visible(c) AND ($types IS NULL OR any(label IN labels(e) WHERE label IN $types))
RETURN DISTINCT e.entity_id AS id ORDER BY id LIMIT $limit
