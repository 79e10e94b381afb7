// Entities of a type of which only one visible claim gives an attribute, with what it gives.
// parameters: vc, filter, prefix (of the type's ids), properties (of the attribute), clustered (ids), most
// columns: id, value (one item for each property)
// bound: most
MATCH (e:Entity) WHERE e.entity_id STARTS WITH $prefix AND NOT e.entity_id IN $clustered
MATCH (e)<-[:ABOUT]-(c:Claim)
WHERE visible(c) AND all(name IN $properties WHERE c[name] IS NOT NULL)
WITH e, collect([name IN $properties | c[name]]) AS given WHERE size(given) = 1
RETURN e.entity_id AS id, given[0] AS value ORDER BY id LIMIT $most
