// How many entities of a type have each value of an attribute, where only one visible claim gives it.
// parameters: vc, filter, prefix (of the type's ids), properties (of the attribute), clustered (ids), most
// columns: value (one item for each property), entities
// bound: most
MATCH (e:Entity) WHERE e.entity_id STARTS WITH $prefix AND NOT e.entity_id IN $clustered
MATCH (e)<-[:ABOUT]-(c:Claim)
WHERE visible(c) AND all(name IN $properties WHERE c[name] IS NOT NULL)
WITH e, collect([name IN $properties | c[name]]) AS given WHERE size(given) = 1
RETURN given[0] AS value, count(*) AS entities ORDER BY value LIMIT $most
