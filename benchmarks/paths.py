"""Paths and money: the snapshot against Neo4j itself, and kernels against plain Python; answers compared first."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import neo4j
import orjson

from algorithms.shortest_paths import shortest_paths
from benchmarks.expanding import asked_over_http
from benchmarks.loading import Say, open_stores
from benchmarks.machine import fresh_server, machine
from benchmarks.mining import measure_mining, mining_ratios
from benchmarks.network import TYPES, Network, person
from benchmarks.time_ordered import measure_arrivals, measure_money, time_ratios
from graph_model.reader import Reader
from graph_model.view import View
from loaders.pipeline import Stores
from sightline.offline import fill_and_load
from stores.graph.pull import pull
from stores.snapshot import Snapshots

PEOPLE, LINKS, SEED = 120_000, 1_000_000, 7
PAIRS, MANY, MOST_HOPS = 40, 1_000, 8
BARS = {"pull": 5.0, "one pair": 5.0, "1,000 pairs": 50.0, "k = 10": 10.0}
ONE = "query($a: ID!, $b: ID!) { shortestPaths(from: $a, to: $b, first: 1) { ... on Paths { paths { hops } } } }"
BEST = "query($a: ID!, $b: ID!) { bestPaths(from: $a, to: $b, k: 10) { ... on Paths { paths { hops } } } }"
BOUND = "all(r IN relationships(p) WHERE r.vc IN $vc AND type(r) IN $types)"
CYPHER_ONE = f"""MATCH (a:Entity {{entity_id: $a}}), (b:Entity {{entity_id: $b}})
MATCH p = shortestPath((a)-[*..{MOST_HOPS}]-(b)) WHERE {BOUND} RETURN length(p) AS hops"""
CYPHER_BEST = """MATCH p = SHORTEST 10 (:Entity {entity_id: $a})(()-[r WHERE r.vc IN $vc AND type(r) IN $types]-()){1,8}
  (:Entity {entity_id: $b}) RETURN length(p) AS hops ORDER BY hops"""
ROWS = """MATCH (a:Entity)-[r]->(b:Entity) WHERE type(r) IN $types
RETURN a.ordinal AS a, b.ordinal AS b, type(r) AS type, r.since AS since, r.until AS until, r.vc AS vc,
  r.reliability * 10 + r.credibility AS grade, r.source AS source, r.recorded_at AS recorded"""
"""What the snapshot keeps of a link, for links that say no amount."""
Times = dict[str, list[float]]


def measure_paths(say: Say, links: int = LINKS) -> dict[str, Any]:
    """All of it on one graph; seconds and ratios."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="sightline-bench-")))
        server = stack.enter_context(fresh_server())
        stores = open_stores(server.at, folder, stack)
        say(f"loading {links:,} links ...")
        (report,) = fill_and_load([Network(links * 12 // 100, links, SEED)], stores, server.local)
        if not report.clean:
            raise SystemExit(f"The graph was not loaded as it is: {report.counts}")
        driver = stack.enter_context(
            neo4j.GraphDatabase.driver(server.at.uri, auth=(server.at.user, server.at.password))
        )
        session = stack.enter_context(driver.session(database=server.at.database))
        ask = stack.enter_context(asked_over_http(server))
        took: dict[str, dict[str, float]] = {"pull": _pull(session, stores)}
        say(f"pulled: {took['pull']}")
        view = Snapshots(stores.graph).view(Reader(tuple(stores.classes.values())))
        took |= _paths(session, view, list(stores.classes.values()), ask)
        say(f"found paths: {took}")
        took |= measure_mining(view, ask, SEED)
        took |= {"money": measure_money(SEED), "arrivals": measure_arrivals(SEED)}
        about = machine(server.at)
    rounded = {name: {who: round(value, 6) for who, value in part.items()} for name, part in took.items()}
    return {"machine": about, "facts": links, "seed": SEED, "took": rounded, "ratios": _ratios(took)}


def _ratios(took: Mapping[str, Mapping[str, float]]) -> list[dict[str, Any]]:
    found = [
        _ratio(f"{name}, Neo4j / product", took[name]["neo4j"] / took[name]["product"], BARS[name])
        for name in ("pull", "one pair", "1,000 pairs", "k = 10")
    ]
    return found + time_ratios(took) + mining_ratios(took)


def _ratio(what: str, ratio: float, bar: float) -> dict[str, Any]:
    return {"what": what, "ratio": ratio, "bar": bar, "holds": ratio >= bar}


def _pull(session: neo4j.Session, stores: Stores) -> dict[str, float]:
    """Everything in columns, against only the links row by row."""
    pull(stores.graph)  # The first one warms the server's page cache, for whoever comes after.
    begun = time.perf_counter()
    pulled = pull(stores.graph)
    mine = time.perf_counter() - begun
    begun = time.perf_counter()
    rows = [tuple(record.values()) for record in session.run(ROWS, types=list(TYPES))]
    theirs = time.perf_counter() - begun
    if not len(rows) == len(pulled.link_starts) > 0:
        raise SystemExit(f"{len(rows)} links against {len(pulled.link_starts)}: nothing was measured.")
    return {"product": mine, "neo4j": theirs}


def _paths(
    session: neo4j.Session, view: View, vc: list[int], ask: Callable[[str, dict[str, Any]], bytes]
) -> dict[str, dict[str, float]]:
    random = Random(SEED)
    pairs = [tuple(person(n) for n in random.sample(range(len(view.ids)), 2)) for _ in range(MANY)]
    bound: dict[str, Any] = {"vc": vc, "types": list(TYPES)}

    def http(text: str, a: str, b: str) -> list[int]:
        (answer,) = orjson.loads(ask(text, {"a": a, "b": b}))["data"].values()
        return [path["hops"] for path in answer.get("paths", [])]

    def cypher(text: str, a: str, b: str) -> list[int]:
        return [row["hops"] for row in session.run(text, a=a, b=b, **bound)]

    found: dict[str, dict[str, float]] = {}
    for name, mine, theirs in (("one pair", ONE, CYPHER_ONE), ("k = 10", BEST, CYPHER_BEST)):
        times: Times = {"product": [], "neo4j": []}
        for number, (a, b) in enumerate(pairs[: PAIRS + 3]):
            answers = {}
            ways = {"product": partial(http, mine, a, b), "neo4j": partial(cypher, theirs, a, b)}
            for who in sorted(ways, reverse=bool(number % 2)):
                begun = time.perf_counter()
                answers[who] = ways[who]()
                times[who].append(time.perf_counter() - begun)
            # Parallel facts are several paths to Cypher, so of its ten only the shortest must agree.
            if answers["product"][:1] != answers["neo4j"][:1]:
                raise SystemExit(f"{name} {a} {b}: {answers}: nothing was measured.")
        found[name] = {who: statistics.median(taken[3:]) for who, taken in times.items()}
    find = partial(shortest_paths, view, max_hops=MOST_HOPS, hub_limit=len(view.ids), first=1)
    find(*pairs[0])
    begun = time.perf_counter()
    mine_hops = [find(a, b).paths for a, b in pairs]
    product = time.perf_counter() - begun
    begun = time.perf_counter()
    their_hops = [cypher(CYPHER_ONE, a, b) for a, b in pairs]
    bolt = time.perf_counter() - begun
    if [[path.hops for path in paths] for paths in mine_hops] != their_hops:
        raise SystemExit("1,000 pairs: the lengths differ, so nothing was measured.")
    return found | {"1,000 pairs": {"product": product, "neo4j": bolt}}
