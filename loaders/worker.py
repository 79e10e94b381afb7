"""The worker: of all processes that share the operational database, one moves waiting batches into the graph."""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import OperationalError

from graph_model.errors import StoreUnavailable
from graph_model.keys import type_of
from graph_model.records import Batch
from graph_model.verdicts import VERDICTS, Decision
from graph_model.withdrawals import Withdrawal
from loaders.holding import ALONE, LEASE, held, holder_name
from loaders.rebuild import is_cut_off, remake
from loaders.retrying import retry_for
from loaders.settling import settle, settle_decision
from loaders.stores import Stores
from loaders.withdrawing import apply_withdrawal
from stores.graph.moving import loose_batches, move
from stores.graph.rows import is_issued
from stores.journal.wire import decode
from stores.operations.tables import BatchRow

_LOG = logging.getLogger("sightline.worker")
_IDLE_S = 0.5
"""How long it sleeps when nothing waits and nobody wakes it: batches of other processes come without a sound."""
_LONGEST_PAUSE_S = 5.0
_ABANDONED_MS = 600_000
"""A batch that a load kept so long ago and did not write belongs to a load that was killed."""
_LOOK_S = 60.0
_MOST_TRIES = 3


class _TryAgain(Exception):
    """A batch was not written, and may be the next time."""


class Worker:
    """Moves batches while it holds the lease. `down`: the graph did not answer when it was last asked."""

    def __init__(self, stores: Stores) -> None:
        self.stores, self.down = stores, False
        self.holder = holder_name()
        self._stop, self._woken = threading.Event(), threading.Event()
        self._settled = threading.Condition()
        self._tries: dict[str, int] = {}
        self._recovered = self._prepared = False

    def wake(self) -> None:
        """Something waits."""
        self._woken.set()

    def wait(self, seconds: float) -> None:
        """Wait until the worker of this process settled something, or a short while for that of another one."""
        with self._settled:
            self._settled.wait(seconds)

    @contextmanager
    def running(self) -> Iterator[Worker]:
        """At work in a thread of its own until the end of the block."""
        thread = threading.Thread(target=self._run, name="worker", daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._stop.set()
            self._woken.set()
            # A batch that is cut off here is found waiting by whoever comes next.
            thread.join(timeout=5)

    def drain(self) -> int:
        """Write all that waits now, in this thread; how many batches. Waits while another process holds the lease.

        Raises StoreUnavailable.
        """
        moved = 0
        while self.stores.operations.queue.length():
            with self._leased() as ours:
                if not ours:
                    time.sleep(0.2)
                moved += self.empty() if ours else 0
        return moved

    def empty(self) -> int:
        """Write all that waits, where the graph is ours already, unless somebody wants it for itself; how many batches.
        Raises StoreUnavailable."""
        moved = 0
        while not self._gives_way() and self._stepped():
            moved += 1
        return moved

    def _gives_way(self) -> bool:
        """Whether another process wants the graph for itself."""
        leases = self.stores.operations.leases
        return leases.living(ALONE) is not None and leases.living(LEASE) == self.holder

    def _stepped(self) -> bool:
        while True:
            try:
                return self.step()
            except _TryAgain:
                time.sleep(0.1)

    def step(self) -> bool:
        """Write the next batch; False where none waits. Raises StoreUnavailable, and then it waits still."""
        row = self.stores.operations.queue.next()
        if row is None:
            return False
        try:
            self._move(row)
        except (StoreUnavailable, OperationalError):
            # It may have been cut off after the batch was settled, and before what waited for it was tried again.
            self._recovered = False
            raise
        except Exception as error:
            # It may be another writer's fault; one that never can be written must not keep the others from the graph.
            self._tries[row.id] = self._tries.get(row.id, 0) + 1
            if self._tries[row.id] < _MOST_TRIES:
                raise _TryAgain from error
            self._set_aside(row, error)
        with self._settled:
            self._settled.notify_all()
        return True

    def adopt(self) -> None:
        """Take over what a load kept and did not write because it was killed."""
        self.stores.operations.queue.adopt(time.time_ns() // 1_000_000 - _ABANDONED_MS)

    def recover(self, *, unclean: bool) -> None:
        """What a process that was killed, or cut off from a store, between the graph's commit and its own note did not
        write down: which batches dangle again, and what it did not try again. unclean: the one before did not end in
        order. A rebuild that did not come to its end is made again."""
        if is_cut_off(self.stores):
            _LOG.warning("a rebuild was cut off: the graph is made again from the journal")
            remake(self.stores)
        self.stores.keep_up()
        loose = loose_batches(self.stores.graph)
        if unclean:
            loose |= {row.id for row in self.stores.operations.all_batches() if row.source == VERDICTS}
        self.stores.operations.queue.try_again(loose)
        retry_for((), self.stores)
        self._recovered = True

    def _run(self) -> None:
        pause = 0.0
        while not self._stop.wait(pause):
            try:
                with self._leased() as ours:
                    self._work(ours)
                pause = _IDLE_S
            except Exception as error:
                self.down = isinstance(error, StoreUnavailable)
                pause = min(_LONGEST_PAUSE_S, 2 * pause + random.uniform(0.05, 0.2))
                cause = error.__cause__ if isinstance(error, _TryAgain) else error
                _LOG.warning("the worker pauses for %.1f s: %s", pause, type(cause).__name__)

    def _work(self, ours: bool) -> None:
        """Until somebody ends it, or, where the lease is another's, not at all."""
        looked = 0.0
        if ours and not self._prepared:
            # The store may have been down when it was opened.
            self.stores.graph.apply_schema()
            self._prepared = True
        while ours and not self._stop.is_set() and not self._gives_way():
            self.down = False
            if time.monotonic() > looked + _LOOK_S:
                self.adopt()
                looked = time.monotonic()
                self.stores.archive.tidy()
            if not self.step():
                self._woken.wait(_IDLE_S)
                self._woken.clear()

    def _move(self, row: BatchRow) -> None:
        content = decode(self.stores.journal.read(row.id))
        if isinstance(content, Withdrawal):
            apply_withdrawal(content, row.id, self.stores)
            return
        if isinstance(content, Decision):
            settle_decision(content, row.id, self.stores.graph.decide(content, row.id), self.stores)
            return
        source, records = content
        batch = Batch(row.id, source, records, row.recorded_at)
        planned = self.stores.graph.plan(batch, self.stores.all_classes())
        outcome, before = move(self.stores.graph, batch, planned)
        self.stores.keep_up()
        settle(batch, outcome, self.stores, before)
        retry_for(named(batch, self.stores), self.stores)

    def _set_aside(self, row: BatchRow, error: Exception) -> None:
        self._tries.pop(row.id, None)
        code = getattr(error, "code", None) or type(error).__name__
        _LOG.error("batch %s cannot be written: %s", row.id, code)
        self.stores.operations.queue.failed(row.id, str(code)[:200])

    @contextmanager
    def _leased(self) -> Iterator[bool]:
        """Whether the lease could be had, and nobody wants the graph for itself."""
        leases = self.stores.operations.leases
        last = leases.holder(LEASE)
        if leases.living(ALONE) is not None:
            yield False
            return
        with held(leases, LEASE, self.holder) as ours:
            if ours and (not self._recovered or last):
                self.recover(unclean=last is not None)
            yield ours


def named(batch: Batch, stores: Stores) -> set[str]:
    """The entities that a batch may have brought into being: those it claims, and issued ones that it names."""
    declared = stores.registry.entities
    claimed = {claim.entity for record in batch.records for claim in record.claims}
    ends = {end for record in batch.records for end in record.named()}
    return claimed | {end for end in ends if type_of(end) in declared and is_issued(end, stores.registry)}
