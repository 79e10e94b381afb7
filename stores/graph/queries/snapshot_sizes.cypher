// How much there is to pull, from Neo4j's own counters, and the names of all sources.
// parameters: none
// columns: entities, links, sources
// vc: column
// bound: one row
CALL () { MATCH (e:Entity) RETURN count(e) AS entities }
CALL () { MATCH ()-[r]->() RETURN count(r) AS links }
CALL () { MATCH (s:Source) RETURN collect(s.name) AS sources }
RETURN entities, links, sources
