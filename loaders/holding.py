"""Leases that last as long as a block, and the graph for one process alone."""

from __future__ import annotations

import os
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy.exc import OperationalError

from graph_model.errors import TooBusy
from stores.operations.leases import Leases

LEASE = "worker"
"""Who has it moves batches into the graph."""
ALONE = "alone"
"""While somebody has it, workers let go of theirs."""
_LOOK_S = 0.2


def holder_name() -> str:
    """A name for whoever holds a lease here."""
    return f"{socket.gethostname()[:24]}:{os.getpid()}:{secrets.token_hex(4)}"


@contextmanager
def held(leases: Leases, name: str, holder: str) -> Iterator[bool]:
    """Whether the lease could be had; kept until the end of the block, however long that takes."""
    if not leases.take(name, holder):
        yield False
        return
    done = threading.Event()

    def renew() -> None:
        while not done.wait(leases.seconds / 4):
            # A database that is away for a moment is asked again before the lease runs out.
            with suppress(OperationalError):
                leases.take(name, holder)

    keeper = threading.Thread(target=renew, name="lease", daemon=True)
    keeper.start()
    try:
        yield True
    finally:
        done.set()
        keeper.join()
        leases.release(name, holder)


@contextmanager
def alone(leases: Leases) -> Iterator[None]:
    """No worker moves a batch until the end of the block; what is pushed meanwhile waits. Begins when the batch that is
    being moved is in the graph. Raises TooBusy where another process has the graph for itself."""
    holder = holder_name()
    with held(leases, ALONE, holder) as first:
        if not first:
            raise TooBusy("Another process rebuilds or exports the graph.", do="wait until it is done", seconds=30)
        while True:
            with held(leases, LEASE, holder) as ours:
                if ours:
                    yield
                    return
            time.sleep(_LOOK_S)
