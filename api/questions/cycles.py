"""cycles: what comes back to where it began."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import strawberry

from algorithms.cycles import Cycle, cycles
from algorithms.progress import Progress
from api.connections import page_size
from api.types.direction import Direction
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from api.types.network import checked_hub_limit
from api.types.path import Found, NoPath, PathAnswer, Route, answered
from api.types.timed import pairs_over
from graph_model.view import View
from stores.graph.reads.entities import resolve
from stores.graph.reads.steps import Pair

LONGEST = 10
"""Steps of a cycle, `longest`."""
MOST = 200
"""Cycles in one answer."""


@strawberry.type
class Query:
    @strawberry.field(
        description="""Round trips from an entity back to it that pass nothing else twice, the shortest first, by id.
`inTimeOrder`: each step is taken when its fact holds, within the filter's window, and not before the step before it.
`direction`: OUT follows arrows; BOTH does not mind them and takes three steps at least. Hubs are named, not walked."""
    )
    def cycles(
        self,
        info: Info,
        through: strawberry.ID,
        longest: int = 6,
        link_types: list[str] | None = None,
        in_time_order: bool = True,
        direction: Direction = Direction.OUT,
        hub_limit: int = 100,
        filter: FactFilter | None = None,
        first: int = 20,
        background: bool = False,
    ) -> PathAnswer:
        asking, facts = info.context, chosen(filter)
        page_size(longest, LONGEST, "longest")
        page_size(first, MOST)
        checked_hub_limit(hub_limit)
        seen, walk = asking.seen(facts), asking.walkable(link_types)
        known = resolve(seen, [through])
        if through not in known:
            return NoPath(reason="The entity is not in the graph.", searched_hops=0, hubs_not_walked=[])

        def work(progress: Progress) -> Found:
            view = asking.view(facts, walk)
            found = cycles(
                view,
                known[through],
                longest=longest,
                in_time_order=in_time_order,
                direction=direction,
                window=(facts.since, facts.until) if in_time_order else (None, None),
                undated=facts.undated,
                hub_limit=hub_limit,
                first=first,
                progress=progress,
            )
            reason = f"No cycle of at most {longest} steps{' in time order' if in_time_order else ''}."
            routes = [_route(view, cycle, walk, direction) for cycle in found.cycles]
            return Found(routes, lambda: found.hubs, reason, found.truncated, longest)

        return answered(info, seen, "cycles", work, behind=background)


def _route(view: View, cycle: Cycle, walk: Sequence[str], direction: Direction) -> Route:
    pairs = tuple(pairs_over(view, cycle.entities, cycle.links)) if cycle.links else None
    return Route(
        entities=cycle.entities,
        weight=float(len(cycle.entities) - 1),
        overlaps=cycle.overlaps,
        pairs=pairs or tuple(Pair(a, b, tuple(walk), direction.value) for a, b in pairwise(cycle.entities)),
        times=cycle.times,
    )
