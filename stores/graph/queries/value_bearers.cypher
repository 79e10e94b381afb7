// Entities of a type of which only one visible claim gives an attribute, and gives it this value.
// parameters: vc, filter, prefix (of the type's ids), properties (of the attribute), value (one item for each property),
//   clustered (ids), most
// columns: id
// bound: most
MATCH (e:Entity) WHERE e.entity_id STARTS WITH $prefix AND NOT e.entity_id IN $clustered
MATCH (e)<-[:ABOUT]-(c:Claim)
WHERE visible(c) AND all(name IN $properties WHERE c[name] IS NOT NULL)
WITH e, collect([name IN $properties | c[name]]) AS given WHERE size(given) = 1 AND given[0] = $value
RETURN e.entity_id AS id ORDER BY id LIMIT $most
