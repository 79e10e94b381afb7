// All verdicts on two entities: which they are, whether they are the same, and who may see it.
// parameters: none
// columns: starts, ends, same, vcs
// vc: column
// bound: one row; verdicts are made by persons, one at a time
MATCH (a:Entity)-[r:SAME_AS|NEVER_SAME]->(b:Entity) WHERE r.vc IS NOT NULL
RETURN collect(a.ordinal) AS starts, collect(b.ordinal) AS ends, collect(type(r) = 'SAME_AS') AS same,
  collect(r.vc) AS vcs
