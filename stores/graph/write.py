"""One batch into the graph: one transaction, with the batch's marker, each fact exactly once.

A record that is known in this version is left alone but for facts that dangled before; a newer one replaces exactly
what the older one said; an older one changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from neo4j import ManagedTransaction

from graph_model.errors import StoreUnavailable
from graph_model.keys import ordinal
from graph_model.records import Batch, Outcome, Status
from graph_model.registry import Registry
from stores.graph.archiving import Touched, note
from stores.graph.changes import ADDED
from stores.graph.first_load import FirstLoad, SeenEntities
from stores.graph.known import Known, forget, keep_silent, known_of, sweep
from stores.graph.rows import Planned, Row, entity_row, is_issued
from stores.graph.write_text import BARE, CLAIMS, LINKS, SIGHTINGS, SLOTS

_APPLIED = "MATCH (b:Batch {batch_id: $id}) RETURN b.dangling AS dangling"
_SOURCE = """
MERGE (s:Source {name: $name}) SET s.name = $name
RETURN coalesce(s.link_types, []) AS link_types, coalesce(s.batches, 0) AS batches"""
"""Also takes the source's lock, so that two loads of one source follow each other."""
PRESENT = "UNWIND $ids AS id MATCH (e:Entity {entity_id: id}) RETURN collect(e.entity_id) AS ids"
_MARK = """
MERGE (s:Source {name: $source.name})
SET s.title = $source.title, s.licence = $source.licence, s.zone = $source.zone, s.country = $source.country,
    s.reliability = $source.reliability, s.credibility = $source.credibility, s.link_types = $link_types,
    s.batches = coalesce(s.batches, 0) + 1,
    s.vcs = coalesce(s.vcs, []) + [vc IN $vcs WHERE NOT vc IN coalesce(s.vcs, [])]
MERGE (b:Batch {batch_id: $id})
SET b.source = $source.name, b.recorded_at = $recorded_at, b.rows = $rows, b.dangling = $dangling"""


MOST_TOUCHED = 5_000
"""Entities that a batch's marker names."""


class EntitiesVanished(StoreUnavailable):
    """Somebody took out entities that a batch links, after it had seen them. Nothing of the batch is written."""

    code = "ENTITIES_VANISHED"


def write_batch(
    tx: ManagedTransaction, batch: Batch, planned: list[Planned], registry: Registry, first: FirstLoad
) -> Outcome:
    """Write the planned rows of a batch inside `tx` and say how each record ended. first: the load it belongs to.
    Raises EntitiesVanished."""
    applied = tx.run(_APPLIED, id=batch.id).single()
    if applied and not applied["dangling"]:
        return Outcome((Status.UNCHANGED,) * len(planned), {}, frozenset())
    source = tx.run(_SOURCE, name=batch.source.name).single(strict=True)
    records, link_types = {p.record for p in planned}, source["link_types"]
    unknown = first.knows_none_of(records, source["batches"])
    known = Known() if unknown else known_of(tx, records, link_types)

    newest = _newest(planned)
    current = [p for p in planned if newest[p.record] is p and p.order >= known.orders.get(p.record, p.order)]
    replaced = [p.record for p in current if p.record in known.orders and p.order > known.orders[p.record]]
    sightings = Touched()
    touched = forget(tx, replaced, link_types, sightings)
    for record in replaced:
        known.facts[record] = set()

    missing = _missing_ends(tx, current, registry, first.seen)
    wrote = _write_rows(tx, batch, current, known, missing, registry, first.seen)
    silent = {p.record: p.order for p in current if p.index not in wrote and not known.facts.get(p.record)}
    keep_silent(tx, silent, known.silent & {p.record for p in current} - set(silent))
    wrote |= {p.index for p in current if p.record in silent and known.orders.get(p.record) != p.order}
    loosened = sweep(tx, touched, registry, sightings)
    _mark(tx, batch, current, link_types, len(missing))
    for p in current:
        if p.sightings and p.index in wrote:
            had = known.facts.get(p.record)
            sightings.gone((p.record,), (row["slot"]["hour"] for row in p.sightings) if had else ())
    tx.run(ADDED, id=batch.id, touched=None if replaced or applied else _touched(current)).consume()
    note(tx, sightings)
    conflicts = frozenset(
        p.index
        for p in planned
        if p.index not in missing and p.index not in wrote and _conflicts(p, newest[p.record], known)
    )
    statuses = tuple(_status(p.index, missing, wrote, conflicts) for p in planned)
    return Outcome(statuses, missing, conflicts, loosened)


def _status(index: int, missing: Mapping[int, Any], wrote: set[int], conflicts: frozenset[int]) -> Status:
    if index in missing:
        return Status.DANGLING
    if index in wrote:
        return Status.WRITTEN
    return Status.REJECTED if index in conflicts else Status.UNCHANGED


def _newest(planned: list[Planned]) -> dict[str, Planned]:
    """The newest of the versions that a batch itself holds of each record; of equal ones the first."""
    newest: dict[str, Planned] = {}
    for p in planned:
        if p.record not in newest or p.order > newest[p.record].order:
            newest[p.record] = p
    return newest


def _conflicts(p: Planned, newest: Planned, known: Known) -> bool:
    """Whether the record says something else under the very version that holds now."""
    version, digest = max(newest.order, known.orders.get(p.record, newest.order))
    return p.order[0] == version and p.order[1] != digest


def _missing_ends(
    tx: ManagedTransaction, current: list[Planned], registry: Registry, seen: SeenEntities
) -> dict[int, tuple[str, ...]]:
    """By index of a record: the source-keyed ends of its links that neither the graph nor this batch knows."""
    claimed = {row["entity_id"] for p in current for row in p.claims}
    ends = {end for p in current for row in p.ties() for end in (row["start"], row["end"])} - claimed
    unsure = [end for end in seen.unknown(ends) if not is_issued(end, registry)]
    if not unsure:
        return {}
    absent = set(unsure) - set(tx.run(PRESENT, ids=unsure).single(strict=True)["ids"])
    if not absent:
        return {}
    found = ((p.index, sorted({e for r in p.ties() for e in (r["start"], r["end"])} & absent)) for p in current)
    return {index: tuple(ends) for index, ends in found if ends}


def _write_rows(
    tx: ManagedTransaction,
    batch: Batch,
    current: list[Planned],
    known: Known,
    missing: Mapping[int, tuple[str, ...]],
    registry: Registry,
    seen: SeenEntities,
) -> set[int]:
    """Create the facts that the graph lacks; the indexes of the records that had any."""
    claims: list[Row] = []
    links: list[Row] = []
    sightings: list[Row] = []
    wrote: set[int] = set()
    for p in current:
        new = p if p.record not in known.facts and p.index not in missing else _lacking(p, known, missing)
        claims += new.claims
        links += new.links
        sightings += new.sightings
        if new.claims or new.links or new.sightings:
            wrote.add(p.index)
    shared = {"source": batch.source.name, "batch": batch.id, "recorded_at": batch.recorded_at}
    ends = {end for row in (*links, *sightings) for end in (row["start"], row["end"])}
    bare = seen.unknown(end for end in ends if is_issued(end, registry))
    if claims:
        _send(tx, CLAIMS, claims, shared)
    if bare:
        _send(tx, BARE, [entity_row(end, registry) for end in bare])
    _link(tx, LINKS, links, batch, shared)
    if sightings:
        slots = {(row["slot"]["slot_id"], row["end"]): {"slot": row["slot"], "sensor": row["end"]} for row in sightings}
        _send(tx, SLOTS, list(slots.values()))
        _link(tx, SIGHTINGS, sightings, batch, shared)
    return wrote


def _lacking(p: Planned, known: Known, missing: Mapping[int, tuple[str, ...]]) -> Planned:
    """What the graph does not have of a record, and could have."""
    have = known.facts.get(p.record, set())
    absent = set(missing.get(p.index, ()))
    claims = tuple(row for row in p.claims if row["fact_id"] not in have)
    links, sightings = (
        tuple(
            row
            for row in rows
            if row["fact_id"] not in have and row["start"] not in absent and row["end"] not in absent
        )
        for rows in (p.links, p.sightings)
    )
    return replace(p, claims=claims, links=links, sightings=sightings)


def _link(tx: ManagedTransaction, text: str, rows: list[Row], batch: Batch, shared: Row) -> None:
    """Create links or sightings. Raises EntitiesVanished."""
    wanted = len(rows)
    if rows and _send(tx, text, rows, shared) != wanted:
        raise EntitiesVanished(
            "Entities were taken out while a batch linked them.", where=f"batch {batch.id}", do="try again"
        )


def _send(tx: ManagedTransaction, text: str, rows: list[Row], shared: Row | None = None) -> Any:
    """What a statement says of rows; empties them. The driver's results hold each other in a circle and with it what
    they were sent with: a load would keep all its rows until Python looks for circles, which it does rarely."""
    found = tx.run(text, rows=rows, batch=shared).single()
    rows.clear()
    return found[0] if found else None


def _mark(tx: ManagedTransaction, batch: Batch, current: list[Planned], link_types: list[str], dangling: int) -> None:
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
        link_types=sorted({*link_types, *(name for p in current for name in p.link_types())}),
        vcs=sorted({row["facts"]["vc"] for p in current for row in (*p.claims, *p.ties())}),
        id=batch.id,
        recorded_at=batch.recorded_at,
        rows=len(batch.records),
        dangling=dangling,
    ).consume()


def _touched(current: list[Planned]) -> list[int] | None:
    """Ordinals of the entities that a batch names, None for too many: a copy is pulled anew then."""
    named = {row["entity_id"] for p in current for row in p.claims}
    named |= {end for p in current for row in p.ties() for end in (row["start"], row["end"])}
    return sorted(map(ordinal, named)) if len(named) <= MOST_TOUCHED else None
