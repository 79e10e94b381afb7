// Issued identifiers whose canonical text fits a pattern with wildcards, of which the reader sees any fact.
// parameters: vc, query, types, limit
// columns: id
// bound: limit
CALL db.index.fulltext.queryNodes('issued_keys', $query) YIELD node AS e
WITH e
WHERE ($types IS NULL OR any(label IN labels(e) WHERE label IN $types))
  AND (EXISTS { (e)<-[:ABOUT]-(c:Claim) WHERE c.vc IN $vc } OR EXISTS { (e)-[r:{link_types}]-() WHERE r.vc IN $vc })
WITH e LIMIT $limit
RETURN e.entity_id AS id ORDER BY id LIMIT $limit
