"""The texts that write: five, whatever the types, as Neo4j plans each text anew (docs/decisions/0003).

A text takes `$rows`, a list of maps, and `$batch`, what all its rows share. Which properties a row's `facts` may hold,
and which labels and link types there are, is decided by the registry alone (rows.py): no name is anybody's text.
"""

from __future__ import annotations

CLAIMS = """
UNWIND $rows AS row
MERGE (e:Entity {entity_id: row.entity_id})
  ON CREATE SET e:$(row.label), e.ordinal = row.ordinal, e.key = row.key
CREATE (c:Claim)-[:ABOUT]->(e)
SET c = row.facts, c.source = $batch.source, c.batch = $batch.batch, c.recorded_at = $batch.recorded_at"""
"""Claims about entities, which come into being with their first one."""

BARE = """
UNWIND $rows AS row
MERGE (e:Entity {entity_id: row.entity_id})
  ON CREATE SET e:$(row.label), e.ordinal = row.ordinal, e.key = row.key"""
"""Issued-key entities that links name and no claim describes yet."""

LINKS = """
UNWIND $rows AS row
MATCH (a:Entity {entity_id: row.start})
MATCH (b:Entity {entity_id: row.end})
CREATE (a)-[r:$(row.type)]->(b)
SET r = row.facts, r.source = $batch.source, r.batch = $batch.batch, r.recorded_at = $batch.recorded_at
RETURN count(*) AS links"""
"""Links between entities that exist; how many, as a row whose end is not there writes none."""

SLOTS = """
UNWIND $rows AS row
MATCH (e:Entity {entity_id: row.sensor})
MERGE (t:Slot {slot_id: row.slot.slot_id})
  ON CREATE SET t.place = row.slot.place, t.hour = row.slot.hour, t.lat = row.slot.lat, t.lon = row.slot.lon
MERGE (t)-[:AT]->(e)"""
"""The slots of a batch, each with the sensors that read in it."""

SIGHTINGS = """
UNWIND $rows AS row
MATCH (a:Entity {entity_id: row.start})
MATCH (t:Slot {slot_id: row.slot.slot_id})
CREATE (a)-[r:SEEN]->(t)
SET r = row.facts, r.source = $batch.source, r.batch = $batch.batch, r.recorded_at = $batch.recorded_at
RETURN count(*) AS sightings"""
"""Sightings; how many, as with links."""
