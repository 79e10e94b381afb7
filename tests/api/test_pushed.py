"""Pushing by GraphQL and what is told of pushes: results, rejected rows, changes, jobs; to who may see them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from api.context import Asking
from loaders.decisions import Decisions
from loaders.push.replay import replay
from loaders.push.sources import describe_source
from loaders.stores import Stores
from loaders.withdrawing import withdraw
from loaders.worker import Worker
from tests.api.asking import CLASSES, ask, asking, serving
from tests.loaders.push.pushing import ADA, BOB, knows, person, push, rows_of

INGEST = """mutation($kind: String!, $rows: [JSON!]!, $key: String!, $dry: Boolean, $source: String = "script") {
  ingest(kind: $kind, source: $source, key: $key, rows: $rows, dryRun: $dry) {
    key job state rows written unchanged rejected dangling waiting accepted
    results { line status code field reason missing } } }"""
CHANGES = """query($cursor: String, $first: Int) { changesSince(cursor: $cursor, first: $first) {
  pageInfo { hasNextPage endCursor } edges { node { what withdrawn source recordRef version entities } } } }"""
REJECTED = """query($source: String, $after: String, $first: Int) {
  rejectedRows(source: $source, first: $first, after: $after) { total pageInfo { hasNextPage endCursor }
  edges { node { source kind code field reason rule raw } } } }"""


@pytest.fixture
def everything(stores: Stores) -> Iterator[Asking]:
    """Who sees all, with a worker at work."""
    with Worker(stores).running() as worker:
        yield asking(stores, CLASSES, service=replace(serving(stores), worker=worker))


def ingest(request: Asking, kind: str, rows: list[Any], key: str = "k", **more: Any) -> dict[str, Any]:
    answer = ask(request, INGEST, kind=kind, rows=rows, key=key, **more)
    assert not answer["errors"], answer
    return dict(answer["data"]["ingest"])


def test_four_hundred_links_are_one_call(everything: Asking, stores: Stores) -> None:
    people = [person(str(n), f"N {n}") for n in range(401)]
    assert ingest(everything, "Person", people)["written"] == 401
    found = ingest(everything, "KNOWS", [knows(str(n), str(n + 1)) for n in range(400)], "links")
    assert (found["state"], found["written"], len(found["results"])) == ("done", 400, 400)
    assert rows_of(stores, "MATCH ()-[r:KNOWS]->() RETURN count(r)") == [[400]]
    assert len(stores.operations.all_batches()) == 2
    again = ingest(everything, "KNOWS", [knows(str(n), str(n + 1)) for n in range(400)], "links")
    assert again == found


def test_each_row_is_told_how_it_ended_and_a_dry_run_writes_nothing(everything: Asking, stores: Stores) -> None:
    rows = [person("ada", "Ada"), {"id": "x", "attributes": {"born": "soon"}}, 3]
    tried = ingest(everything, "Person", rows, dry=True)
    assert (tried["state"], tried["accepted"], tried["rejected"], tried["job"]) == ("dry run", 1, 2, None)
    assert stores.operations.all_batches() == []
    told = ingest(everything, "Person", rows)
    assert [row["status"] for row in told["results"]] == ["written", "rejected", "rejected"]
    assert told["results"][1]["field"] == "attributes.born"
    refused = ask(everything, INGEST, kind="Person", rows=[{"id": 1}], key="k")
    assert refused["errors"][0]["message"].startswith("This Idempotency-Key came with another body")
    for bad in ({"kind": "Nobody"}, {"source": "No Name"}, {"rows": [{"id": 1}] * 1_001}, {"key": ""}):
        given = {"kind": "Person", "rows": [], "key": "other"} | bad
        assert ask(everything, INGEST, **given)["errors"], bad


def test_a_push_is_found_by_its_key_and_as_a_job_by_who_may_see_its_records(everything: Asking, stores: Stores) -> None:
    told = ingest(everything, "Person", [person("ada", "Ada", visibility="secret"), person("bob", "Bob")])
    text = """query($key: String!, $job: ID!) { batch(key: $key) { rows written waiting state batches }
      job(id: $job) { state done total result } }"""
    found = ask(everything, text, key="k", job=told["job"])["data"]
    assert found["batch"]["written"] == found["job"]["done"] == found["job"]["total"] == 2
    assert found["job"]["state"] == "done"
    hidden = ask(asking(stores, ["open"]), text, key="k", job=told["job"])["data"]
    assert hidden == ask(everything, text, key="nothing", job="nothing")["data"] == {"batch": None, "job": None}


def test_a_job_is_stopped_and_what_it_held_is_never_written(stores: Stores) -> None:
    request = asking(stores, CLASSES)
    told = ingest(request, "Person", [person("ada", "Ada")])
    assert (told["state"], told["waiting"]) == ("waiting", 1)
    text = "mutation($id: ID!) { cancelJob(id: $id) { state done total result } }"
    assert ask(request, text, id=told["job"])["data"]["cancelJob"]["state"] == "cancelled"
    Worker(stores).drain()
    assert rows_of(stores, "MATCH (e:Entity) RETURN e") == []
    assert ask(request, text, id="nothing")["errors"]


def test_rejected_rows_are_kept_as_they_came_and_shown_to_who_may_see_them(stores: Stores) -> None:
    describe_source("hushed", {"visibility": "secret"}, stores)
    bad = [{"id": str(n), "colour": n} for n in range(3)]
    push(stores, "Person", bad)
    push(stores, "Person", bad[:1], source="hushed")
    push(stores, "Person", [{"id": "z", "colour": 1, "visibility": "secret"}])
    whole = asking(stores, CLASSES)
    first = ask(whole, REJECTED, first=3)["data"]["rejectedRows"]
    assert (first["total"], first["pageInfo"]["hasNextPage"]) == (5, True)
    rest = ask(whole, REJECTED, first=3, after=first["pageInfo"]["endCursor"])["data"]["rejectedRows"]
    nodes = [edge["node"] for edge in (*first["edges"], *rest["edges"])]
    assert sorted(node["raw"]["id"] for node in nodes) == ["0", "0", "1", "2", "z"]
    assert {(node["kind"], node["code"], node["field"]) for node in nodes} == {("Person", "UNKNOWN_FIELD", "colour")}
    assert all("+model." in node["rule"] for node in nodes)
    assert ask(asking(stores, ["open"]), REJECTED)["data"]["rejectedRows"]["total"] == 3
    assert ask(whole, REJECTED, source="hushed")["data"]["rejectedRows"]["total"] == 1


def test_rejected_rows_are_read_again_after_a_fix(stores: Stores) -> None:
    before = replace(stores, classes={"open": 1})
    push(before, "Person", [person("ada", "Ada", visibility="secret"), {"id": "x", "colour": 1}])
    assert stores.operations.rejected_count("script") == 2
    done = replay(stores)
    Worker(stores).drain()
    assert (done.accepted, done.refused) == (1, 1)
    assert rows_of(stores, "MATCH (c:Claim) RETURN c.name, c.vc") == [["Ada", stores.classes["secret"]]]
    assert stores.operations.rejected_count("script") == 1
    totals = stores.operations.pushes.totals()
    assert totals["written"] == 1
    assert (replay(stores).accepted, stores.operations.rejected_count("script")) == (0, 1)


def follow(request: Asking, cursor: str | None = None, first: int = 2) -> tuple[list[dict[str, Any]], str | None]:
    """All changes from a cursor on, a page at a time, and where to go on."""
    found: list[dict[str, Any]] = []
    while True:
        page = ask(request, CHANGES, cursor=cursor, first=first)["data"]["changesSince"]
        found += [edge["node"] for edge in page["edges"]]
        cursor = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            return found, cursor


def test_who_follows_the_graph_is_told_each_change_once_in_order(stores: Stores) -> None:
    request = asking(stores, CLASSES)
    push(stores, "Person", [person(n, n.title(), version=1) for n in ("ada", "bob", "carl")])
    push(stores, "KNOWS", [knows("ada", "dora")])
    Worker(stores).drain()
    found, cursor = follow(request)
    assert [(change["recordRef"], change["version"]) for change in found] == [
        ("Person:ada", "1"),
        ("Person:bob", "1"),
        ("Person:carl", "1"),
    ]
    assert follow(request, cursor) == ([], cursor)
    push(stores, "Person", [person("dora", "Dora"), person("ada", "Ada", version=1)])
    Worker(stores).drain()
    Decisions(stores, "secret").same(ADA, BOB, "same ID number", "inspector", [1])
    found, cursor = follow(request, cursor)
    assert [(change["what"], change["entities"]) for change in found] == [
        ("RECORD", ["Person:script:dora"]),
        ("RECORD", [ADA, "Person:script:dora"]),
        ("VERDICT", [ADA, BOB]),
    ]
    withdraw(stores, source="script", reason="forged", by="inspector")
    Worker(stores).drain()
    found, cursor = follow(request, cursor)
    assert {change["recordRef"] for change in found if change["withdrawn"]} >= {"Person:ada", "Person:carl"}
    assert follow(request, cursor) == ([], cursor)


def test_who_may_see_less_is_told_less_of_what_changed(stores: Stores) -> None:
    push(stores, "Person", [person("ada", "Ada", visibility="secret"), person("bob", "Bob")])
    push(stores, "Person", [person("carl", "Carl", visibility="secret")])
    Worker(stores).drain()
    Decisions(stores, "secret").same(ADA, BOB, "same ID number", "inspector", [1, 2])
    found, cursor = follow(asking(stores, ["open"]))
    assert [change["entities"] for change in found] == [[BOB]]
    assert follow(asking(stores, ["open"]), cursor) == ([], cursor)
    assert len(follow(asking(stores, CLASSES), first=1)[0]) == 4
