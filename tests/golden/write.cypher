// claims
UNWIND $rows AS row
MERGE (e:Entity {entity_id: row.entity_id})
  ON CREATE SET e:$(row.label), e.ordinal = row.ordinal, e.key = row.key
CREATE (c:Claim)-[:ABOUT]->(e)
SET c = row.facts, c.source = $batch.source, c.batch = $batch.batch, c.recorded_at = $batch.recorded_at;

// bare entities
UNWIND $rows AS row
MERGE (e:Entity {entity_id: row.entity_id})
  ON CREATE SET e:$(row.label), e.ordinal = row.ordinal, e.key = row.key;

// links
UNWIND $rows AS row
MATCH (a:Entity {entity_id: row.start})
MATCH (b:Entity {entity_id: row.end})
CREATE (a)-[r:$(row.type)]->(b)
SET r = row.facts, r.source = $batch.source, r.batch = $batch.batch, r.recorded_at = $batch.recorded_at
RETURN count(*) AS links;

// same
MATCH (a:Entity {entity_id: $a}) MATCH (b:Entity {entity_id: $b})
MERGE (a)-[x:SAME_AS {verdict_id: $f.id}]->(b)
SET x.source = $f.source, x.record_ref = $f.id, x.version = $f.decided_at, x.digest = 0, x.batch = $f.batch,
    x.reliability = 1, x.credibility = 1, x.vc = $f.vc, x.observed_at = $f.decided_at, x.recorded_at = $f.decided_at,
    x.reason = $f.reason, x.by = $f.by, x.decided_at = $f.decided_at
RETURN count(x) AS written;

// never the same
MATCH (a:Entity {entity_id: $a}) MATCH (b:Entity {entity_id: $b})
MERGE (a)-[x:NEVER_SAME {verdict_id: $f.id}]->(b)
SET x.source = $f.source, x.record_ref = $f.id, x.version = $f.decided_at, x.digest = 0, x.batch = $f.batch,
    x.reliability = 1, x.credibility = 1, x.vc = $f.vc, x.observed_at = $f.decided_at, x.recorded_at = $f.decided_at,
    x.reason = $f.reason, x.by = $f.by, x.decided_at = $f.decided_at
RETURN count(x) AS written;

// conclusion
MATCH (e:Entity {entity_id: $entity}) WHERE EXISTS { (e)<-[:ABOUT]-(:Claim) }
MERGE (x:Conclusion {verdict_id: $f.id})
MERGE (x)-[:ABOUT]->(e)
SET x.attribute = $attribute, x.claim_id = $claim_id, x.claim_version = $claim_version
SET x.source = $f.source, x.record_ref = $f.id, x.version = $f.decided_at, x.digest = 0, x.batch = $f.batch,
    x.reliability = 1, x.credibility = 1, x.vc = $f.vc, x.observed_at = $f.decided_at, x.recorded_at = $f.decided_at,
    x.reason = $f.reason, x.by = $f.by, x.decided_at = $f.decided_at
RETURN count(x) AS written;

