// Issued identifiers that fit a pattern with wildcards, of which the reader sees any fact, the smallest ids of them.
// parameters: vc, query, types, hits (that are looked at), limit
// columns: id
// bound: limit
CALL db.index.fulltext.queryNodes('issued_keys', $query, {limit: $hits}) YIELD node AS e
WITH e
WHERE ($types IS NULL OR any(label IN labels(e) WHERE label IN $types))
  AND (EXISTS { (e)<-[:ABOUT]-(c:Claim) WHERE c.vc IN $vc } OR EXISTS { (e)-[r:{link_types}]-() WHERE r.vc IN $vc }
      OR EXISTS { (e)-[s:SEEN]->() WHERE s.vc IN $vc })
RETURN e.entity_id AS id ORDER BY id LIMIT $limit
