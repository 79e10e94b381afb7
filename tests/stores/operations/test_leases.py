"""Leases and changes: one holder at a time, one order of changes, however many ask at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import make_url

from stores.operations import Operations
from stores.operations.leases import Leases
from stores.operations.queue import Settled
from tests.postgresql import Server


def test_of_many_who_want_a_lease_at_once_one_gets_it(operations: Operations) -> None:
    leases, holders = operations.leases, [f"h{number}" for number in range(8)]
    with ThreadPoolExecutor(8) as threads:
        for name in ("one", "another"):
            got = list(threads.map(leases.take, [name] * 8, holders))
            assert got.count(True) == 1
            assert leases.holder(name) == holders[got.index(True)]


def test_a_lease_that_ran_out_is_had_by_one_of_those_who_want_it(operations: Operations) -> None:
    assert Leases(operations.engine, seconds=-1).take("worker", "gone")
    with ThreadPoolExecutor(8) as threads:
        got = list(threads.map(lambda number: operations.leases.take("worker", f"h{number}"), range(8)))
    assert got.count(True) == 1


def test_changes_that_are_noted_at_once_have_one_order_without_a_gap(operations: Operations) -> None:
    def settle(number: int) -> None:
        operations.keep_batch(f"b{number}", "script", 1, number)
        operations.queue.settle(Settled(f"b{number}", "w", number, waits=[number + 1], changed=[0]))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(settle, range(24)))
    found = operations.changes.since(0, 99)
    assert [one.sequence for one in found] == list(range(1, 25))
    assert {one.batch for one in found} == {f"b{number}" for number in range(24)}
    assert operations.queue.waiting_for([3, 5]) == ["b2", "b4"]


def test_batches_are_written_in_the_order_in_which_they_came_and_retried_where_they_failed(
    operations: Operations,
) -> None:
    for number in range(3):
        operations.keep_batch(f"b{number}", "script", 1, number)
    assert operations.queue.next() is None
    assert operations.queue.adopt(2) == 2
    first = operations.queue.next()
    assert first is not None
    assert (first.id, operations.queue.length()) == ("b0", 2)
    operations.queue.failed("b0", "BAD_INPUT")
    following = operations.queue.next()
    assert following is not None
    assert following.id == "b1"
    assert operations.queue.retry_failed() == 1
    assert operations.queue.length() == 2


def test_a_connection_that_the_server_closed_is_replaced(postgresql: Server) -> None:
    with postgresql.new_database() as uri:
        operations = Operations.open(uri)
        closed = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{make_url(uri).database}'"
        postgresql.tell(closed)
        assert operations.leases.take("worker", "me")
        operations.close()
