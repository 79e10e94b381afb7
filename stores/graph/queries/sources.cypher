// Sources of which the reader sees any fact are found by whoever asks; this lists them by name.
// parameters: after, limit
// columns: properties
// bound: limit
MATCH (s:Source) WHERE $after IS NULL OR s.name > $after
RETURN properties(s) AS properties ORDER BY s.name LIMIT $limit
