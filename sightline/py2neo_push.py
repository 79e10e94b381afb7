"""For scripts written for py2neo: a `Subgraph` becomes records that go through the same door as any other.

py2neo writes nothing to the database: `push(subgraph, "my-source")` stands where
`graph.merge(subgraph)` stood. It needs the extra `py2neo`.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from graph_model.declare import EntityType, IssuedKey, Timing
from graph_model.errors import BadInput, ServiceError
from graph_model.json_schema import RECORD
from graph_model.registry import Registry, build

if TYPE_CHECKING:
    from py2neo import Node, Relationship, Subgraph

ADDRESS = "http://127.0.0.1:8000"
BATCH = 1_000
_TIMES = {Timing.PERIOD: ("since", "until"), Timing.MOMENT: ("at",), Timing.TIMELESS: ()}
_TRIES = 8
_AGAIN = {429, 500, 502, 503, 504, 507}


def rows_of(subgraph: Subgraph, version: int | None = None, registry: Registry | None = None) -> list[dict[str, Any]]:
    """One row of the kind `record` for each node and each relationship, in a fixed order.

    A node has one label that is an entity type, its id under `id` or its issued key under `key`, and attributes; a
    relationship's type is a link type. version: of all rows. registry: the standard model if None. Raises BadInput for
    what the model does not know.
    """
    known = registry or build()
    about = {} if version is None else {"version": version}
    rows = [{"ref": _ref(node, known), **about, "claims": [_claim(node, known)]} for node in subgraph.nodes]
    rows += [{**about, "links": [_link(one, known)]} for one in subgraph.relationships]
    # Nodes by their names, then relationships.
    return sorted(rows, key=lambda row: (row.get("ref", "~"), json.dumps(row, sort_keys=True)))


def push(subgraph: Subgraph, source: str, address: str = ADDRESS, version: int | None = None) -> dict[str, int]:
    """Push a subgraph; how its rows ended. Raises BadInput for what is refused whole, ServiceError where nobody
    answers."""
    ended = dict.fromkeys(("written", "unchanged", "rejected", "dangling"), 0)
    rows = rows_of(subgraph, version)
    for begin in range(0, len(rows), BATCH):
        told = _send(rows[begin : begin + BATCH], source, address)
        for name in ended:
            ended[name] += told[name]
    return ended


def _send(rows: Sequence[Mapping[str, Any]], source: str, address: str) -> dict[str, Any]:
    import httpx2

    body = "".join(json.dumps(row, sort_keys=True) + "\n" for row in rows).encode()
    key = f"py2neo-{sha256(source.encode() + body).hexdigest()}"
    with httpx2.Client(base_url=address, timeout=60) as client:
        answer = _asked(client, "POST", f"/ingest/{RECORD}", params={"source": source}, content=body,
                        headers={"Idempotency-Key": key})  # fmt: skip
        while answer.status_code == 202:
            time.sleep(float(answer.headers["Retry-After"]))
            answer = _asked(client, "GET", answer.headers["Location"])
    return dict(answer.json())


def _asked(client: Any, method: str, url: str, **request: Any) -> Any:
    import httpx2

    for attempt in range(_TRIES):
        # All that were refused must not come back at the same moment.
        pause = 0.2 * 2**attempt * random.random()
        try:
            answer = client.request(method, url, **request)
        except httpx2.TransportError:
            time.sleep(pause)
            continue
        if answer.status_code in _AGAIN:
            time.sleep(pause + float(answer.headers.get("Retry-After", 0)))
            continue
        if answer.is_error:
            told = _problem(answer)
            raise BadInput(told["detail"], where=told["title"], expected=told.get("expected", ""))
        return answer
    raise ServiceError("Sightline does not take the rows.", where=str(client.base_url), do="is `sightline serve` up?")


def _problem(answer: Any) -> dict[str, str]:
    """What the API says, or whatever stands before it."""
    if answer.headers.get("Content-Type", "").startswith("application/problem+json"):
        return dict(answer.json())
    return {"title": str(answer.status_code), "detail": answer.reason_phrase}


def _declared(node: Node, registry: Registry) -> EntityType:
    found = sorted(label for label in node.labels if label in registry.entities)
    if len(found) != 1:
        raise BadInput(
            "A node needs one label that is an entity type.",
            where=":".join(sorted(node.labels)),
            expected="one of those that `sightline describe` lists",
        )
    return registry.entities[found[0]]


def _identity(node: Node, registry: Registry) -> dict[str, Any]:
    declared = _declared(node, registry)
    name = "key" if isinstance(declared.key, IssuedKey) else "id"
    if node.get(name) is None:
        raise BadInput(f"A {declared.name} needs the property {name}.", where=declared.name)
    return {"type": declared.name, name: node[name]}


def _ref(node: Node, registry: Registry) -> str:
    identity = _identity(node, registry)
    return f"{identity['type']}:{identity.get('id', identity.get('key'))}"


def _claim(node: Node, registry: Registry) -> dict[str, Any]:
    identity = _identity(node, registry)
    said = {name: value for name, value in _said(node).items() if name not in identity}
    return identity | {"attributes": dict(sorted(said.items()))}


def _said(one: Node | Relationship) -> dict[str, Any]:
    """The properties as a row tells them: days and moments as text, several values as a list. Raises BadInput for what
    no row can tell, as a place or a duration."""
    return {name: _value(name, value) for name, value in dict(one).items() if value is not None}


def _value(name: str, value: Any) -> Any:
    if isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, (list, tuple, set, frozenset)):
        several = [_value(name, each) for each in value]
        return sorted(several, key=str) if isinstance(value, (set, frozenset)) else several
    if callable(told := getattr(value, "iso_format", getattr(value, "isoformat", None))):
        return told()
    raise BadInput(
        f"The property {name[:60]!r} is a {type(value).__name__}.",
        where=name[:60],
        expected="text, a number, or a time",
    )


def _link(relationship: Relationship, registry: Registry) -> dict[str, Any]:
    name = type(relationship).__name__
    if name not in registry.links:
        raise BadInput(f"There is no link type {name[:60]!r}.", expected="one of those that `sightline describe` lists")
    said = _said(relationship)
    times = {key: said.pop(key) for key in _TIMES[registry.links[name].timing] if key in said}
    ends = {
        "start": _identity(relationship.start_node, registry),
        "end": _identity(relationship.end_node, registry),
    }
    return {"type": name, **ends, **times, "attributes": dict(sorted(said.items()))}
