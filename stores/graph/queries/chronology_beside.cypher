// What a chronology of some entities does not show: dated facts that the filter leaves out, and facts without a date.
// parameters: vc, filter, ids, kinds
// columns: hidden, undated
// bound: one row
MATCH (a:Entity) WHERE a.entity_id IN $ids
MATCH (a)-[r:{link_types}]-(:Entity)
WHERE r.vc IN $vc AND ($kinds IS NULL OR type(r) IN $kinds)
WITH DISTINCT r, coalesce(r.since, r.until) IS NOT NULL AS dated, NOT visible(r) AS left_out
RETURN count(CASE WHEN dated AND left_out THEN 1 END) AS hidden, count(CASE WHEN NOT left_out AND NOT dated THEN 1 END) AS undated
