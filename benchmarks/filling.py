"""`load --offline` beside loading online: how many facts a second at one size, and which step takes how long."""

from __future__ import annotations

import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from benchmarks.loading import OFFLINE_BARS, open_stores
from benchmarks.machine import Server, fresh_server, machine
from benchmarks.registers import Register, sources_of
from loaders.pipeline import Stores, load
from sightline.offline import fill_and_load
from stores.graph.content import content_hash

Say = Callable[[str], None]


class Steps:
    """Seconds between what a load says that it does."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._step, self._begun = "", time.perf_counter()

    def __call__(self, what: str, done: int = 0, total: int | None = None) -> None:
        now = time.perf_counter()
        self.seconds[self._step] += now - self._begun
        self._step, self._begun = what.partition(" ")[0], now

    def told(self) -> dict[str, float]:
        """By the first word of each step."""
        self("")
        return {step: round(seconds, 1) for step, seconds in self.seconds.items() if step}


def measure_filling(registers: list[Register], size: dict[str, int], say: Say) -> dict[str, Any]:
    """Facts a second online and offline on a server each, whose graphs must be equal; seconds of each step offline."""
    steps, facts = Steps(), sum(size[name] for name in ("people", "links"))
    with _empty() as (server, stores):
        about = machine(server.at)
        say("loading online ...")
        online, expected = _seconds(lambda: load(sources_of(registers), stores)), content_hash(stores.graph)
    with _empty() as (server, stores):
        say("loading offline ...")
        offline = _seconds(lambda: fill_and_load(sources_of(registers), stores, server.local, steps))
        if content_hash(stores.graph) != expected:
            raise SystemExit("The graphs differ, so nothing was measured.")
    bar = OFFLINE_BARS["product"]
    return {
        "machine": about,
        **size,
        "facts": facts,
        "facts_per_second": {"online": round(facts / online), "offline": round(facts / offline)},
        "steps": steps.told(),
        "ratios": [
            {
                "what": "load, speed of offline against online",
                "ratio": round(online / offline, 3),
                "bar": bar,
                "holds": online / offline >= bar,
            }
        ],
    }


@contextmanager
def _empty() -> Iterator[tuple[Server, Stores]]:
    with ExitStack() as stack:
        server = stack.enter_context(fresh_server())
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="sightline-bench-")))
        yield server, open_stores(server.at, folder, stack)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
