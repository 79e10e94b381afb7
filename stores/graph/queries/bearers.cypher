// How many bear each of some identifiers, whatever the question's filter: a cloned plate is never drawn as one thing.
// parameters: vc, ids, smallest, bears (link types from an identifier to its bearer)
// columns: id, bearers
// bound: as many as ids
MATCH (a:Entity) WHERE a.entity_id IN $ids
MATCH (a)-[r:{link_types}]->(b:Entity) WHERE r.vc IN $vc AND type(r) IN $bears
RETURN a.entity_id AS id, count(DISTINCT coalesce($smallest[b.entity_id], b.entity_id)) AS bearers
ORDER BY id LIMIT 100000
