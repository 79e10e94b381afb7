"""Communities and positions: the product by HTTP against bare NetworKit, and its kernels against NetworkX."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import orjson

from algorithms.centrality import Measure, centrality
from algorithms.communities import communities
from algorithms.pairs import Pairs, pairs_of
from algorithms.partition import Method, modularity
from algorithms.seeded import networkit
from graph_model.view import UNDATED, View

MOST_TIME = 1.25
"""How many times as long as bare NetworKit an answer by HTTP may take."""
LEAST = 10.0
"""How many times as fast as NetworkX the product must be."""
ALIKE = 0.02
"""Modularity by which two divisions may differ and count as equally good."""
ROUNDS, SMALL, SEED = 3, 100_000, 1
LOUVAIN = "{ communities(method: LOUVAIN, seed: 1, first: 1) { modularity total } }"
PAGERANK = "{ centrality(measure: PAGERANK, first: 50) { edges { node { entity { id } } } } }"
Ask = Callable[[str, dict[str, Any]], bytes]
Took = dict[str, dict[str, float]]


def measure_mining(view: View, ask: Ask, seed: int) -> Took:
    """view: all that the API answers about. Seconds: in the middle of ROUNDS by HTTP, of one run against NetworkX."""
    pairs = pairs_of(view)
    took: Took = {}
    for name, question, bare, told in (
        ("Louvain", LOUVAIN, _bare_louvain, _modularity),
        ("PageRank", PAGERANK, _bare_pagerank, _first),
    ):
        times: Took = {"product": {}, "networkit": {}}
        for round_ in range(ROUNDS + 1):
            begun = time.perf_counter()
            answer = told(orjson.loads(ask(question, {}))["data"])
            times["product"][str(round_)] = time.perf_counter() - begun
            begun = time.perf_counter()
            theirs = bare(view, pairs)
            times["networkit"][str(round_)] = time.perf_counter() - begun
        if answer != theirs:
            raise SystemExit(f"{name}: {str(answer)[:200]} against {str(theirs)[:200]}: nothing was measured.")
        took[name] = {who: statistics.median(list(each.values())[1:]) for who, each in times.items()}
    return took | _against_networkx(seed)


def mining_ratios(took: Mapping[str, Mapping[str, float]]) -> list[dict[str, Any]]:
    """Each ratio with its bar."""
    found = []
    for name in ("Louvain", "PageRank"):
        ratio = took[name]["product"] / took[name]["networkit"]
        found.append({"what": f"{name}, product by HTTP / NetworKit", "ratio": ratio, "bar": MOST_TIME})
        found[-1]["holds"] = ratio <= MOST_TIME
        ratio = took[f"{name}, small"]["networkx"] / took[f"{name}, small"]["product"]
        found.append({"what": f"{name}, NetworkX / product", "ratio": ratio, "bar": LEAST, "holds": ratio >= LEAST})
    return found


def _bare_louvain(_view: View, pairs: Pairs) -> float:
    with networkit(pairs, SEED) as (nk, graph):
        found = nk.community.PLM(graph, refine=False, gamma=1.0, par="none randomized").run().getPartition()
        return round(float(nk.community.Modularity().getQuality(found, graph)), 6)


def _bare_pagerank(view: View, pairs: Pairs) -> list[str]:
    with networkit(pairs, SEED) as (nk, graph):
        scores = np.asarray(nk.centrality.PageRank(graph, 0.85, 1e-12).run().scores())
    return sorted(view.ids[node] for node in np.lexsort((np.arange(len(scores)), -scores))[:50])


def _modularity(data: dict[str, Any]) -> float:
    return round(float(data["communities"]["modularity"]), 6)


def _first(data: dict[str, Any]) -> list[str]:
    """Sorted, as scores that agree in nine digits stand in the order of their ids here."""
    return sorted(edge["node"]["entity"]["id"] for edge in data["centrality"]["edges"])


def _against_networkx(seed: int) -> Took:
    """Both from their own form of one network in memory."""
    import networkx as nx

    view = _planted(SMALL, seed)
    pairs = pairs_of(view)
    graph: Any = nx.Graph()
    graph.add_nodes_from(range(pairs.size))
    graph.add_edges_from(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    communities(view, Method.LOUVAIN)
    begun = time.perf_counter()
    mine = communities(view, Method.LOUVAIN).modularity
    took = {"Louvain, small": {"product": time.perf_counter() - begun}}
    begun = time.perf_counter()
    groups = nx.community.louvain_communities(graph, seed=seed)
    took["Louvain, small"]["networkx"] = time.perf_counter() - begun
    labels = np.empty(pairs.size, dtype=np.int64)
    for number, group in enumerate(groups):
        labels[list(group)] = number
    if abs(mine - modularity(pairs, labels)) > ALIKE:
        raise SystemExit(f"Modularity {mine} against {modularity(pairs, labels)}: nothing was measured.")
    mine_s, their_s = [], []
    for _ in range(ROUNDS + 1):
        begun = time.perf_counter()
        found = centrality(view, Measure.PAGERANK)
        mine_s.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        theirs = nx.pagerank(graph, alpha=0.85, tol=1e-12 / pairs.size)
        their_s.append(time.perf_counter() - begun)
    took["PageRank, small"] = {"product": statistics.median(mine_s[1:]), "networkx": statistics.median(their_s[1:])}
    scores = {position.id: position.score for position in found.positions}
    if not np.allclose([scores[entity] for entity in view.ids], [theirs[n] for n in range(pairs.size)], rtol=1e-6):
        raise SystemExit("PageRank: the scores differ, so nothing was measured.")
    return took


def _planted(links: int, seed: int) -> View:
    """People in groups of a hundred who have eight of ten links among themselves."""
    rng, people = np.random.default_rng(seed), links * 12 // 100
    starts = rng.integers(0, people, links)
    inside = np.minimum(starts // 100 * 100 + rng.integers(0, 100, links), people - 1)
    ends = np.where(rng.random(links) < 0.8, inside, rng.integers(0, people, links))
    order = np.lexsort((ends, starts))
    order = order[starts[order] != ends[order]]
    size = len(order)
    return View(
        ids=[f"Person:bench:{number:06}" for number in range(people)],
        node_types=np.zeros(people, dtype=np.int16),
        type_names=("Person",),
        starts=starts[order].astype(np.int32),
        ends=ends[order].astype(np.int32),
        link_types=np.zeros(size, dtype=np.int16),
        link_names=("KNOWS",),
        since=np.full(size, UNDATED),
        until=np.full(size, UNDATED),
        grades=np.full(size, 33, dtype=np.int16),
    )
