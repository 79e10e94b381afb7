// Sources that said anything which the reader may see, by name.
// parameters: vc, after, limit
// columns: properties
// bound: limit
MATCH (s:Source) WHERE any(vc IN s.vcs WHERE vc IN $vc) AND ($after IS NULL OR s.name > $after)
RETURN properties(s) AS properties ORDER BY s.name LIMIT $limit
