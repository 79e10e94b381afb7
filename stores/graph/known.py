"""What the graph holds of some records already, and how a newer version takes it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from neo4j import ManagedTransaction

from graph_model.keys import RECORD_CHARS, type_of
from graph_model.registry import Registry
from graph_model.slots import SENSOR
from stores.graph.archiving import Touched
from stores.graph.changes import DECIDED
from stores.graph.rows import SEEN, is_issued

_KNOWN_CLAIMS = """
UNWIND $records AS record
MATCH (f:Claim) WHERE f.claim_id STARTS WITH record
RETURN collect(f.claim_id) AS ids, collect(f.version) AS versions, collect(f.digest) AS digests"""
_KNOWN_LINKS = """
UNWIND $records AS record
MATCH ()-[f:%s]->() WHERE f.link_id STARTS WITH record
RETURN collect(f.link_id) AS ids, collect(f.version) AS versions, collect(f.digest) AS digests"""
_KNOWN_SIGHTINGS = """
UNWIND $records AS record
MATCH ()-[f:SEEN]->() USING INDEX f:SEEN(sighting_id) WHERE f.sighting_id STARTS WITH record
RETURN collect(f.sighting_id) AS ids, collect(f.version) AS versions, collect(f.digest) AS digests"""
_KNOWN_SILENT = """
UNWIND $records AS record
MATCH (r:SilentRecord {record: record})
RETURN collect(r.record) AS records, collect(r.version) AS versions, collect(r.digest) AS digests"""
_SILENCE = """
UNWIND $records AS row
MERGE (r:SilentRecord {record: row.record}) SET r.version = row.version, r.digest = row.digest"""
_SPEAK = "UNWIND $records AS record MATCH (r:SilentRecord {record: record}) DELETE r"
_FORGET_CLAIMS = """
UNWIND $records AS record
MATCH (f:Claim)-[:ABOUT]->(e:Entity) WHERE f.claim_id STARTS WITH record
WITH f, e.entity_id AS id
DETACH DELETE f
RETURN collect(DISTINCT id) AS ids"""
_FORGET_LINKS = """
UNWIND $records AS record
MATCH (a)-[f:%s]->(b) WHERE f.link_id STARTS WITH record
WITH f, [a.entity_id, b.entity_id] AS ids
DELETE f
WITH ids UNWIND ids AS id
RETURN collect(DISTINCT id) AS ids"""
_FORGET_SIGHTINGS = """
UNWIND $records AS record
MATCH (a)-[f:SEEN]->(t) USING INDEX f:SEEN(sighting_id) WHERE f.sighting_id STARTS WITH record
WITH f, record, a.entity_id AS id, t, t.hour AS hour
DELETE f
RETURN collect(DISTINCT id) AS ids, collect(DISTINCT record) AS records, collect(DISTINCT t.slot_id) AS slots,
  collect(DISTINCT hour) AS hours"""
_EMPTY_SLOTS = """
UNWIND $slots AS slot
MATCH (t:Slot {slot_id: slot})-[:AT]->(e:Entity)
WITH t, e, EXISTS { (t)<-[s:SEEN]-() WHERE coalesce(s.sensor, e.entity_id) = e.entity_id } AS used
WHERE NOT used
MATCH (t)-[at:AT]->(e)
DELETE at
WITH t, collect(DISTINCT e.entity_id) AS ids
WITH t, ids, EXISTS { (t)-[:AT]->() } AS left
FOREACH (gone IN CASE WHEN left THEN [] ELSE [t] END | DELETE gone)
WITH ids UNWIND ids AS id
RETURN collect(DISTINCT id) AS ids"""
"""A slot lasts as long as something was seen in it, and stands at the sensors that saw it there."""
_LOOSEN_SIGHTINGS = """
UNWIND $ids AS id
MATCH (e:Entity {entity_id: id}) WHERE NOT EXISTS { (e)<-[:ABOUT]-(:Claim) }
MATCH (e)<-[:AT]-(t:Slot)<-[f:SEEN]-(a:Entity) WHERE coalesce(f.sensor, id) = id
WITH f, t, a.entity_id AS subject, f.batch AS batch, left(f.sighting_id, $record_chars) AS record,
  f.version AS version, f.digest AS digest
MERGE (s:SilentRecord {record: record}) SET s.version = version, s.digest = digest
DELETE f
WITH batch, count(*) AS facts, collect(DISTINCT subject) AS subjects, collect(DISTINCT record) AS records,
  collect(DISTINCT t.slot_id) AS slots, collect(DISTINCT t.hour) AS hours
OPTIONAL MATCH (b:Batch {batch_id: batch})
SET b.dangling = b.dangling + facts
RETURN collect([batch, facts]) AS loosened, collect(subjects) AS subjects, collect(records) AS records,
  collect(slots) AS slots, collect(hours) AS hours"""
_LOOSEN_LINKS = """
UNWIND $ids AS id
MATCH (e:Entity {entity_id: id}) WHERE NOT EXISTS { (e)<-[:ABOUT]-(:Claim) }
MATCH (e)-[r]-(:Entity)
WITH DISTINCT r, r.batch AS batch, [startNode(r).entity_id, endNode(r).entity_id] AS ends
FOREACH (record IN CASE WHEN r.link_id IS NULL THEN [] ELSE [left(r.link_id, $record_chars)] END |
  MERGE (s:SilentRecord {record: record}) SET s.version = r.version, s.digest = r.digest)
DELETE r
WITH batch, count(*) AS facts, collect(ends) AS ends
OPTIONAL MATCH (b:Batch {batch_id: batch})
SET b.dangling = b.dangling + facts
RETURN collect([batch, facts]) AS loosened, collect(ends) AS ends"""
_LOOSEN_VERDICTS = """
UNWIND $ids AS id
MATCH (e:Entity {entity_id: id})
WHERE NOT EXISTS { (e)<-[:ABOUT]-(:Claim) }
  AND NOT EXISTS { (e)-[r]-(:Entity) WHERE NOT type(r) IN ['SAME_AS', 'NEVER_SAME'] }
  AND NOT EXISTS { (e)-[:SEEN]->() }
MATCH (e)-[v:SAME_AS|NEVER_SAME]-()
WITH DISTINCT v, v.batch AS batch
DELETE v
RETURN collect([batch, 1]) AS loosened"""
"""An issued identifier that no fact names any more is gone, whatever was decided about it."""
_LOOSEN_CONCLUSIONS = """
UNWIND $ids AS id
MATCH (e:Entity {entity_id: id})<-[:ABOUT]-(n:Conclusion) WHERE NOT EXISTS { (e)<-[:ABOUT]-(:Claim) }
WITH n, n.batch AS batch
DETACH DELETE n
RETURN collect([batch, 1]) AS loosened"""
_SWEEP = "UNWIND $ids AS id MATCH (e:Entity {entity_id: id}) WHERE NOT (e)--() DELETE e"


@dataclass(slots=True)
class Known:
    """By record its newest (version, digest) and its fact ids. silent: records whose version is kept though they have
    no fact in the graph, as all that they say dangles, or as they say nothing any more: else an older version that
    comes later would be taken for the newest."""

    orders: dict[str, tuple[int, int]] = field(default_factory=dict)
    facts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    silent: set[str] = field(default_factory=set)

    def add(self, ids: Iterable[str], versions: Iterable[int], digests: Iterable[int]) -> None:
        """Note facts of any records."""
        for fact, version, digest in zip(ids, versions, digests, strict=True):
            record = fact[:RECORD_CHARS]
            self._order(record, version, digest)
            self.facts[record].add(fact)

    def add_silent(self, records: Iterable[str], versions: Iterable[int], digests: Iterable[int]) -> None:
        """Note records without a fact."""
        for record, version, digest in zip(records, versions, digests, strict=True):
            self._order(record, version, digest)
            self.silent.add(record)

    def _order(self, record: str, version: int, digest: int) -> None:
        self.orders[record] = max(self.orders.get(record, (version, digest)), (version, digest))


def known_of(tx: ManagedTransaction, records: Iterable[str], link_types: Iterable[str]) -> Known:
    """What the graph holds of these records. link_types: those that their source ever wrote; each is an index seek."""
    known, wanted = Known(), sorted(set(records))
    for text in (_KNOWN_CLAIMS, *_each(link_types, _KNOWN_LINKS, _KNOWN_SIGHTINGS)):
        found = tx.run(text, records=wanted).single(strict=True)
        known.add(found["ids"], found["versions"], found["digests"])
    found = tx.run(_KNOWN_SILENT, records=wanted).single(strict=True)
    known.add_silent(found["records"], found["versions"], found["digests"])
    return known


def keep_silent(tx: ManagedTransaction, orders: Mapping[str, tuple[int, int]], speaking: Iterable[str]) -> None:
    """Keep the version of records that have no fact in the graph. speaking: those of them that have one now."""
    spoken = sorted(speaking)
    if spoken:
        tx.run(_SPEAK, records=spoken).consume()
    if orders:
        rows = [{"record": r, "version": version, "digest": digest} for r, (version, digest) in sorted(orders.items())]
        tx.run(_SILENCE, records=rows).consume()


def forget(tx: ManagedTransaction, records: list[str], link_types: Iterable[str], sightings: Touched) -> list[str]:
    """Take out all that these records said. Returns the entities it was about: some may be left without a fact.
    sightings: notes those that are gone."""
    touched: set[str] = set()
    if records:
        for text in (_FORGET_CLAIMS, *_each(link_types, _FORGET_LINKS, _FORGET_SIGHTINGS)):
            found = tx.run(text, records=records).single(strict=True)
            touched.update(found["ids"])
            if text is _FORGET_SIGHTINGS:
                sightings.gone(found["records"], found["hours"])
                touched.update(_empty_slots(tx, found["slots"]))
    return sorted(touched)


def _each(link_types: Iterable[str], links: str, sightings: str) -> list[str]:
    """A text for each type of relationship that a source ever wrote."""
    return [sightings if link == SEEN else links % link for link in link_types]


def _empty_slots(tx: ManagedTransaction, slots: list[str]) -> list[str]:
    """Take out slots in which nothing was seen any more; the sensors that they stood at."""
    return list(tx.run(_EMPTY_SLOTS, slots=slots).single(strict=True)["ids"]) if slots else []


def sweep(tx: ManagedTransaction, touched: list[str], registry: Registry, sightings: Touched) -> dict[str, int]:
    """Take out entities that a replaced record left without a fact. Links, sightings and verdicts of others on a
    source-keyed entity that nobody claims any more, and conclusions on any, dangle again, as they would have if it had
    never been claimed. Returns their batches. sightings: notes those that are gone."""
    if not touched:
        return {}
    unclaimed = [entity for entity in touched if not is_issued(entity, registry)]
    links = tx.run(_LOOSEN_LINKS, ids=unclaimed, record_chars=RECORD_CHARS).single(strict=True)
    # A loosened link may have been all that named the identifier at its other end.
    left = {*touched, *(end for of_batch in links["ends"] for pair in of_batch for end in pair)}
    found = links["loosened"]
    sensors = [entity for entity in unclaimed if type_of(entity) == SENSOR]
    if sensors:
        seen = tx.run(_LOOSEN_SIGHTINGS, ids=sensors, record_chars=RECORD_CHARS).single(strict=True)
        found += seen["loosened"]
        left.update(*seen["subjects"], _empty_slots(tx, [slot for slots in seen["slots"] for slot in slots]))
        for records, hours in zip(seen["records"], seen["hours"], strict=True):
            sightings.gone(records, hours)
    ids = sorted(left)
    found += tx.run(_LOOSEN_VERDICTS, ids=ids).single(strict=True)["loosened"]
    found += tx.run(_LOOSEN_CONCLUSIONS, ids=ids).single(strict=True)["loosened"]
    if found:
        tx.run(DECIDED).consume()
    tx.run(_SWEEP, ids=ids).consume()
    loosened: dict[str, int] = defaultdict(int)
    for batch, facts in found:
        loosened[batch] += facts
    return dict(loosened)
