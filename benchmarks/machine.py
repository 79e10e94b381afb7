"""What a measurement is worth only together with: the machine, the versions, a server of its own."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version

import psutil

from sightline.services.config import Options
from sightline.services.health import Connection, check
from sightline.services.neo4j import LocalServer
from sightline.settings import load_settings
from sightline.testing.servers import local_copy

OPTIONS = Options()
"""As an installation's own server runs."""


@dataclass(frozen=True)
class Server:
    """A server of one contender, and the process that it is."""

    at: Connection
    process: psutil.Process
    local: LocalServer

    def cpu(self) -> float:
        """Processor seconds that it has used so far."""
        times = self.process.cpu_times()
        return float(times.user + times.system)


@contextmanager
def fresh_server() -> Iterator[Server]:
    """An empty local Neo4j that is thrown away at the end."""
    with local_copy(load_settings()) as copy:
        local = replace(copy, options=OPTIONS)
        at = local.start()
        noted = copy.home.recorded()
        assert noted is not None
        yield Server(at, psutil.Process(noted.pid), local)


def machine(server: Connection) -> dict[str, object]:
    """Versions, processors, memory and how busy the machine was when this was asked."""
    return {
        "server": check(server),
        "heap_mb": OPTIONS.heap_mb,
        "page_cache_mb": OPTIONS.page_cache_mb,
        **versions(),
    }


def versions() -> dict[str, object]:
    """The same, where no server has a part in it."""
    packages = ("neo4j", "neo4j-rust-ext", "strawberry-graphql", "orjson")
    return {
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 2**30, 1),
        "load_average": [round(load, 1) for load in os.getloadavg()],
        **{package: version(package) for package in packages},
    }
