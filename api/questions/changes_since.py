"""changesSince: what changed in the graph, in order, for other systems that follow it."""

from __future__ import annotations

from collections.abc import Iterator

import strawberry

from api.connections import Connection, Edge, PageInfo, decode, encode, page_size
from api.context import Asking
from api.scalars import DateTime
from api.types.entity import Info
from graph_model.records import Record, Source
from graph_model.verdicts import VERDICTS, Conclusion, Decision, Verdict
from graph_model.withdrawals import Withdrawal
from stores.journal.wire import decode as decode_batch
from stores.operations.changes import Change as Changed

BATCHES = 100
"""Batches that one page looks at: where the reader may see little of them, a page may be short and yet not the last."""


@strawberry.type(description="A record or a decision that came, came newer, took effect late, or was taken out.")
class Change:
    at: DateTime
    what: str = strawberry.field(description="RECORD, VERDICT or CONCLUSION.")
    withdrawn: bool = strawberry.field(description="What it said was taken out of the graph.")
    source: str
    record_ref: str
    version: str | None
    entities: list[strawberry.ID] = strawberry.field(
        description="Entities that it names; those that only its older version named may have changed too."
    )
    batch: strawberry.ID


@strawberry.type(description="Changes in order. The endCursor of the last page is where to go on later.")
class ChangeConnection(Connection[Change]):
    pass


@strawberry.type
class Query:
    @strawberry.field(description="What changed since a cursor, or since the beginning; oldest first.")
    def changes_since(self, info: Info, cursor: str | None = None, first: int = 500) -> ChangeConnection:
        size, asking = page_size(first), info.context
        begin, skipped = decode(cursor, [int, int]) or (0, -1)
        edges: list[Edge[Change]] = []
        end, more = (begin, skipped), False
        found = asking.service.stores.operations.changes.since(begin, BATCHES + 1)
        for changed in found[:BATCHES]:
            for index, change in _changes(changed, asking):
                if changed.sequence == begin and index <= skipped:
                    continue
                if len(edges) == size:
                    more = True
                    break
                end = (changed.sequence, index)
                edges.append(Edge(cursor=encode(end), node=change))
            if more:
                break
            end = (changed.sequence, _LAST)
        more = more or len(found) > BATCHES
        page = PageInfo(has_next_page=more, end_cursor=encode(end) if found else cursor)
        return ChangeConnection(edges=edges, page_info=page, total=len(edges), at_least=True)


_LAST = 2**31 - 1


def _changes(changed: Changed, asking: Asking) -> Iterator[tuple[int, Change]]:
    """What of a batch changed that the reader may see, by the index of the record."""
    stores = asking.service.stores
    content = decode_batch(stores.journal.read(changed.batch))
    if isinstance(content, Withdrawal):
        return
    if isinstance(content, Decision):
        if content.vc in asking.reader.vc:
            yield 0, _decision(changed, content)
        return
    source, records = content
    for index in range(len(records)) if changed.records is None else changed.records:
        name = records[index].visibility or source.visibility
        if stores.classes.get(name) in asking.reader.vc:
            yield index, _record(changed, source, records[index])


def _record(changed: Changed, source: Source, record: Record) -> Change:
    return Change(
        at=DateTime(changed.at),
        what="RECORD",
        withdrawn=changed.withdrawn,
        source=source.name,
        record_ref=record.ref,
        version=str(record.version),
        entities=[strawberry.ID(entity) for entity in sorted(record.named())],
        batch=strawberry.ID(changed.batch),
    )


def _decision(changed: Changed, decision: Decision) -> Change:
    about = [decision.a, decision.b] if isinstance(decision, Verdict) else []
    if isinstance(decision, Conclusion):
        about = [decision.entity]
    return Change(
        at=DateTime(changed.at),
        what=type(decision).__name__.upper(),
        withdrawn=decision.withdrawn_at is not None,
        source=VERDICTS,
        record_ref=decision.id,
        version=None,
        entities=[strawberry.ID(entity) for entity in about],
        batch=strawberry.ID(changed.batch),
    )
