// For some entities the visibility classes in which some batches say anything about them.
// parameters: ordinals, batches
// columns: ordinals, vcs
// vc: column
// bound: one row; the caller asks for 50,000 entities at most
MATCH (e:Entity) WHERE e.ordinal IN $ordinals
MATCH (e)<-[:ABOUT]-(f:Claim) WHERE f.batch IN $batches AND f.vc IS NOT NULL
WITH DISTINCT e.ordinal AS ordinal, f.vc AS vc
RETURN collect(ordinal) AS ordinals, collect(vc) AS vcs
