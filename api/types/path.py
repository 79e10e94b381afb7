"""Paths as GraphQL tells them: what each step rests on, in words, read for all paths once it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import strawberry

from algorithms.progress import Progress
from api.context import Asking
from api.scalars import DateTime
from api.types.behind import Behind
from api.types.entity import Entity, Info
from api.types.fact import Fact
from api.types.push import Job, job_of_question
from stores.graph.reads.steps import Pair, Tie
from stores.graph.seen import SeenGraph

Hubs = Callable[[], Sequence[str]]
UNKNOWN = "One of the two ends, or both, are not in the graph."


@dataclass(frozen=True, slots=True)
class Route:
    """A path that was found. pairs: what each step rests on. times: of each step, in time order, None where any would
    do; empty for a path without order."""

    entities: tuple[str, ...]
    weight: float
    overlaps: bool
    pairs: tuple[Pair, ...]
    times: tuple[int | None, ...] = ()
    best_by: tuple[str, ...] = ()


@strawberry.type(description="One hop of a path, over links of one type.")
class Step:
    start: strawberry.ID = strawberry.field(name="from")
    end: strawberry.ID = strawberry.field(name="to")
    link_type: str
    tie: strawberry.Private[Tie]
    behind: strawberry.Private[Behind]

    @strawberry.field
    def facts(self) -> list[Fact]:
        return self.behind.told(self.tie)

    fact_count: int
    at: DateTime | None = strawberry.field(
        description="When the step is taken, in a path in time order; null where any time would do."
    )


@strawberry.type(description="Entities from one end to the other, and every link type that ties each pair.")
class Path:
    route: strawberry.Private[Route]
    behind: strawberry.Private[Behind]
    hops: int
    weight: float

    @strawberry.field
    def entities(self) -> list[Entity]:
        return [self.behind.entities[entity] for entity in self.route.entities]

    @strawberry.field
    def steps(self) -> list[Step]:
        times = self.route.times or (None,) * len(self.route.pairs)
        return [
            Step(
                start=strawberry.ID(pair.a),
                end=strawberry.ID(pair.b),
                link_type=tie.link_type,
                tie=tie,
                behind=self.behind,
                fact_count=tie.total,
                at=_moment(at),
            )
            for pair, at in zip(self.route.pairs, times, strict=True)
            for tie in self.behind.ties[pair]
        ]

    overlaps_in_time: bool = strawberry.field(description="Whether all steps may have held at one moment.")
    best_by: list[str] = strawberry.field(
        description="In time order: EARLIEST_ARRIVAL, LATEST_DEPARTURE, FASTEST; which of them this path is."
    )
    departs: DateTime | None = strawberry.field(
        description="In time order: the first step; null where any time would do."
    )
    arrives: DateTime | None = strawberry.field(
        description="In time order: the last step; null where any time would do."
    )


@strawberry.type
class Paths:
    paths: list[Path]
    truncated: bool
    look: strawberry.Private[Hubs]

    @strawberry.field
    def hubs_not_walked(self) -> list[strawberry.ID]:
        return [strawberry.ID(hub) for hub in self.look()]


@strawberry.type(description="There is no path under these limits: an answer, not an error.")
class NoPath:
    reason: str
    searched_hops: int
    hubs_not_walked: list[strawberry.ID]


PathAnswer = Annotated[
    Paths | NoPath | Job,
    strawberry.union("PathAnswer", description="A Job where the question was asked with `background: true`."),
]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found. hubs: looks for those that stood in the way. reason, searched: said where there is no
    route."""

    routes: Sequence[Route]
    hubs: Hubs
    reason: str
    truncated: bool = False
    searched: int = 0


def answered(info: Info, seen: SeenGraph, kind: str, work: Callable[[Progress], Found], *, behind: bool) -> PathAnswer:
    """The answer of a search, or with `behind` the job that will have it as plain JSON."""
    asking: Asking = info.context
    if behind:
        return job_of_question(asking.service.jobs.start(kind, asking.reader.vc, lambda told: plain(work(told))))
    return answer_of(info, seen, work(asking.progress))


def answer_of(info: Info, seen: SeenGraph, found: Found) -> Paths | NoPath:
    """The paths that were found, or that there is none."""
    if not found.routes:
        hubs = [strawberry.ID(hub) for hub in found.hubs()]
        stood = f" {len(hubs)} hubs stood in the way and were not walked." if hubs else ""
        return NoPath(reason=f"{found.reason}{stood}", searched_hops=found.searched, hubs_not_walked=hubs)
    return Paths(paths=told(info, seen, found.routes), truncated=found.truncated, look=found.hubs)


def plain(found: Found) -> dict[str, Any]:
    """Paths by the ids of their entities; `entities` and `facts` tell more of them. Times are milliseconds UTC."""
    paths = [
        {
            "hops": len(route.entities) - 1,
            "weight": route.weight,
            "entities": list(route.entities),
            "overlapsInTime": route.overlaps,
            "times": list(route.times),
            "bestBy": list(route.best_by),
        }
        for route in found.routes
    ]
    told = {"paths": paths, "truncated": found.truncated, "hubsNotWalked": list(found.hubs())}
    return told if paths else told | {"reason": found.reason}


def told(info: Info, seen: SeenGraph, routes: Sequence[Route]) -> list[Path]:
    """The paths; their entities and facts are read when they are asked for, for all of them at once."""
    ids = {entity for route in routes for entity in route.entities}
    behind = Behind(info.context, seen, ids, [pair for route in routes for pair in route.pairs])
    return [
        Path(
            route=route,
            behind=behind,
            hops=len(route.entities) - 1,
            weight=route.weight,
            overlaps_in_time=route.overlaps,
            best_by=list(route.best_by),
            departs=_moment(route.times[0] if route.times else None),
            arrives=_moment(route.times[-1] if route.times else None),
        )
        for route in routes
    ]


def _moment(milliseconds: int | None) -> DateTime | None:
    return None if milliseconds is None else DateTime(milliseconds)
