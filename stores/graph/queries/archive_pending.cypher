// Whether the archive of sightings lacks something.
// parameters: none
// columns: waiting
// vc: column
// bound: one row
RETURN EXISTS { MATCH (o:ArchiveChange) } AS waiting
