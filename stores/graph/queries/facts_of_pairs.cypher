// What ties each of some pairs of clusters: of each link type how many facts, and the first of them.
// parameters: vc, filter, pairs [{number, a, b (members), way (OUT, IN or BOTH, seen from a), link_types, timed, since,
//   until (of the one fact meant, where timed)}], cap
// columns: number, link_type, total, facts [{start, end, properties}]
// bound: 20,000; one row for each pair and link type, at most cap facts in each
UNWIND $pairs AS pair
CALL (pair) {
  MATCH (a:Entity) WHERE a.entity_id IN pair.a
  MATCH (b:Entity) WHERE b.entity_id IN pair.b
  MATCH (a)-[r:{link_types}]-(b)
  WHERE visible(r) AND type(r) IN pair.link_types AND (pair.way = 'BOTH' OR (startNode(r) = a) = (pair.way = 'OUT'))
    AND (NOT pair.timed OR (r.since = pair.since OR r.since IS NULL AND pair.since IS NULL)
      AND (r.until = pair.until OR r.until IS NULL AND pair.until IS NULL))
  WITH r ORDER BY r.link_id
  RETURN type(r) AS link_type, count(r) AS total, collect(r)[..$cap] AS kept
}
RETURN pair.number AS number, link_type, total, [r IN kept |
  {start: startNode(r).entity_id, end: endNode(r).entity_id, properties: properties(r)}] AS facts
ORDER BY number, link_type LIMIT 20000
