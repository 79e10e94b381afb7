"""`sightline load` of somebody's files as a process: the memory it takes, and how long `expand` waits meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import psutil

from benchmarks.expanding import QUESTION, asked_over_http
from benchmarks.machine import Server, fresh_server, machine
from benchmarks.registers import Register

MEMORY_BAR_MB, WAIT_BAR = 500, 3.0
WARMING, ROUNDS, ASKED = 50, 200, "Person:bench-people:P0"
Ask = Callable[[str, dict[str, Any]], bytes]


def measure_meanwhile(registers: list[Register], size: dict[str, int], say: Callable[[str], None]) -> dict[str, Any]:
    """Peak memory of the loading process in MB, and the 95th hundredth of `expand` by HTTP in milliseconds, at rest and
    while the last register is loaded. At rest means: of the graph that is there after the load."""
    with fresh_server() as server, tempfile.TemporaryDirectory(prefix="sightline-bench-") as folder:
        *first, last = registers
        for register in first:
            _finished(_begun(register, server, Path(folder)))
        with asked_over_http(server) as ask:
            say("loading while a page expands ...")
            for _ in range(WARMING):
                _took(ask)
            loading = _begun(last, server, Path(folder))
            during, peak = [], 0
            while loading.poll() is None:
                during.append(_took(ask))
                peak = max(peak, _memory(loading.pid))
            _finished(loading)
            idle = [_took(ask) for _ in range(ROUNDS)]
        about = machine(server.at)
    p95 = {"idle": _p95(idle), "during": _p95(during)}
    ratio, memory = p95["during"] / p95["idle"], peak / 2**20
    return {
        "machine": about,
        **size,
        "rounds": {"idle": len(idle), "during": len(during)},
        "p95_ms": {name: round(value, 1) for name, value in p95.items()},
        "ratios": [
            _ratio("expand during a load, p95 against idle", ratio, WAIT_BAR),
            _ratio("peak memory of the client, MB", memory, MEMORY_BAR_MB),
        ],
    }


def _begun(register: Register, server: Server, folder: Path) -> subprocess.Popen[bytes]:
    settings = {
        "NEO4J_URI": server.at.uri,
        "NEO4J_USER": server.at.user,
        "NEO4J_PASSWORD": server.at.password,
        "NEO4J_DATABASE": server.at.database,
        "DATA_FOLDER": str(folder),
    }
    words = ["load", "--json", "--mapping", str(register.mapping), str(register.file)]
    env = os.environ | {f"SIGHTLINE_{name}": value for name, value in settings.items()}
    return subprocess.Popen(
        [sys.executable, "-m", "sightline", *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env
    )


def _finished(loading: subprocess.Popen[bytes]) -> None:
    if loading.wait():
        raise SystemExit(f"`sightline load` ended with {loading.returncode}, so nothing was measured.")


def _memory(pid: int) -> int:
    """Bytes that a process and its children hold now; none once it has ended."""
    try:
        process = psutil.Process(pid)
        return sum(one.memory_info().rss for one in (process, *process.children(recursive=True)))
    except psutil.NoSuchProcess:
        return 0


def _took(ask: Ask) -> float:
    begun = time.perf_counter()
    answer = ask(QUESTION, {"id": ASKED})
    took = 1000 * (time.perf_counter() - begun)
    if orjson.loads(answer)["data"]["expand"]["entity"]["id"] != ASKED:
        raise SystemExit("`expand` did not answer, so nothing was measured.")
    return took


def _p95(times: list[float]) -> float:
    return sorted(times)[int(0.95 * (len(times) - 1))]


def _ratio(what: str, ratio: float, bar: float) -> dict[str, Any]:
    return {"what": what, "ratio": round(ratio, 3), "bar": bar, "holds": ratio <= bar}
