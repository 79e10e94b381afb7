"""shortestPaths: how two entities hang together, with the facts of each step in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated

import strawberry

from algorithms.shortest_paths import Path, shortest_paths
from api.connections import page_size
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from api.types.network import checked_hub_limit
from api.types.path import UNKNOWN, Found, NoPath, PathAnswer, Route, answer_of
from graph_model.errors import BadArgument, LimitExceeded
from stores.graph.reads.steps import Pair

MOST_HOPS = 8
"""Hops of a path, `maxHops`."""
MOST = 50
"""Paths in one answer."""


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
        checked_hub_limit(hub_limit)
        if len(avoid or []) > 1_000:
            raise LimitExceeded("avoid", len(avoid or []), 1_000)
        seen = asking.seen(chosen(filter))
        walk = asking.walkable(link_types)
        view = asking.view(chosen(filter), walk)
        known = asking.located(view, seen, [from_, to, *(avoid or [])])
        if from_ not in known or to not in known:
            return NoPath(reason=UNKNOWN, searched_hops=0, hubs_not_walked=[])
        start, end = known[from_], known[to]
        if start == end:
            raise BadArgument("to", "The two ends are one thing.", expected="two different entities")
        answer = shortest_paths(
            view,
            start,
            end,
            max_hops=max_hops,
            avoid=[known[entity] for entity in avoid or [] if entity in known],
            hub_limit=hub_limit,
            overlapping_in_time=overlapping_in_time,
            first=first,
        )
        routes = [_route(path, walk) for path in answer.paths]
        reason = f"No path of at most {answer.searched} hops."
        return answer_of(info, seen, Found(routes, answer.look, reason, answer.truncated, answer.searched))


def _route(path: Path, walk: Sequence[str]) -> Route:
    pairs = tuple(Pair(a, b, tuple(walk)) for a, b in pairwise(path.entities))
    return Route(path.entities, float(path.hops), path.overlaps, pairs)
