"""What the graph holds of some records already, and how a newer version takes it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from neo4j import ManagedTransaction

from graph_model.keys import RECORD_CHARS
from graph_model.registry import Registry
from stores.graph.rows import is_issued

_KNOWN_CLAIMS = """
UNWIND $records AS record
MATCH (f:Claim) WHERE f.claim_id STARTS WITH record
RETURN collect(f.claim_id) AS ids, collect(f.version) AS versions, collect(f.digest) AS digests"""
_KNOWN_LINKS = """
UNWIND $records AS record
MATCH ()-[f:%s]->() WHERE f.link_id STARTS WITH record
RETURN collect(f.link_id) AS ids, collect(f.version) AS versions, collect(f.digest) AS digests"""
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
_LOOSEN = """
UNWIND $ids AS id
MATCH (e:Entity {entity_id: id}) WHERE NOT EXISTS { (e)<-[:ABOUT]-(:Claim) }
MATCH (e)-[r]-(:Entity)
WITH DISTINCT r, r.batch AS batch
DELETE r
WITH batch, count(*) AS links
OPTIONAL MATCH (b:Batch {batch_id: batch})
SET b.dangling = b.dangling + links
RETURN collect([batch, links]) AS loosened"""
_SWEEP = "UNWIND $ids AS id MATCH (e:Entity {entity_id: id}) WHERE NOT (e)--() DELETE e"


@dataclass(slots=True)
class Known:
    """By record its newest (version, digest) and its fact ids."""

    orders: dict[str, tuple[int, int]] = field(default_factory=dict)
    facts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, ids: Iterable[str], versions: Iterable[int], digests: Iterable[int]) -> None:
        """Note facts of any records."""
        for fact, version, digest in zip(ids, versions, digests, strict=True):
            record = fact[:RECORD_CHARS]
            self.orders[record] = max(self.orders.get(record, (version, digest)), (version, digest))
            self.facts[record].add(fact)


def known_of(tx: ManagedTransaction, records: Iterable[str], link_types: Iterable[str]) -> Known:
    """What the graph holds of these records. link_types: those that their source ever wrote; each is an index seek."""
    known, wanted = Known(), sorted(set(records))
    for text in (_KNOWN_CLAIMS, *(_KNOWN_LINKS % link for link in link_types)):
        found = tx.run(text, records=wanted).single(strict=True)
        known.add(found["ids"], found["versions"], found["digests"])
    return known


def forget(tx: ManagedTransaction, records: list[str], link_types: Iterable[str]) -> list[str]:
    """Take out all that these records said. Returns the entities it was about: some may be left without a fact."""
    touched: set[str] = set()
    if records:
        for text in (_FORGET_CLAIMS, *(_FORGET_LINKS % link for link in link_types)):
            touched.update(tx.run(text, records=records).single(strict=True)["ids"])
    return sorted(touched)


def sweep(tx: ManagedTransaction, touched: list[str], registry: Registry) -> dict[str, int]:
    """Take out entities that a replaced record left without a fact. Links of others to a source-keyed entity that
    nobody claims any more dangle again, as they would have if it had never been claimed. Returns their batches."""
    if not touched:
        return {}
    unclaimed = [entity for entity in touched if not is_issued(entity, registry)]
    loosened = tx.run(_LOOSEN, ids=unclaimed).single(strict=True)["loosened"]
    tx.run(_SWEEP, ids=touched).consume()
    return dict(loosened)
