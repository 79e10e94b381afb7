"""The graph is what its journal says: lost and made again, it is equal."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

import pytest

from graph_model.errors import BadInput, TooBusy
from loaders.decisions import Decisions
from loaders.holding import alone
from loaders.pipeline import Stores, load
from loaders.rebuild import is_cut_off, rebuild
from loaders.withdrawing import withdraw
from loaders.worker import Worker
from stores.graph.content import content_hash
from stores.graph.moving import move
from tests.loaders.push.pushing import person as row
from tests.loaders.push.pushing import push, rows_of
from tests.loaders.test_pipeline import ADA, BOB, CARL, Listed, owns, person, refers


def test_a_lost_graph_is_made_again_from_the_journal_with_its_decisions_and_dangling_links(stores: Stores) -> None:
    load(
        [Listed([owns("o1", ADA), refers("r1", CARL)], "cars"), Listed([person(ADA, "Ada"), person(BOB, "Bob")])],
        stores,
    )
    load([Listed([person(ADA, "Ada Lovelace", 2)])], stores)
    decisions = Decisions(stores, strictest="secret")
    undone = decisions.same(ADA, BOB, "same ID number", "inspector", [1])
    decisions.withdraw(undone, "a typing error", "inspector")
    decisions.never_same(ADA, BOB, "other height", "inspector", [1])
    before = content_hash(stores.graph)

    assert rebuild(stores) == 6
    assert content_hash(stores.graph) == before
    load([Listed([person(CARL, "Carl")])], stores)
    with stores.graph.session() as session:
        assert session.run("MATCH ()-[r:USES]->() RETURN count(r) AS n").single(strict=True)["n"] == 1


def test_what_stands_under_a_class_that_the_policy_lost_is_made_again_too(stores: Stores) -> None:
    load([Listed([person(ADA, "Ada"), replace(person(BOB, "Bob"), visibility="secret")])], stores)
    before = content_hash(stores.graph)
    rebuild(replace(stores, classes={"open": 1}))
    assert content_hash(stores.graph) == before


def test_a_damaged_journal_is_told_before_anything_is_wiped(stores: Stores) -> None:
    (report,) = load([Listed([person(ADA, "Ada")])], stores)
    before = content_hash(stores.graph)
    stores.journal.path(next(iter(report.batches))).write_bytes(b"damaged")
    with pytest.raises(BadInput, match="damaged"):
        rebuild(stores)
    assert content_hash(stores.graph) == before


def test_what_is_pushed_while_the_graph_is_made_again_is_in_it_afterwards_and_nothing_else_is_missing(
    stores: Stores,
) -> None:
    """A worker of another process is at work, as when `serve` runs."""
    pushed = [f"p{number}" for number in range(60)]

    def script() -> None:
        for name in pushed:
            push(stores, "Person", [row(name, name)])

    sending = threading.Thread(target=script)
    with Worker(stores).running():
        sending.start()
        for _ in range(3):
            rebuild(stores)
        sending.join()
        until = time.monotonic() + 60
        while stores.operations.queue.length() and time.monotonic() < until:
            time.sleep(0.05)
    assert rows_of(stores, "MATCH (e:Entity) RETURN count(e)") == [[len(pushed)]]
    before = content_hash(stores.graph)
    rebuild(stores)
    assert content_hash(stores.graph) == before


def test_while_somebody_has_the_graph_for_themselves_no_worker_moves_a_batch_and_no_other_rebuild_begins(
    stores: Stores,
) -> None:
    with Worker(stores).running():
        with alone(stores.operations.leases):
            push(stores, "Person", [row("ada", "Ada")])
            time.sleep(1.5)
            assert stores.operations.queue.length() == 1
            with pytest.raises(TooBusy):
                rebuild(stores)
        until = time.monotonic() + 60
        while stores.operations.queue.length() and time.monotonic() < until:
            time.sleep(0.05)
    assert stores.operations.queue.length() == 0


def test_a_rebuild_that_is_cut_off_is_made_again_by_the_next_worker(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    load([Listed([person(ADA, "Ada")]), Listed([person(BOB, "Bob")], "other")], stores)
    before = content_hash(stores.graph)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("loaders.rebuild.move", killed)
        with pytest.raises(KeyboardInterrupt):
            rebuild(stores)
    assert content_hash(stores.graph) != before
    assert is_cut_off(stores)
    with Worker(stores).running():
        until = time.monotonic() + 60
        while is_cut_off(stores) and time.monotonic() < until:
            time.sleep(0.05)
    assert content_hash(stores.graph) == before


def test_a_batch_that_was_set_aside_keeps_no_other_from_the_graph(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    load([Listed([person(ADA, "Ada")]), Listed([person(BOB, "Bob")], "other")], stores)
    first, _ = stores.operations.all_batches()

    def refuses(graph: object, batch: object, planned: object) -> object:
        if batch.id == first.id:  # type: ignore[attr-defined]
            raise ValueError("cannot be written")
        return move(graph, batch, planned)  # type: ignore[arg-type]

    monkeypatch.setattr("loaders.rebuild.move", refuses)
    with pytest.raises(ValueError, match="cannot be written"):
        rebuild(stores)
    stores.operations.queue.failed(first.id, "ValueError")
    rebuild(stores)
    assert rows_of(stores, "MATCH (e:Entity) RETURN e.entity_id") == [[BOB]]
    assert [batch.state for batch in stores.operations.all_batches()] == ["failed", "applied"]


def test_a_rebuild_tells_those_who_follow_the_graph_nothing_new(stores: Stores) -> None:
    push(stores, "Person", [row("ada", "Ada")])
    Worker(stores).drain()
    withdraw(stores, source="script", reason="wrong", by="inspector")
    Worker(stores).drain()
    push(stores, "Person", [row("ada", "Ada")])
    Worker(stores).drain()
    before = stores.operations.changes.since(0, 100)
    rebuild(stores)
    assert stores.operations.changes.since(0, 100) == before
