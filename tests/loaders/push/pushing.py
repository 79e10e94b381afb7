"""Pushing in tests: rows of a few kinds, the door without HTTP, and an independent count of what is in the graph."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import orjson

from loaders.push.intake import Intake
from loaders.stores import Stores
from loaders.worker import Worker

ADA, BOB, CARL = "Person:script:ada", "Person:script:bob", "Person:script:carl"


def person(id: str, name: str, **about: Any) -> dict[str, Any]:
    return {"id": id, "attributes": {"name": name}, **about}


def knows(a: str, b: str, **about: Any) -> dict[str, Any]:
    return {"start": {"type": "Person", "id": a}, "end": {"type": "Person", "id": b}, **about}


def body(rows: Sequence[Any]) -> bytes:
    return b"".join(orjson.dumps(row) + b"\n" for row in rows)


def push(stores: Stores, kind: str, rows: Sequence[Any], key: str | None = None, source: str = "script") -> str:
    """The id of an acknowledged push; nobody wrote it yet."""
    return Intake(stores).push_body(kind, source, key, io.BytesIO(body(rows)), "identity").id


def answer(stores: Stores, push: str) -> Any:
    """What the push is answered, once the worker was there."""
    Worker(stores).drain()
    row = stores.operations.pushes.of_id(push)
    assert row is not None
    assert row.answer is not None
    return orjson.loads(row.answer)


def statuses(stores: Stores, push: str) -> list[str]:
    return [result["status"] for result in answer(stores, push)["results"]]


def rows_of(stores: Stores, text: str, **values: Any) -> list[list[Any]]:
    with stores.graph.session() as session:
        return [list(record.values()) for record in session.run(text, **values)]


def names(stores: Stores) -> list[list[Any]]:
    return rows_of(stores, "MATCH (c:Claim)-[:ABOUT]->(e) RETURN e.entity_id, c.name ORDER BY e.entity_id, c.name")
