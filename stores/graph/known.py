"""What the graph holds of some records already, and how a newer version takes it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from neo4j import ManagedTransaction

from graph_model.keys import RECORD_CHARS
from graph_model.registry import Registry
from stores.graph.changes import DECIDED
from stores.graph.rows import is_issued

_KNOWN_CLAIMS = """
UNWIND $records AS record
MATCH (f:Claim) WHERE f.claim_id STARTS WITH record
RETURN collect(f.claim_id) AS ids, collect(f.version) AS versions, collect(f.digest) AS digests"""
_KNOWN_LINKS = """
UNWIND $records AS record
MATCH ()-[f:%s]->() WHERE f.link_id STARTS WITH record
RETURN collect(f.link_id) AS ids, collect(f.version) AS versions, collect(f.digest) AS digests"""
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
    for text in (_KNOWN_CLAIMS, *(_KNOWN_LINKS % link for link in link_types)):
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


def forget(tx: ManagedTransaction, records: list[str], link_types: Iterable[str]) -> list[str]:
    """Take out all that these records said. Returns the entities it was about: some may be left without a fact."""
    touched: set[str] = set()
    if records:
        for text in (_FORGET_CLAIMS, *(_FORGET_LINKS % link for link in link_types)):
            touched.update(tx.run(text, records=records).single(strict=True)["ids"])
    return sorted(touched)


def sweep(tx: ManagedTransaction, touched: list[str], registry: Registry) -> dict[str, int]:
    """Take out entities that a replaced record left without a fact. Links and verdicts of others on a source-keyed
    entity that nobody claims any more, and conclusions on any, dangle again, as they would have if it had never been
    claimed. Returns their batches."""
    if not touched:
        return {}
    unclaimed = [entity for entity in touched if not is_issued(entity, registry)]
    links = tx.run(_LOOSEN_LINKS, ids=unclaimed, record_chars=RECORD_CHARS).single(strict=True)
    # A loosened link may have been all that named the identifier at its other end.
    left = sorted({*touched, *(end for of_batch in links["ends"] for pair in of_batch for end in pair)})
    found = links["loosened"]
    found += tx.run(_LOOSEN_VERDICTS, ids=left).single(strict=True)["loosened"]
    found += tx.run(_LOOSEN_CONCLUSIONS, ids=left).single(strict=True)["loosened"]
    if found:
        tx.run(DECIDED).consume()
    tx.run(_SWEEP, ids=left).consume()
    loosened: dict[str, int] = defaultdict(int)
    for batch, facts in found:
        loosened[batch] += facts
    return dict(loosened)
