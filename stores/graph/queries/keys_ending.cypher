// Issued identifiers whose last part is one of some texts, as a plate without its country.
// parameters: vc, endings [{text, lucene}], types, limit
// columns: ending, id
// bound: limit; at most 50 for each text
UNWIND $endings AS ending
CALL (ending) {
  CALL db.index.fulltext.queryNodes('issued_keys', ending.lucene) YIELD node AS e
  WITH e, ending
  WHERE e.key ENDS WITH ':' + ending.text AND ($types IS NULL OR any(label IN labels(e) WHERE label IN $types))
    AND (EXISTS { (e)<-[:ABOUT]-(c:Claim) WHERE c.vc IN $vc } OR EXISTS { (e)-[r:{link_types}]-() WHERE r.vc IN $vc }
      OR EXISTS { (e)-[s:SEEN]->() WHERE s.vc IN $vc })
  RETURN e.entity_id AS id ORDER BY id LIMIT 50
}
RETURN ending.text AS ending, id ORDER BY ending, id LIMIT $limit
