"""The facts that tie pairs of clusters, for many pairs at once: what the steps of paths rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from stores.graph.reads.facts import SeenFact, fact_of
from stores.graph.seen import SeenGraph

PAIRS = 200
"""Pairs of one read."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two clusters by their smallest members. way: OUT for links from a to b, IN for those from b to a, or BOTH. span:
    since and until of the one fact that is meant, each None where it is not known; without a span all facts."""

    a: str
    b: str
    link_types: tuple[str, ...]
    way: str = "BOTH"
    span: tuple[int | None, int | None] | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """One link type between two clusters: how many facts, and the first of them by id."""

    link_type: str
    total: int
    facts: tuple[SeenFact, ...]


def ties(seen: SeenGraph, pairs: Sequence[Pair], cap: int) -> dict[Pair, list[Tie]]:
    """What ties each pair, by link type; at most `cap` facts of each."""
    found: dict[Pair, list[Tie]] = defaultdict(list)
    for begin in range(0, len(pairs), PAIRS):
        part = pairs[begin : begin + PAIRS]
        asked = [
            {
                "number": number,
                "a": list(seen.clusters.all(pair.a)),
                "b": list(seen.clusters.all(pair.b)),
                "way": pair.way,
                "link_types": list(pair.link_types),
                "timed": pair.span is not None,
                "since": None if pair.span is None else pair.span[0],
                "until": None if pair.span is None else pair.span[1],
            }
            for number, pair in enumerate(part)
        ]
        for row in seen.read("facts_of_pairs", pairs=asked, cap=cap):
            kept = tuple(fact_of(fact | {"link_type": row["link_type"]}) for fact in row["facts"])
            found[part[row["number"]]].append(Tie(row["link_type"], row["total"], kept))
    return found
