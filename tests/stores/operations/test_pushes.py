"""Pushes that come at once: each key once, each batch once, and nobody is forgotten or waits for good."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from graph_model.records import Rejection
from stores.operations import Operations
from stores.operations.pushes import Kept
from stores.operations.queue import Settled
from stores.operations.tables import PushRow


def push(id: str, key: str | None = None, **more: object) -> PushRow:
    plain = {"source": "script", "kind": "Person", "visibility": "open", "received_at": 1, "refusals": "[]"}
    return PushRow(id=id, key=key or id, fingerprint="f", rows=1, refused=0, cancelled=False, **plain | more)


def accept(
    operations: Operations, row: PushRow, batches: Sequence[str], rejections: Iterator[Rejection] | None = None
) -> PushRow:
    kept = [Kept(batch, 1) for batch in batches]
    return operations.pushes.accept(row, kept, rejections or iter(()), "r1", lambda _: "open")


def refused(row: int, field: str = "id") -> Rejection:
    return Rejection(row, "EMPTY", field, "it is empty", {"id": row})


def test_of_many_with_one_key_at_once_one_is_kept_and_all_are_told_which(operations: Operations) -> None:
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda n: accept(operations, push(f"p{n}", "monday"), [f"b{n}"]), range(8)))
    kept = operations.pushes.of_key("monday")
    assert kept is not None
    assert {one.id for one in found} == {kept.id}
    assert [row.id for row in operations.all_batches()] == [f"b{kept.id[1:]}"]
    assert operations.pushes.totals()["acknowledged"] == 1


def test_many_who_bring_the_same_batches_and_the_same_faults_in_any_order_all_get_through(
    operations: Operations,
) -> None:
    batches, rows = [f"b{n}" for n in range(12)], [refused(n) for n in range(100)]

    def send(number: int) -> None:
        way = 1 if number % 2 else -1
        accept(operations, push(f"p{number}"), batches[::way], iter(rows[::way]))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(send, range(8)))
    assert sorted(row.id for row in operations.all_batches()) == sorted(batches)
    assert operations.rejected.count("script") == 100
    again = [operations.pushes.standing(row).batches for n in range(8) if (row := operations.pushes.of_id(f"p{n}"))]
    assert [list(found) for found in again] == [batches[:: 1 if n % 2 else -1] for n in range(8)]


def test_a_push_that_comes_while_its_batch_is_settled_is_looked_at_again(operations: Operations) -> None:
    accept(operations, push("first"), ["b"])
    inside, settled = Event(), Event()

    def slowly() -> Iterator[Rejection]:
        """In the middle of the second push's transaction."""
        inside.set()
        settled.wait(0.5)
        yield from ()

    def settle() -> None:
        assert inside.wait(10)
        operations.queue.settle(Settled("b", "w", 1, answers={"first": "{}"}))
        settled.set()

    with ThreadPoolExecutor(2) as threads:
        done = threads.submit(settle)
        accept(operations, push("second"), ["b"], slowly())
        done.result()
    waits = operations.queue.next()
    assert waits is not None
    assert [(row.id, again) for row, again in operations.queue.unanswered("b")] == [("second", True)]


def test_what_a_script_names_with_a_nul_is_kept_and_asked_for(operations: Operations) -> None:
    accept(operations, push("p"), [], iter([refused(1, "a\0b")]))
    (kept,) = operations.rejected.page("script", None, ["open"], None, 9)
    assert (kept.field, kept.raw) == ("a\ufffdb", '{"id":1}')
    assert operations.pushes.of_id("p\0") is operations.pushes.of_key("\0") is None
    assert operations.rejected.count("script\0") == 0
