// How many sources said anything which the reader may see.
// parameters: vc
// columns: total
// bound: one row
MATCH (s:Source) WHERE any(vc IN s.vcs WHERE vc IN $vc)
RETURN count(s) AS total
