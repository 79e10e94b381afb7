// One window of the full-text index: entities with a visible claim in it. The order is made by whoever asks.
// parameters: vc, filter, query, types, skip, window
// columns: ids, hits (claims in the window, visible or not: fewer than asked for means that there are no more)
// bound: one row of at most window ids
CALL db.index.fulltext.queryNodes('claim_search', $query, {skip: $skip, limit: $window}) YIELD node AS c
MATCH (c:Claim)-[:ABOUT]->(e:Entity)
WITH c, e, visible(c) AND ($types IS NULL OR any(label IN labels(e) WHERE label IN $types)) AS fits
RETURN collect(DISTINCT CASE WHEN fits THEN e.entity_id END) AS ids, count(*) AS hits
