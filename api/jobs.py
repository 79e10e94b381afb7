"""Questions that are answered behind: each in a thread of its own, with how far it is, until somebody stops it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Lock, Semaphore, Thread
from typing import Any

from algorithms.progress import Progress
from graph_model.errors import Cancelled, SightlineError, TooBusy

AT_ONCE = 2
"""Questions that are worked on at once; others wait."""
MOST = 100
"""Questions that are kept with their answers, the newest."""
WAITING, RUNNING, DONE, FAILED, CANCELLED = "waiting", "running", "done", "failed", "cancelled"
Work = Callable[[Progress], Any]


@dataclass(slots=True)
class Running:
    """One question. vc: visibility classes of who asked, who alone is told of it. result: plain JSON."""

    id: str
    kind: str
    vc: tuple[int, ...]
    state: str = WAITING
    done: int = 0
    total: int = 0
    result: Any = None
    stopped: Event = field(default_factory=Event)

    def progress(self, done: int, total: int) -> None:
        """Note how far it is. Raises Cancelled where somebody stopped it."""
        self.done, self.total = done, total
        if self.stopped.is_set():
            raise Cancelled(f"The job was stopped at {done} of {total}.", do="ask again")


class Jobs:
    """The questions of one process. Threads may share it; they end with the process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: dict[str, Running] = {}
        self._room = Semaphore(AT_ONCE)

    def start(self, kind: str, vc: tuple[int, ...], work: Work) -> Running:
        """Work on a question as soon as there is room. Raises TooBusy."""
        running = Running(f"question-{secrets.token_hex(12)}", kind, vc)
        with self._lock:
            ended = [one.id for one in self._kept.values() if one.state not in (WAITING, RUNNING)]
            while len(self._kept) >= MOST and ended:
                del self._kept[ended.pop(0)]
            if len(self._kept) >= MOST:
                raise TooBusy(f"{MOST} questions wait for their answers.", do="stop some with cancelJob, or wait")
            self._kept[running.id] = running
        # Daemons, so that a server that is stopped does not wait for them.
        Thread(target=self._run, args=(running, work), name=running.id, daemon=True).start()
        return running

    def of_id(self, id: str, vc: tuple[int, ...]) -> Running | None:
        """A question that somebody with these classes asked."""
        found = self._kept.get(id)
        return found if found is not None and found.vc == vc else None

    def cancel(self, running: Running) -> None:
        """Stop a question: one that waits at once, one that is worked on at its next step. An answer stays."""
        running.stopped.set()
        if running.state == WAITING:
            running.state = CANCELLED

    def _run(self, running: Running, work: Work) -> None:
        with self._room:
            _answer(running, work)


def _answer(running: Running, work: Work) -> None:
    if running.stopped.is_set():
        running.state = CANCELLED
        return
    running.state = RUNNING
    try:
        running.result = work(running.progress)
        running.done = running.total = max(running.total, running.done, 1)
        running.state = DONE
    except Cancelled:
        running.state = CANCELLED
    except SightlineError as error:
        running.result, running.state = {"code": error.code, "message": str(error)}, FAILED
    except Exception:
        # A fault of ours: its text may hold what nobody should see.
        running.result, running.state = {"code": "INTERNAL", "message": "The question could not be answered."}, FAILED
        raise
