"""The way from the door through the journal into a real Neo4j: acknowledged is never lost, and counted once."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_model.errors import StoreUnavailable
from graph_model.records import Batch
from loaders import worker
from loaders.decisions import Decisions
from loaders.holding import LEASE
from loaders.pipeline import load
from loaders.rebuild import rebuild
from loaders.retrying import retry_for
from loaders.stores import Stores
from loaders.worker import Worker
from stores.graph import Graph
from stores.graph.content import content_hash
from stores.graph.moving import move
from stores.journal.wire import decode
from stores.operations.leases import Leases
from tests.loaders.fresh import afresh
from tests.loaders.push.pushing import ADA, BOB, answer, knows, names, person, push, rows_of, statuses
from tests.loaders.test_pipeline import Listed
from tests.loaders.test_pipeline import person as claimed
from tests.tries import tries

ENDS = ("written", "unchanged", "rejected", "dangling")


def settled(stores: Stores) -> None:
    """Acknowledged = written + unchanged + rejected + dangling, over all pushes and for each batch."""
    totals = stores.operations.pushes.totals()
    assert totals["acknowledged"] == sum(totals[end] for end in ENDS)
    for row in stores.operations.all_batches():
        assert row.records == row.written + row.unchanged + row.rejected + row.dangling


def test_a_push_is_durable_before_it_is_acknowledged_and_written_afterwards(stores: Stores) -> None:
    one = push(stores, "Person", [person("ada", "Ada"), person("bob", "Bob"), {"id": 3.5}])
    row = stores.operations.pushes.of_id(one)
    assert row is not None
    (batch,) = stores.operations.pushes.standing(row).batches
    assert stores.journal.path(batch).exists()
    assert names(stores) == []
    assert statuses(stores, one) == ["written", "written", "rejected"]
    assert names(stores) == [[ADA, "Ada"], [BOB, "Bob"]]
    settled(stores)


def test_what_dangles_is_written_when_its_ends_come_in_whichever_order_sources_come(stores: Stores) -> None:
    link = {"start": {"type": "Person", "id": "ada"}, "end": {"type": "Person", "id": "x", "source": "other"}}
    one = push(stores, "KNOWS", [link])
    found = answer(stores, one)["results"]
    assert found == [{"line": 1, "status": "dangling", "missing": ["Person:other:x", ADA]}]
    push(stores, "Person", [person("ada", "Ada")])
    Worker(stores).drain()
    assert rows_of(stores, "MATCH ()-[r:KNOWS]->() RETURN r.source") == []
    push(stores, "Person", [person("x", "Xenia")], source="other")
    Worker(stores).drain()
    assert rows_of(stores, "MATCH (a)-[r:KNOWS]->(b) RETURN a.entity_id, b.entity_id") == [[ADA, "Person:other:x"]]
    row = stores.operations.pushes.of_id(one)
    assert row is not None
    assert stores.operations.pushes.standing(row).counts["written"] == 1
    settled(stores)


def test_a_file_that_brings_what_a_push_waits_for_settles_it(stores: Stores) -> None:
    one = push(
        stores,
        "KNOWS",
        [
            {
                "start": {"type": "Person", "id": "ada", "source": "reg"},
                "end": {"type": "Person", "id": "bob", "source": "reg"},
            }
        ],
    )
    assert statuses(stores, one) == ["dangling"]
    load([Listed([claimed("Person:reg:ada", "Ada"), claimed("Person:reg:bob", "Bob")])], stores)
    assert len(rows_of(stores, "MATCH ()-[r:KNOWS]->() RETURN r.source")) == 1
    settled(stores)


def test_links_that_lose_their_end_are_counted_as_dangling_again(stores: Stores) -> None:
    push(stores, "Person", [person("ada", "Ada", version=1), person("bob", "Bob", version=1)])
    one = push(stores, "KNOWS", [knows("ada", "bob"), knows("bob", "ada")])
    assert statuses(stores, one) == ["written", "written"]
    push(stores, "record", [{"ref": "Person:bob", "version": 2}])
    Worker(stores).drain()
    row = stores.operations.pushes.of_id(one)
    assert row is not None
    assert stores.operations.pushes.standing(row).counts["dangling"] == 2
    settled(stores)
    push(stores, "Person", [person("bob", "Bob again", version=3)])
    Worker(stores).drain()
    assert stores.operations.pushes.standing(row).counts["written"] == 2
    settled(stores)


def test_a_worker_that_was_killed_after_the_commit_counts_what_it_wrote_as_written(stores: Stores) -> None:
    one = push(stores, "Person", [person("ada", "Ada"), person("bob", "Bob")])
    row = stores.operations.queue.next()
    assert row is not None

    source, records = decode(stores.journal.read(row.id))  # type: ignore[misc]
    batch = Batch(row.id, source, records, row.recorded_at)
    move(stores.graph, batch, stores.graph.plan(batch, stores.classes))
    assert statuses(stores, one) == ["written", "written"]
    settled(stores)


def test_what_waits_is_tried_again_when_the_store_fails_just_as_its_end_has_come(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = push(stores, "KNOWS", [knows("ada", "bob")])
    assert statuses(stores, one) == ["dangling"]
    retry, fails = retry_for, [StoreUnavailable("The connection was cut.")]

    def cut_once(entities: Iterable[str], stores: Stores) -> int:
        if fails and set(entities):
            raise fails.pop()
        return retry(entities, stores)

    monkeypatch.setattr(worker, "retry_for", cut_once)
    with Worker(stores).running():
        push(stores, "Person", [person("ada", "Ada"), person("bob", "Bob")])
        end = time.monotonic() + 30
        while stores.operations.pushes.totals()["dangling"] and time.monotonic() < end:
            time.sleep(0.1)
    assert fails == []
    assert len(rows_of(stores, "MATCH ()-[r:KNOWS]->() RETURN r.source")) == 1
    assert stores.operations.pushes.totals()["dangling"] == 0
    settled(stores)


def test_the_same_rows_again_change_nothing_and_are_unchanged(stores: Stores) -> None:
    rows = [person("ada", "Ada"), person("bob", "Bob")]
    assert statuses(stores, push(stores, "Person", rows)) == ["written", "written"]
    once = content_hash(stores.graph)
    assert statuses(stores, push(stores, "Person", rows)) == ["unchanged", "unchanged"]
    assert content_hash(stores.graph) == once
    settled(stores)


def test_of_two_contents_under_one_version_one_holds_in_either_order_and_the_late_loser_is_told(stores: Stores) -> None:
    endings = []
    for order in (("Ada", "Eva"), ("Eva", "Ada")):
        afresh(stores)
        told = [answer(stores, push(stores, "Person", [person("ada", name, version=1)])) for name in order]
        codes = [result.get("code") for one in told for result in one["results"]]
        endings.append((content_hash(stores.graph), codes.count("CONFLICTING_VERSION")))
        settled(stores)
    assert endings[0][0] == endings[1][0]
    assert sorted(lost for _, lost in endings) == [0, 1]


def test_only_one_of_two_workers_writes_and_the_other_takes_over_when_it_falls_silent(stores: Stores) -> None:
    leases = Leases(stores.operations.engine, seconds=0.3)
    assert leases.take(LEASE, "a")
    assert not leases.take(LEASE, "b")
    assert leases.take(LEASE, "a")
    time.sleep(0.5)
    assert leases.take(LEASE, "b")
    assert not leases.take(LEASE, "a")
    leases.release(LEASE, "b")
    assert leases.take(LEASE, "a")


def test_a_batch_that_cannot_be_written_is_set_aside_and_keeps_nobody_waiting(stores: Stores) -> None:
    bad = push(stores, "Person", [person("ada", "Ada")])
    row = stores.operations.queue.next()
    assert row is not None
    kept = stores.journal.path(row.id).read_bytes()
    stores.journal.path(row.id).write_bytes(b"damaged")
    assert statuses(stores, push(stores, "Person", [person("bob", "Bob")])) == ["written"]
    found = stores.operations.pushes.of_id(bad)
    assert found is not None
    standing = stores.operations.pushes.standing(found)
    assert (standing.counts["failed"], standing.faults) == (1, ("BAD_INPUT",))
    stores.journal.path(row.id).write_bytes(kept)
    assert stores.operations.queue.retry_failed() == 1
    assert statuses(stores, bad) == ["written"]


def test_a_decision_taken_while_the_store_fails_is_written_later(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    push(stores, "Person", [person("ada", "Ada"), person("bob", "Bob")])
    Worker(stores).drain()

    def fails(*_: object) -> bool:
        raise StoreUnavailable("It is gone.")

    with monkeypatch.context() as patched:
        patched.setattr(Graph, "decide", fails)
        with pytest.raises(StoreUnavailable):
            Decisions(stores, "secret").same(ADA, BOB, "same ID number", "inspector", [1])
    Worker(stores).drain()
    assert rows_of(stores, "MATCH ()-[r:SAME_AS]->() RETURN r.by") == [["inspector"]]


REFS, VERSIONS = st.sampled_from("xy"), st.integers(1, 3)
PEOPLE = st.sampled_from(["ada", "bob", "carl"])
ROWS = st.one_of(
    st.tuples(st.just("Person"), st.builds(lambda i, n, v: person(i, n, version=v), PEOPLE, PEOPLE, VERSIONS)),
    st.tuples(
        st.just("KNOWS"),
        st.builds(
            lambda a, b, r, v: knows(a, b, ref=r, version=v), PEOPLE, PEOPLE, st.sampled_from("xy"), st.integers(1, 3)
        ),
    ),
)


@given(st.lists(st.tuples(ROWS, st.sampled_from(["one", "two"])), max_size=8), st.randoms(use_true_random=False))
@settings(max_examples=tries(4), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_pushes_doubled_and_in_any_order_make_the_same_graph_and_so_does_a_rebuild(
    stores: Stores, sent: list[tuple[tuple[str, dict[str, Any]], str]], chance: Any
) -> None:
    hashes = []
    for order in (sent, chance.sample(sent, len(sent)) + chance.sample(sent, len(sent))):
        afresh(stores)
        for (kind, row), source in order:
            push(stores, kind, [row], source=source)
            if chance.random() < 0.5:
                Worker(stores).drain()
        Worker(stores).drain()
        settled(stores)
        hashes.append(content_hash(stores.graph))
    rebuild(stores)
    settled(stores)
    assert [content_hash(stores.graph), hashes[1]] == [hashes[0]] * 2
