"""One batch into the graph: one transaction, with the batch's marker, each fact exactly once.

A record that is known in this version is left alone but for facts that dangled before; a newer one replaces exactly
what the older one said; an older one changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from neo4j import ManagedTransaction

from graph_model.keys import RECORD_CHARS, type_of
from graph_model.records import Batch, Outcome, Status
from graph_model.registry import Registry
from stores.graph.rows import Planned, Row, entity_row, is_issued
from stores.graph.write_text import bare_text, claims_text, links_text

_APPLIED = "MATCH (b:Batch {batch_id: $id}) RETURN b.dangling AS dangling"
_SOURCE = "MERGE (s:Source {name: $name}) SET s.name = $name RETURN s.link_types AS link_types"
"""Also takes the source's lock, so that two loads of one source follow each other. Null for a source never seen."""
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
_PRESENT = "UNWIND $ids AS id MATCH (e:Entity {entity_id: id}) RETURN collect(e.entity_id) AS ids"
_MARK = """
MERGE (s:Source {name: $source.name})
SET s.title = $source.title, s.licence = $source.licence, s.zone = $source.zone, s.country = $source.country,
    s.reliability = $source.reliability, s.credibility = $source.credibility, s.link_types = $link_types,
    s.vcs = coalesce(s.vcs, []) + [vc IN $vcs WHERE NOT vc IN coalesce(s.vcs, [])]
MERGE (b:Batch {batch_id: $id})
SET b.source = $source.name, b.recorded_at = $recorded_at, b.rows = $rows, b.dangling = $dangling
MERGE (g:Store {name: 'graph'}) SET g.changes = coalesce(g.changes, 0) + 1"""


@dataclass(slots=True)
class _Known:
    """What the graph holds of some records: by record its newest (version, digest) and its fact ids."""

    orders: dict[str, tuple[int, int]] = field(default_factory=dict)
    facts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, ids: Iterable[str], versions: Iterable[int], digests: Iterable[int]) -> None:
        for fact, version, digest in zip(ids, versions, digests, strict=True):
            record = fact[:RECORD_CHARS]
            self.orders[record] = max(self.orders.get(record, (version, digest)), (version, digest))
            self.facts[record].add(fact)


def write_batch(tx: ManagedTransaction, batch: Batch, planned: list[Planned], registry: Registry) -> Outcome:
    """Write the planned rows of a batch inside `tx` and say how each record ended."""
    applied = tx.run(_APPLIED, id=batch.id).single()
    if applied and not applied["dangling"]:
        return Outcome((Status.UNCHANGED,) * len(planned), {}, frozenset())
    seen = tx.run(_SOURCE, name=batch.source.name).single(strict=True)["link_types"]
    link_types = list(seen or [])
    known = _Known() if seen is None else _known(tx, {p.record for p in planned}, link_types)

    newest = _newest(planned)
    current = [p for p in planned if newest[p.record] is p and p.order >= known.orders.get(p.record, p.order)]
    replaced = [p.record for p in current if p.record in known.orders and p.order > known.orders[p.record]]
    touched = _forget(tx, replaced, link_types)
    for record in replaced:
        known.facts[record] = set()

    missing = _missing_ends(tx, current, registry)
    wrote = _write_rows(tx, batch, current, known, missing, registry)
    loosened = _sweep(tx, touched, registry)
    statuses, conflicts = [], set()
    for p in planned:
        status = Status.UNCHANGED
        if p.index in missing:
            status = Status.DANGLING
        elif p.index in wrote:
            status = Status.WRITTEN
        elif _conflicts(p, newest[p.record], known):
            status = Status.REJECTED
            conflicts.add(p.index)
        statuses.append(status)
    vcs = {row["vc"] for p in current for _, row in (*p.claims, *p.links)}
    _mark(tx, batch, sorted({*link_types, *(t for p in current for t, _ in p.links)}), sorted(vcs), len(missing))
    return Outcome(tuple(statuses), missing, frozenset(conflicts), loosened)


def _newest(planned: list[Planned]) -> dict[str, Planned]:
    """The newest of the versions that a batch itself holds of each record; of equal ones the first."""
    newest: dict[str, Planned] = {}
    for p in planned:
        if p.record not in newest or p.order > newest[p.record].order:
            newest[p.record] = p
    return newest


def _conflicts(p: Planned, newest: Planned, known: _Known) -> bool:
    """Whether the record says something else under the very version that holds now."""
    version, digest = max(newest.order, known.orders.get(p.record, newest.order))
    return p.order[0] == version and p.order[1] != digest


def _known(tx: ManagedTransaction, records: set[str], link_types: list[str]) -> _Known:
    known, wanted = _Known(), sorted(records)
    for text in (_KNOWN_CLAIMS, *(_KNOWN_LINKS % link for link in link_types)):
        found = tx.run(text, records=wanted).single(strict=True)
        known.add(found["ids"], found["versions"], found["digests"])
    return known


def _forget(tx: ManagedTransaction, records: list[str], link_types: list[str]) -> list[str]:
    """Take out all that these records said. Returns the entities it was about: some may be left without a fact."""
    touched: set[str] = set()
    if records:
        for text in (_FORGET_CLAIMS, *(_FORGET_LINKS % link for link in link_types)):
            touched.update(tx.run(text, records=records).single(strict=True)["ids"])
    return sorted(touched)


def _sweep(tx: ManagedTransaction, touched: list[str], registry: Registry) -> dict[str, int]:
    """Take out entities that a replaced record left without a fact. Links of others to a source-keyed entity that
    nobody claims any more dangle again, as they would have if it had never been claimed. Returns their batches."""
    if not touched:
        return {}
    unclaimed = [entity for entity in touched if not is_issued(entity, registry)]
    loosened = tx.run(_LOOSEN, ids=unclaimed).single(strict=True)["loosened"]
    tx.run(_SWEEP, ids=touched).consume()
    return dict(loosened)


def _missing_ends(tx: ManagedTransaction, current: list[Planned], registry: Registry) -> dict[int, tuple[str, ...]]:
    """By index of a record: the source-keyed ends of its links that neither the graph nor this batch knows."""
    claimed = {row["entity_id"] for p in current for _, row in p.claims}
    ends = {end for p in current for _, row in p.links for end in (row["start"], row["end"])} - claimed
    unsure = sorted(end for end in ends if not is_issued(end, registry))
    if not unsure:
        return {}
    absent = set(unsure) - set(tx.run(_PRESENT, ids=unsure).single(strict=True)["ids"])
    if not absent:
        return {}
    found = ((p.index, sorted({e for _, r in p.links for e in (r["start"], r["end"])} & absent)) for p in current)
    return {index: tuple(ends) for index, ends in found if ends}


def _write_rows(
    tx: ManagedTransaction,
    batch: Batch,
    current: list[Planned],
    known: _Known,
    missing: Mapping[int, tuple[str, ...]],
    registry: Registry,
) -> set[int]:
    """Create the facts that the graph lacks; the indexes of the records that had any."""
    claims: dict[str, list[Row]] = defaultdict(list)
    links: dict[str, list[Row]] = defaultdict(list)
    wrote: set[int] = set()
    for p in current:
        have = known.facts.get(p.record, set())
        absent = set(missing.get(p.index, ()))
        new_claims = [(name, row) for name, row in p.claims if row["fact_id"] not in have]
        new_links = [
            (name, row)
            for name, row in p.links
            if row["fact_id"] not in have and row["start"] not in absent and row["end"] not in absent
        ]
        for name, row in new_claims:
            claims[name].append(row)
        for name, row in new_links:
            links[name].append(row)
        if new_claims or new_links:
            wrote.add(p.index)
    shared = {"source": batch.source.name, "batch": batch.id, "recorded_at": batch.recorded_at}
    for name in sorted(claims):
        tx.run(claims_text(registry.entities[name]), rows=claims[name], batch=shared).consume()
    for name, bare in sorted(_bare(links, registry).items()):
        tx.run(bare_text(registry.entities[name]), rows=bare).consume()
    for name in sorted(links):
        tx.run(links_text(registry.links[name]), rows=links[name], batch=shared).consume()
    return wrote


def _bare(links: Mapping[str, list[Row]], registry: Registry) -> dict[str, list[Row]]:
    ends = {end for rows in links.values() for row in rows for end in (row["start"], row["end"])}
    bare: dict[str, list[Row]] = defaultdict(list)
    for end in sorted(ends):
        if is_issued(end, registry):
            bare[type_of(end)].append(entity_row(end))
    return bare


def _mark(tx: ManagedTransaction, batch: Batch, link_types: list[str], vcs: list[int], dangling: int) -> None:
    source: dict[str, Any] = {
        "name": batch.source.name,
        "title": batch.source.title,
        "licence": batch.source.licence,
        "zone": batch.source.zone,
        "country": batch.source.country,
        "reliability": batch.source.grade.reliability,
        "credibility": batch.source.grade.credibility,
    }
    tx.run(
        _MARK,
        source=source,
        link_types=link_types,
        vcs=vcs,
        id=batch.id,
        recorded_at=batch.recorded_at,
        rows=len(batch.records),
        dangling=dangling,
    ).consume()
