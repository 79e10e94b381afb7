// Links of some batches that start at some entities, as columns of integers.
// parameters: ordinals, batches, undated (stands for a time that is not known),
//   types (link type -> number), sources (source -> number), money (link types that say an amount), currencies
//   (currency -> number)
// columns: starts, ends, types, since, until, grades, vcs, sources, recorded, amounts, currencies (-1: no amount)
// vc: column
// bound: one row; the caller asks for 50,000 entities at most
MATCH (a:Entity) WHERE a.ordinal IN $ordinals
MATCH (a)-[r:{link_types}]->(b:Entity) WHERE r.batch IN $batches AND r.vc IS NOT NULL
RETURN collect(a.ordinal) AS starts, collect(b.ordinal) AS ends, collect($types[type(r)]) AS types,
  collect(coalesce(r.since, $undated)) AS since, collect(coalesce(r.until, $undated)) AS until,
  collect(r.reliability * 10 + r.credibility) AS grades, collect(r.vc) AS vcs,
  collect(coalesce($sources[r.source], -1)) AS sources, collect(r.recorded_at) AS recorded,
  collect(CASE WHEN type(r) IN $money THEN coalesce(r.amount, 0) ELSE 0 END) AS amounts,
  collect(CASE WHEN type(r) IN $money THEN coalesce($currencies[r.amount_currency], -1) ELSE -1 END) AS currencies
