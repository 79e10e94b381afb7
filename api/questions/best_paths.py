"""bestPaths: the k best ways in which two entities hang together, by hops, rarity or grade, over way-points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated

import strawberry

from algorithms.best_paths import BestPath, best_paths
from algorithms.progress import Progress
from algorithms.weighted import Weight
from api.connections import page_size
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from api.types.network import checked_hub_limit
from api.types.path import UNKNOWN, Found, NoPath, PathAnswer, Route, answered
from graph_model.errors import BadArgument, LimitExceeded
from stores.graph.reads.entities import resolve
from stores.graph.reads.steps import Pair

MOST = 50
"""Paths in one answer, `k`."""
MOST_VIA = 5
"""Way-points."""
MOST_AVOID = 1_000
"""Entities to avoid."""

strawberry.enum(
    Weight,
    name="PathWeight",
    description="""What makes a path good. HOPS: few steps. RARITY: it goes through what few share; a step costs half of
log2(1 + neighbours) of either end. GRADE: good facts; a step costs 1 for a best fact of A1, and a quarter more for each
letter and digit below.""",
)


@strawberry.type
class Query:
    @strawberry.field(
        description="""The `k` best loopless paths between two entities, the least weight first, then by id. `via`:
way-points, in this order; the way on from one may come past an entity again. Hubs are named and not walked, unless they
are an end or a way-point. Steps that never held at one moment are marked, or left out by `overlappingInTime`."""
    )
    def best_paths(
        self,
        info: Info,
        from_: Annotated[strawberry.ID, strawberry.argument(name="from")],
        to: strawberry.ID,
        k: int = 5,
        weight: Weight = Weight.HOPS,
        via: list[strawberry.ID] | None = None,
        avoid: list[strawberry.ID] | None = None,
        hub_limit: int = 100,
        overlapping_in_time: bool = False,
        link_types: list[str] | None = None,
        filter: FactFilter | None = None,
        background: bool = False,
    ) -> PathAnswer:
        asking = info.context
        page_size(k, MOST, "k")
        checked_hub_limit(hub_limit)
        for argument, given, most in (("via", via or [], MOST_VIA), ("avoid", avoid or [], MOST_AVOID)):
            if len(given) > most:
                raise LimitExceeded(argument, len(given), most)
        seen, walk = asking.seen(chosen(filter)), asking.walkable(link_types)
        stops = [from_, *(via or []), to]
        named = [*stops, *(avoid or [])]
        # Whoever asks behind is told at once, and does not wait for the graph to be read.
        known = resolve(seen, named) if background else asking.located(asking.view(chosen(filter), walk), seen, named)
        if not set(stops) <= set(known):
            return NoPath(reason=_unknown(via), searched_hops=0, hubs_not_walked=[])
        ends = [known[stop] for stop in stops]
        if any(a == b for a, b in pairwise(ends)):
            raise BadArgument(
                "via" if via else "to", "Two of the ends and way-points are one thing.", expected="different entities"
            )

        def work(progress: Progress) -> Found:
            answer = best_paths(
                asking.view(chosen(filter), walk),
                ends[0],
                ends[-1],
                k=k,
                weight=weight,
                via=ends[1:-1],
                avoid=[known[entity] for entity in avoid or [] if entity in known],
                hub_limit=hub_limit,
                overlapping_in_time=overlapping_in_time,
                progress=progress,
            )
            routes = [_route(path, walk) for path in answer.paths]
            return Found(routes, answer.look, "No path of any length.", answer.truncated)

        return answered(info, seen, "bestPaths", work, behind=background)


def _unknown(via: Sequence[str] | None) -> str:
    return "One of the ends or way-points is not in the graph." if via else UNKNOWN


def _route(path: BestPath, walk: Sequence[str]) -> Route:
    pairs = tuple(Pair(a, b, tuple(walk)) for a, b in pairwise(path.entities))
    return Route(path.entities, path.cost, path.overlaps, pairs)
