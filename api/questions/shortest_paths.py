"""shortestPaths: how two entities hang together, with the facts of each step in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated

import strawberry

from algorithms.shortest_paths import Path as Found
from algorithms.shortest_paths import Paths as Answer
from algorithms.shortest_paths import shortest_paths
from api.connections import page_size
from api.types.entity import Entity, Info, load
from api.types.fact import Fact, facts_of
from api.types.filter import FactFilter, chosen
from graph_model.errors import BadArgument, LimitExceeded
from stores.graph.reads.entities import resolve
from stores.graph.reads.facts import facts_between
from stores.graph.seen import SeenGraph

MOST_HOPS = 8
"""Hops of a path, `maxHops`."""
MOST = 50
"""Paths in one answer."""
FACTS = 5
"""Facts told of each step; factCount says how many there are."""


@strawberry.type(description="One hop of a path, over links of one type.")
class Step:
    start: strawberry.ID = strawberry.field(name="from")
    end: strawberry.ID = strawberry.field(name="to")
    link_type: str
    facts: list[Fact]
    fact_count: int


@strawberry.type(description="Entities from one end to the other, and every link type that ties each pair.")
class Path:
    hops: int
    weight: float
    entities: list[Entity]
    steps: list[Step]
    overlaps_in_time: bool = strawberry.field(description="Whether all steps may have held at one moment.")


@strawberry.type
class Paths:
    paths: list[Path]
    truncated: bool
    hubs_not_walked: list[strawberry.ID]


@strawberry.type(description="There is no path under these limits: an answer, not an error.")
class NoPath:
    reason: str
    searched_hops: int
    hubs_not_walked: list[strawberry.ID]


PathAnswer = Annotated[Paths | NoPath, strawberry.union("PathAnswer")]


@strawberry.type
class Query:
    @strawberry.field(description="All shortest paths between two entities; hubs are named and not walked.")
    def shortest_paths(
        self,
        info: Info,
        from_: Annotated[strawberry.ID, strawberry.argument(name="from")],
        to: strawberry.ID,
        link_types: list[str] | None = None,
        max_hops: int = 6,
        avoid: list[strawberry.ID] | None = None,
        hub_limit: int = 100,
        overlapping_in_time: bool = False,
        filter: FactFilter | None = None,
        first: int = 10,
    ) -> PathAnswer:
        asking = info.context
        page_size(max_hops, MOST_HOPS, "maxHops")
        page_size(first, MOST)
        if hub_limit < 1:
            raise BadArgument("hubLimit", f"hubLimit is {hub_limit}.", expected="1 or more")
        if len(avoid or []) > 1_000:
            raise LimitExceeded("avoid", len(avoid or []), 1_000)
        seen = asking.seen(chosen(filter))
        known = resolve(seen, [from_, to, *(avoid or [])])
        walk = asking.walkable(link_types)
        if from_ not in known or to not in known:
            return NoPath(
                reason="One of the two ends, or both, are not in the graph.", searched_hops=0, hubs_not_walked=[]
            )
        start, end = known[from_], known[to]
        if start == end:
            raise BadArgument("to", "The two ends are one thing.", expected="two different entities")
        answer = shortest_paths(
            asking.view(chosen(filter), walk),
            start,
            end,
            max_hops=max_hops,
            avoid=[known[entity] for entity in avoid or [] if entity in known],
            hub_limit=hub_limit,
            overlapping_in_time=overlapping_in_time,
            first=first,
        )
        hubs = [strawberry.ID(hub) for hub in answer.hubs]
        if not answer.paths:
            return NoPath(reason=_reason(answer), searched_hops=answer.searched, hubs_not_walked=hubs)
        return Paths(paths=_told(info, seen, answer.paths, walk), truncated=answer.truncated, hubs_not_walked=hubs)


def _reason(answer: Answer) -> str:
    hubs = f" {len(answer.hubs)} hubs stood in the way and were not walked." if answer.hubs else ""
    return f"No path of at most {answer.searched} hops.{hubs}"


def _told(info: Info, seen: SeenGraph, paths: Sequence[Found], walk: Sequence[str]) -> list[Path]:
    loaded = load(info.context, sorted({entity for path in paths for entity in path.entities}))
    steps = {}
    for path in paths:
        for a, b in pairwise(path.entities):
            if (a, b) not in steps:
                steps[a, b] = _steps(seen, a, b, walk)
    return [
        Path(
            hops=path.hops,
            weight=float(path.hops),
            entities=[loaded[entity] for entity in path.entities],
            steps=[step for pair in pairwise(path.entities) for step in steps[pair]],
            overlaps_in_time=path.overlaps,
        )
        for path in paths
    ]


def _steps(seen: SeenGraph, a: str, b: str, walk: Sequence[str]) -> list[Step]:
    """One step for each link type between two clusters."""
    by_type = defaultdict(list)
    between = facts_between(seen, [a, b], walk, limit=1_000)
    for fact in between:
        if seen.clusters.of(fact.start) != seen.clusters.of(fact.end):
            by_type[fact.link_type].append(fact)
    return [
        Step(
            start=strawberry.ID(a),
            end=strawberry.ID(b),
            link_type=name,
            facts=facts_of(seen, facts[:FACTS]),
            fact_count=len(facts),
        )
        for name, facts in sorted(by_type.items())
    ]
