"""What scripts pushed, as GraphQL tells it: the answer line by line, the job, the rows that were refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
import strawberry

from api.context import Asking
from api.jobs import Running
from api.scalars import JSON, DateTime
from loaders.push.job import state_of
from stores.operations.pushes import Standing
from stores.operations.tables import PushRow
from stores.operations.tables import RejectedRow as Refused


@strawberry.type(description="How one row ended.")
class RowResult:
    line: int = strawberry.field(description="Its place among the rows, from 1.")
    status: str = strawberry.field(description="written, unchanged, rejected or dangling.")
    code: str | None
    field: str | None
    reason: str | None
    missing: list[strawberry.ID] = strawberry.field(description="Entities that a dangling row waits for.")


@strawberry.type(description="The answer to pushed rows. With `state` other than done, ask `job` how they go on.")
class BatchResult:
    key: str | None
    job: strawberry.ID | None
    state: str = strawberry.field(description="waiting, running, done, failed, cancelled, or dry run.")
    rows: int
    written: int
    unchanged: int
    rejected: int
    dangling: int
    waiting: int = strawberry.field(description="Rows that are kept and not in the graph yet.")
    accepted: int = strawberry.field(description="Rows that were not refused when they were read.")
    results: list[RowResult] = strawberry.field(description="Of each row; while they wait only of those refused.")


@strawberry.type(description="A push and how its rows stand now; the counts sum to rows.")
class Batch:
    key: str
    job: strawberry.ID
    state: str
    source: str
    kind: str
    received_at: DateTime
    rows: int
    written: int
    unchanged: int
    rejected: int
    dangling: int
    waiting: int
    failed: int = strawberry.field(description="Rows that could not be written; an operator has to look.")
    cancelled: int
    batches: list[strawberry.ID] = strawberry.field(description="Ids of the journal's batches.")


@strawberry.type(description="Work that goes on behind.")
class Job:
    id: strawberry.ID
    kind: str = strawberry.field(description="What sort of work it is: push, or the name of a question.")
    state: str = strawberry.field(description="waiting, running, done, failed or cancelled.")
    done: int
    total: int
    result: JSON | None = strawberry.field(description="Null until it is done; of a push how its rows stand.")


@strawberry.type(description="A row that was refused, as it came, with the reason and the version of the rules.")
class RejectedRow:
    id: strawberry.ID
    source: str
    batch: strawberry.ID | None
    row: int
    kind: str | None
    code: str
    field: str
    reason: str
    rule: str | None
    raw: JSON
    recorded_at: DateTime


def visible_classes(asking: Asking) -> set[str]:
    """Names of the visibility classes of who asks."""
    return {name for name, vc in asking.service.stores.classes.items() if vc in asking.reader.vc}


def seen_push(asking: Asking, push: PushRow | None) -> Standing | None:
    """How a push stands, or None where there is none that this reader may see."""
    if push is None or not set(push.visibility.split("\n")) <= visible_classes(asking):
        return None
    return asking.service.stores.operations.pushes.standing(push)


def batch_of(standing: Standing) -> Batch:
    """A push for GraphQL."""
    push = standing.push
    return Batch(
        key=push.key,
        job=strawberry.ID(push.id),
        state=state_of(standing),
        source=push.source,
        kind=push.kind,
        received_at=DateTime(push.received_at),
        rows=push.rows,
        batches=[strawberry.ID(batch) for batch in standing.batches],
        **standing.counts,
    )


def job_of(standing: Standing) -> Job:
    """The job of a push."""
    push = standing.push
    return Job(
        id=strawberry.ID(push.id),
        kind="push",
        state=state_of(standing),
        done=push.rows - standing.counts["waiting"],
        total=push.rows,
        result=JSON({"key": push.key, **standing.counts}),
    )


def job_of_question(running: Running) -> Job:
    """The job of a question that is answered behind."""
    return Job(
        id=strawberry.ID(running.id),
        kind=running.kind,
        state=running.state,
        done=running.done,
        total=running.total,
        result=None if running.result is None else JSON(running.result),
    )


def result_of(standing: Standing, answer: str | None) -> BatchResult:
    """The answer to a push, line by line where it is known."""
    push = standing.push
    told: dict[str, Any] = orjson.loads(answer) if answer else {}
    refused = [
        {"line": line, "status": "rejected", "code": code, "field": field, "reason": reason}
        for line, code, field, reason in orjson.loads(push.refusals or "[]")
    ]
    counts = {name: told.get(name, standing.counts[name]) for name in ("written", "unchanged", "rejected", "dangling")}
    return BatchResult(
        key=push.key,
        job=strawberry.ID(push.id),
        state="done" if told else state_of(standing),
        rows=push.rows,
        waiting=0 if told else standing.counts["waiting"],
        accepted=push.rows - push.refused,
        results=[row_result(result) for result in told.get("results", refused)],
        **counts,
    )


def tried(found: Mapping[str, Any]) -> BatchResult:
    """What a dry run found."""
    return BatchResult(
        key=None,
        job=None,
        state="dry run",
        rows=found["rows"],
        written=0,
        unchanged=0,
        rejected=found["rejected"],
        dangling=0,
        waiting=0,
        accepted=found["accepted"],
        results=[row_result(result) for result in found["results"]],
    )


def row_result(found: Mapping[str, Any]) -> RowResult:
    """How a row ended."""
    return RowResult(
        line=found["line"],
        status=found["status"],
        code=found.get("code"),
        field=found.get("field"),
        reason=found.get("reason"),
        missing=[strawberry.ID(entity) for entity in found.get("missing", ())],
    )


def rejected_of(row: Refused) -> RejectedRow:
    """A refused row for GraphQL."""
    return RejectedRow(
        id=strawberry.ID(row.id),
        source=row.source,
        batch=None if row.batch is None else strawberry.ID(row.batch),
        row=row.row,
        kind=row.kind,
        code=row.code,
        field=row.field,
        reason=row.reason,
        rule=row.rule,
        raw=orjson.loads(row.raw),
        recorded_at=DateTime(row.recorded_at),
    )
