// The sources behind some entities: of the visible links among them, and of the claims about them, with how many.
// parameters: vc, filter, ids, link_types
// columns: name, title, licence, links, claims
// bound: 1,000
CALL () {
  MATCH (a:Entity) WHERE a.entity_id IN $ids
  MATCH (a)-[r:{link_types}]->(b:Entity)
  WHERE b.entity_id IN $ids AND visible(r) AND type(r) IN $link_types
  RETURN r.source AS name, count(*) AS links, 0 AS claims
UNION ALL
  MATCH (e:Entity) WHERE e.entity_id IN $ids
  MATCH (e)<-[:ABOUT]-(c:Claim) WHERE c.vc IN $vc
  RETURN c.source AS name, 0 AS links, count(*) AS claims
}
WITH name, sum(links) AS links, sum(claims) AS claims
OPTIONAL MATCH (s:Source {name: name})
RETURN name, coalesce(s.title, name) AS title, coalesce(s.licence, '') AS licence, links, claims
ORDER BY name LIMIT 1000
