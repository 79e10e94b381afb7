// Issued identifiers whose canonical text fits a pattern with wildcards; visibility is checked by whoever asks.
// parameters: query, types, limit
// columns: id
// bound: limit
CALL db.index.fulltext.queryNodes('issued_keys', $query, {limit: $limit}) YIELD node AS e
WITH e WHERE $types IS NULL OR any(label IN labels(e) WHERE label IN $types)
RETURN e.entity_id AS id ORDER BY id LIMIT $limit
