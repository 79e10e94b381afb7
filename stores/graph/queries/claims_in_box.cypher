// Entities that a visible claim puts into a box of degrees; where west > east it crosses the 180th meridian.
// parameters: vc, filter, south, north, west, east, types (null for all), most
// columns: id
// bound: most
MATCH (c:Claim)
WHERE c.position_lat >= $south AND c.position_lat <= $north AND c.position_lon IS NOT NULL AND visible(c)
  AND CASE WHEN $west <= $east THEN c.position_lon >= $west AND c.position_lon <= $east
    ELSE c.position_lon >= $west OR c.position_lon <= $east END
MATCH (c)-[:ABOUT]->(e:Entity) WHERE $types IS NULL OR split(e.entity_id, ':')[0] IN $types
RETURN DISTINCT e.entity_id AS id ORDER BY id LIMIT $most
