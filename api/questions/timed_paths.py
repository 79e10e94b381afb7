"""timedPaths: what could have gone from one entity to another in time order."""

from __future__ import annotations

from typing import Annotated

import strawberry

from algorithms.progress import Progress
from algorithms.timed_paths import TimedPath, timed_paths
from api.types.direction import Direction
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from api.types.network import checked_hub_limit
from api.types.path import UNKNOWN, Found, NoPath, PathAnswer, Route, answered
from api.types.timed import pairs_over
from graph_model.errors import BadArgument, LimitExceeded
from graph_model.view import View
from stores.graph.reads.entities import resolve

MOST_WAIT = 100 * 365 * 86_400
"""Seconds of the longest wait that may be asked for."""


@strawberry.type
class Query:
    @strawberry.field(
        description="""What could have gone from one entity to another in time order: each step is taken at a moment at
which its fact holds, within the filter's window, and not before the step before it. Up to three paths: the one that
arrives first, the one that departs last, and the fastest; `weight` is how many seconds each lasts. Undated facts hold
at any time, or are left out by the filter's `undated`. `direction`: OUT follows arrows. With a longest wait a path may
come past an entity again instead of waiting there."""
    )
    def timed_paths(
        self,
        info: Info,
        from_: Annotated[strawberry.ID, strawberry.argument(name="from")],
        to: strawberry.ID,
        filter: FactFilter,
        longest_wait_seconds: int | None = None,
        direction: Direction = Direction.BOTH,
        hub_limit: int = 100,
        link_types: list[str] | None = None,
        background: bool = False,
    ) -> PathAnswer:
        asking, facts = info.context, chosen(filter)
        checked_hub_limit(hub_limit)
        if longest_wait_seconds is not None and longest_wait_seconds < 0:
            raise BadArgument("longestWaitSeconds", f"It is {longest_wait_seconds}.", expected="0 or more")
        if longest_wait_seconds is not None and longest_wait_seconds > MOST_WAIT:
            raise LimitExceeded("longestWaitSeconds", longest_wait_seconds, MOST_WAIT)
        seen, walk = asking.seen(facts), asking.walkable(link_types)
        known = resolve(seen, [from_, to])
        if from_ not in known or to not in known:
            return NoPath(reason=UNKNOWN, searched_hops=0, hubs_not_walked=[])
        if known[from_] == known[to]:
            raise BadArgument("to", "The two ends are one thing.", expected="two different entities; or ask `cycles`")

        def work(progress: Progress) -> Found:
            view = asking.view(facts, walk)
            found = timed_paths(
                view,
                known[from_],
                known[to],
                longest_wait=None if longest_wait_seconds is None else longest_wait_seconds * 1_000,
                direction=direction,
                since=facts.since,
                until=facts.until,
                undated=facts.undated,
                hub_limit=hub_limit,
                progress=progress,
            )
            return Found([_route(view, path) for path in found.paths], lambda: found.hubs, "No path in time order.")

        return answered(info, seen, "timedPaths", work, behind=background)


def _route(view: View, path: TimedPath) -> Route:
    return Route(
        entities=path.entities,
        weight=path.lasts / 1_000,
        overlaps=path.overlaps,
        pairs=tuple(pairs_over(view, path.entities, path.links)),
        times=path.times,
        best_by=path.best_by,
    )
