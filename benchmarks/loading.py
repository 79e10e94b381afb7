"""Loading: the product against two scripts that send the same rows, source by source in turn."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.machine import Server, fresh_server, machine
from benchmarks.rows import write_rows
from graph_model.protocols import RecordSource
from graph_model.records import Status
from graph_model.registry import build
from loaders.pipeline import Stores, load
from loaders.sources import built_in
from loaders.sources.demo_city.options import LAYERS
from sightline.offline import fill_and_load
from sightline.services.health import Connection
from stores.graph import Graph
from stores.graph.content import content_hash
from stores.journal import Journal
from stores.operations import Operations
from stores.sightings import Archive

CLASSES = ("open", "restricted", "secret")
CONTENDERS = ("product", "bare", "naive")
BARS = {"bare": 0.8, "naive": 3.0}
"""How many times as fast as the other the product must be."""
OFFLINE_BARS = {"naive": 3.0, "product": 5.0}
"""The same for `load --offline`; the second bar is meant for five million links."""
Say = Callable[[str], None]
Size = dict[str, Any]
Opened = Callable[[], list[RecordSource]]


def city(people: int, seed: int) -> list[RecordSource]:
    """The registers of a new demo city, without what sensors read: the scripts send claims and links."""
    layers = ",".join(layer for layer in LAYERS if layer != "sensors")
    options = {"people": str(people), "seed": str(seed), "layers": layers}
    return list(built_in()["demo-city"].open((), options, None))


def open_stores(at: Connection, folder: Path, stack: ExitStack) -> Stores:
    """Stores on a server with a journal and an operational database in `folder`; closed with the stack."""
    graph = Graph.connect(at.uri, at.user, at.password, build(), at.database)
    stack.callback(graph.close)
    graph.apply_schema()
    operations = Operations.open(f"sqlite:///{folder / 'operations.sqlite'}")
    stack.callback(operations.close)
    return Stores(
        graph,
        Journal(folder / "journal"),
        operations,
        operations.classes(CLASSES),
        Archive(folder / "sightings"),
    )


@dataclass(frozen=True)
class Loaded:
    """What was measured, and the product's server with its city, which lives as long as the stack."""

    result: dict[str, Any]
    server: Server
    stores: Stores


def measure_loading(opened: Opened, size: Size, say: Say, contenders: tuple[str, ...], stack: ExitStack) -> Loaded:
    """Load the same sources three ways, each on a server of its own; compare the graphs; seconds and ratios.

    opened: gives the sources, anew at each call. size: what is told of them. Who comes first changes from source to
    source, so that a machine that grows slower or faster favours nobody.
    """
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="sightline-bench-")))
    servers = {name: stack.enter_context(fresh_server()) for name in contenders}
    about = machine(servers["product"].at)
    stores = {}
    for name, server in servers.items():
        (folder / name).mkdir()
        stores[name] = open_stores(server.at, folder / name, stack)
    rounds = []
    for number, (mine, theirs) in enumerate(zip(opened(), opened(), strict=True)):
        turn = number % len(contenders)
        order = (*contenders[turn:], *contenders[:turn])
        rounds.append(_round(mine, theirs, servers, stores, order, folder / "rows"))
        say(_line(rounds[-1]))
    say("comparing the graphs ...")
    hashes = {name: content_hash(found.graph) for name, found in stores.items()}
    if len(set(hashes.values())) > 1:
        raise SystemExit(f"The graphs differ, so nothing was measured: {hashes}")
    offline = None
    if len(contenders) > 1:
        say("loading offline ...")
        offline = _offline(opened(), folder, stack, hashes["product"])
    result = {"machine": about, **size, "content_hash": hashes["product"], "rounds": rounds}
    return Loaded(result | _summary(rounds, offline), servers["product"], stores["product"])


def _offline(sources: list[RecordSource], folder: Path, stack: ExitStack, expected: str) -> float:
    """Seconds in which `load --offline` fills an empty server with all of it, stop and start included."""
    server = stack.enter_context(fresh_server())
    (folder / "offline").mkdir()
    stores = open_stores(server.at, folder / "offline", stack)
    begun = time.perf_counter()
    fill_and_load(sources, stores, server.local)
    seconds = time.perf_counter() - begun
    if content_hash(stores.graph) != expected:
        raise SystemExit("The graph that was loaded offline differs, so nothing was measured.")
    return seconds


def _round(
    mine: RecordSource,
    theirs: RecordSource,
    servers: dict[str, Server],
    stores: dict[str, Stores],
    order: tuple[str, ...],
    file: Path,
) -> dict[str, Any]:
    """One source by each contender; the rows that the scripts send are made before anybody's time begins to run."""
    facts = write_rows(theirs, stores["product"].registry, stores["product"].classes, file)
    took = {}
    for name in order:
        before = servers[name].cpu()
        seconds, cpu = _load(mine, stores[name]) if name == "product" else _send(name, servers[name].at, file)
        took[name] = {"seconds": seconds, "client_cpu": cpu, "server_cpu": servers[name].cpu() - before}
    file.unlink()
    return {"source": mine.source.name, "facts": facts, "order": list(order), "took": took}


def _load(source: RecordSource, stores: Stores) -> tuple[float, float]:
    """Seconds by the clock, and of the processor."""
    begun, worked = time.perf_counter(), time.process_time()
    (report,) = load([source], stores)
    seconds, cpu = time.perf_counter() - begun, time.process_time() - worked
    if report.counts[Status.WRITTEN] != report.read:
        raise SystemExit(f"{source.source.name}: not every row was written, so nothing was measured: {report.counts}")
    return seconds, cpu


def _send(sender: str, server: Connection, file: Path) -> tuple[float, float]:
    asked = json.dumps({"sender": sender, "file": str(file), **asdict(server)})
    found = subprocess.run(
        [sys.executable, "-m", "benchmarks.senders"], input=asked, stdout=subprocess.PIPE, text=True, check=True
    )
    answer = json.loads(found.stdout)
    if answer["rust"] != (sender == "bare"):
        raise SystemExit(f"The script {sender} used the wrong packer.")
    return answer["seconds"], answer["cpu"]


def _summary(rounds: list[dict[str, Any]], offline: float | None) -> dict[str, Any]:
    facts = sum(found["facts"] for found in rounds)
    took = {
        name: {what: round(sum(found["took"][name][what] for found in rounds), 2) for what in rounds[0]["took"][name]}
        for name in sorted(rounds[0]["took"])
    }
    seconds = {name: total["seconds"] for name, total in took.items()}
    pairs = [("product", name, bar) for name, bar in BARS.items() if name in seconds]
    if offline is not None:
        pairs += [("offline", name, bar) for name, bar in OFFLINE_BARS.items() if name in seconds]
        seconds["offline"] = offline
    return {
        "facts": facts,
        "took": took,
        "facts_per_second": {name: round(facts / total) for name, total in seconds.items()},
        "ratios": [
            {
                "what": f"load, speed of {who} against {name}",
                "ratio": round(seconds[name] / seconds[who], 3),
                "bar": bar,
                "holds": seconds[name] / seconds[who] >= bar,
            }
            for who, name, bar in pairs
        ],
    }


def _line(found: dict[str, Any]) -> str:
    times = "  ".join(f"{name} {took['seconds']:8.2f} s" for name, took in sorted(found["took"].items()))
    return f"{found['source']:18} {found['facts']:>10,} facts  {times}"
