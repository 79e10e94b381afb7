// The batches whose writing made the graph's counter grow from one figure to another, and the entities that they name.
// parameters: low, high (counts; the first one excluded)
// columns: ids, touched (ordinals of entities; null for a batch that did more than add, or named too many)
// vc: column
// bound: one row; a batch names 5,000 entities at most, and the caller asks for 200 batches at most
MATCH (b:Batch) WHERE b.change > $low AND b.change <= $high
WITH b.batch_id AS id, b.touched AS touched ORDER BY id
RETURN collect(id) AS ids, collect(coalesce(touched, [-1])) AS touched
