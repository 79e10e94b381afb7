// For entities whose ordinal lies in a range, the visibility classes in which anything is said about them.
// parameters: low, high (ordinals, both included)
// columns: ordinals, vcs
// vc: column
// bound: one row; the caller cuts the range so that it holds about 250,000 entities
MATCH (e:Entity) WHERE e.ordinal >= $low AND e.ordinal <= $high
MATCH (e)<-[:ABOUT]-(f:Claim|Conclusion) WHERE f.vc IS NOT NULL
WITH DISTINCT e.ordinal AS ordinal, f.vc AS vc
RETURN collect(ordinal) AS ordinals, collect(vc) AS vcs
