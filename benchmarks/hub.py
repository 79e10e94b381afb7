"""A hub of 100,000 links: how long its first page takes, and a diagram beside it. `python -m benchmarks.hub`.

Bar: counts and a first page of `expand` within 500 ms. In this process, over the same schema as the API; the server is
the one that NEO4J_URI names, else a fresh local one.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import orjson

from algorithms.neighbourhood import Neighbourhood
from api.context import Asking, Service
from api.schema import Schema, build_schema
from benchmarks.machine import fresh_server
from graph_model.policy import Policy
from graph_model.reader import Reader
from graph_model.records import Claim, Link, Record, Source
from graph_model.registry import Registry, build
from loaders.pipeline import Stores, load
from sightline.testing.servers import kind, server
from stores.graph import Graph
from stores.graph.wipe import is_empty
from stores.journal import Journal
from stores.operations import Operations
from stores.sightings import Archive
from stores.snapshot import Snapshots

HUB, DAY = "Organisation:bench:union", 86_400_000
PAGE = "entity { id caption } facts last links { linkType direction count first last bestGrade worstGrade }"
EXPAND = f"""query($id: ID!, $order: ExpandOrder, $types: [String!], $direction: Direction, $after: String) {{
  expand(id: $id, order: $order, types: $types, direction: $direction, after: $after) {{
    entity {{ id caption }} counts {{ linkType direction facts neighbours }}
    neighbours {{ total pageInfo {{ endCursor }} edges {{ node {{ {PAGE} }} }} }} }} }}"""
DIAGRAM = """query($id: ID!, $rings: Int) { associationDiagram(centres: [$id], rings: $rings) {
  nodeCount linkCount omitted hubsNotWalked columns } }"""
PATHS = """query($id: ID!, $other: ID!) { shortestPaths(from: $id, to: $other) {
  ... on Paths { paths { hops steps { facts { sentence } } } } ... on NoPath { reason } } }"""


class Members:
    """An organisation with `links` members, workers and vehicles, and what its members do among themselves."""

    def __init__(self, links: int, seed: int) -> None:
        self.source, self.links, self.random = Source("bench", "Benchmark"), links, Random(seed)

    def files(self) -> tuple[Path, ...]:
        """None: all is made here."""
        return ()

    def unused(self) -> dict[str, str]:
        """Nothing."""
        return {}

    def records(self, registry: Registry) -> Iterator[Record]:
        """The hub, then each neighbour with its link, then links between neighbours."""
        people, random = self.links * 6 // 10, self.random
        yield Record("hub", 1, [Claim(HUB, {"name": "Union of Benchmarks"})])
        for number in range(people):
            since = random.randrange(7_000) * DAY
            joined = Link("MEMBER_OF", _person(number), HUB, since, since + DAY * random.randrange(1, 3_000))
            yield Record(f"p{number}", 1, [Claim(_person(number), {"name": f"Member {number:06}"})], [joined])
        for number in range(self.links - people):
            if number % 3:
                links = [Link("WORKS_FOR", _person(random.randrange(people)), HUB, random.randrange(7_000) * DAY)]
                yield Record(f"w{number}", 1, [], links)
            else:
                vehicle = f"Vehicle:bench:{number:06}"
                yield Record(f"v{number}", 1, [Claim(vehicle, {"make": "Volvo"})], [Link("OWNS", HUB, vehicle)])
        for number in range(self.links):
            start, end = sorted(_person(random.randrange(people)) for _ in range(2))
            yield Record(f"k{number}", 1, [], [Link("KNOWS", start, end)])


def _person(number: int) -> str:
    return f"Person:bench:{number:06}"


def main() -> None:
    """Load, ask, print p50 and p95 of each question in milliseconds."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--links", type=int, default=100_000)
    options.add_argument("--rounds", type=int, default=15)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--keep", action="store_true", help="ask what an earlier run left in NEO4J_URI")
    chosen = options.parse_args()
    with ExitStack() as stack:
        at = stack.enter_context(server("uri")) if kind() == "uri" else stack.enter_context(fresh_server()).at
        graph = Graph.connect(at.uri, at.user, at.password, build(), database=at.database)
        stack.callback(graph.close)
        if not chosen.keep and not is_empty(graph):
            raise SystemExit("The database holds data: empty it, or ask what is there with --keep.")
        graph.apply_schema()
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        operations = Operations.open(f"sqlite:///{folder / 'operations.sqlite'}")
        stack.callback(operations.close)
        stores = Stores(
            graph,
            Journal(folder / "journal"),
            operations,
            operations.classes(("open",)),
            Archive(folder / "sightings"),
        )
        if not chosen.keep:
            (report,) = load([Members(chosen.links, chosen.seed)], stores)
            print(f"{chosen.links:,} links of the hub; {report.read:,} rows in {report.seconds:.0f} s")  # noqa: T201
        _ask_all(stores, chosen.rounds)


def _ask_all(stores: Stores, rounds: int) -> None:
    policy = Policy(("open",), {"local": ("open",)})
    service = Service(stores, policy, "bench", Snapshots(stores.graph))
    schema, vc = build_schema(stores.registry), tuple(stores.classes.values())
    member = _person(0)
    ask = partial(_once, service, schema, vc)
    after = ask(EXPAND, {"id": HUB})["expand"]["neighbours"]["pageInfo"]["endCursor"]
    expansions: list[tuple[str, str, dict[str, Any]]] = [
        ("expand, strongest first", EXPAND, {"id": HUB}),
        ("expand, second page", EXPAND, {"id": HUB, "after": after}),
        ("expand, latest first", EXPAND, {"id": HUB, "order": "LATEST"}),
        ("expand, vehicles only", EXPAND, {"id": HUB, "types": ["Vehicle"]}),
        ("expand, outwards only", EXPAND, {"id": HUB, "direction": "OUT"}),
        ("expand a member", EXPAND, {"id": member}),
    ]
    others: list[tuple[str, str, dict[str, Any]]] = [
        ("expand, most linked first", EXPAND, {"id": HUB, "order": "MOST_LINKED"}),
        ("diagram around the hub", DIAGRAM, {"id": HUB}),
        ("diagram around a member", DIAGRAM, {"id": member}),
        ("diagram around a member, 2 rings", DIAGRAM, {"id": member, "rings": 2}),
        ("paths between two members", PATHS, {"id": member, "other": _person(1)}),
    ]

    def answers() -> list[dict[str, Any]]:
        return [ask(text, variables) for _, text, variables in expansions]

    told = answers()
    _time("by the store", expansions, rounds, ask)
    Neighbourhood.of(service.snapshots.view(Reader(vc)))
    if answers() != told:
        raise SystemExit("The answers differ, so nothing was measured.")
    _time("out of arrays", [*expansions, *others], rounds, ask)


def _time(
    how: str, questions: list[tuple[str, str, dict[str, Any]]], rounds: int, ask: Callable[..., dict[str, Any]]
) -> None:
    """how: where what stands beside an entity is looked up."""
    print(how)  # noqa: T201
    for name, text, variables in questions:
        times = []
        for _ in range(rounds + 2):
            begun = time.perf_counter()
            orjson.dumps(ask(text, variables))
            times.append(1000 * (time.perf_counter() - begun))
        kept = sorted(times[2:])
        p50, p95 = statistics.median(kept), kept[int(0.95 * (len(kept) - 1))]
        print(f"{name:34} p50 {p50:7.1f} ms  p95 {p95:7.1f} ms  first {times[0]:7.1f} ms", flush=True)  # noqa: T201


def _once(
    service: Service, schema: Schema, vc: tuple[int, ...], text: str, variables: Mapping[str, Any]
) -> dict[str, dict[str, dict[str, dict[str, str]]]]:
    asking = Asking(service, Reader(vc), schema.entity_classes)
    result = schema.executable.execute_sync(text, variable_values=dict(variables), context_value=asking)
    if result.errors:
        raise result.errors[0].original_error or result.errors[0]
    return result.data or {}


if __name__ == "__main__":
    main()
