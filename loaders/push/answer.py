"""What a push is answered: a result for each line, and their sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from graph_model.records import Batch, Rejection, Status
from loaders.report import conflict
from stores.operations.queue import LETTERS
from stores.operations.tables import PushRow

MOST_NAMED = 20
"""Missing entities that are named for one line."""


def refusals(rejections: Sequence[Rejection]) -> str:
    """What is kept of refused lines until the others are known."""
    return orjson.dumps([[one.row, one.code, one.field, one.reason] for one in rejections]).decode()


def answer_of(push: PushRow, batch: Batch | None, letters: str, missing: Mapping[int, Sequence[str]]) -> str:
    """The answer as JSON. letters: how each record of the batch ended. missing: index -> entities that did not come."""
    results = [
        {"line": line, "status": Status.REJECTED.value, "code": code, "field": field, "reason": reason}
        for line, code, field, reason in orjson.loads(push.refusals or "[]")
    ]
    for index, letter in enumerate(letters):
        assert batch is not None
        record = batch.records[index]
        results.append(_result(record.row, letter, missing.get(index, ()), conflict(record)))
    results.sort(key=lambda result: int(result["line"]))
    return orjson.dumps(told(push, results, [batch.id] if batch else [])).decode()


def told(push: PushRow, results: Sequence[Mapping[str, Any]], batches: Sequence[str]) -> dict[str, Any]:
    """Results with their sum."""
    found = [result["status"] for result in results]
    return {
        "key": push.key,
        "job": push.id,
        "source": push.source,
        "kind": push.kind,
        "rows": len(results),
        **{status.value: found.count(status.value) for status in Status},
        "batches": list(batches),
        "results": list(results),
    }


def _result(line: int, letter: str, missing: Sequence[str], lost: Rejection) -> dict[str, Any]:
    status = LETTERS[letter]
    found: dict[str, Any] = {"line": line, "status": status.value}
    if status is Status.DANGLING:
        found["missing"] = list(missing[:MOST_NAMED])
    if status is Status.REJECTED:
        found |= {"code": lost.code, "field": lost.field, "reason": lost.reason}
    return found
