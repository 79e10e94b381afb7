// The visible claims on an attribute of those entities of a type of which several give it, or which are in a cluster.
// parameters: vc, filter, prefix (of the type's ids), properties (of the attribute), clustered (ids), most
// columns: entity, properties
// bound: most
MATCH (e:Entity) WHERE e.entity_id STARTS WITH $prefix
MATCH (e)<-[:ABOUT]-(c:Claim)
WHERE visible(c) AND all(name IN $properties WHERE c[name] IS NOT NULL)
WITH e, collect(c) AS given WHERE size(given) > 1 OR e.entity_id IN $clustered
UNWIND given AS c
RETURN e.entity_id AS entity, properties(c) AS properties ORDER BY entity, c.claim_id LIMIT $most
