"""Paths as GraphQL tells them: what each step rests on, in words, read for all paths at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Annotated, Any

import strawberry

from algorithms.progress import Progress, unwatched
from api.context import Asking
from api.scalars import DateTime
from api.types.entity import Entity, Info, load
from api.types.fact import Fact, facts_of
from api.types.push import Job, job_of_question
from stores.graph.reads.steps import Pair, ties
from stores.graph.seen import SeenGraph

FACTS = 5
"""Facts told of each step; factCount says how many there are."""
UNKNOWN = "One of the two ends, or both, are not in the graph."


@strawberry.type(description="One hop of a path, over links of one type.")
class Step:
    start: strawberry.ID = strawberry.field(name="from")
    end: strawberry.ID = strawberry.field(name="to")
    link_type: str
    facts: list[Fact]
    fact_count: int
    at: DateTime | None = strawberry.field(
        description="When the step is taken, in a path in time order; null where any time would do."
    )


@strawberry.type(description="Entities from one end to the other, and every link type that ties each pair.")
class Path:
    hops: int
    weight: float
    entities: list[Entity]
    steps: list[Step]
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
    hubs_not_walked: list[strawberry.ID]


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
class Route:
    """A path that was found. pairs: what each step rests on. times: of each step, in time order, None where any would
    do; empty for a path without order."""

    entities: tuple[str, ...]
    weight: float
    overlaps: bool
    pairs: tuple[Pair, ...]
    times: tuple[int | None, ...] = ()
    best_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found. reason, searched: said where there is no route."""

    routes: Sequence[Route]
    hubs: Sequence[str]
    reason: str
    truncated: bool = False
    searched: int = 0


def answered(info: Info, seen: SeenGraph, kind: str, work: Callable[[Progress], Found], *, behind: bool) -> PathAnswer:
    """The answer of a search, or with `behind` the job that will have it as plain JSON."""
    asking: Asking = info.context
    if behind:
        return job_of_question(asking.service.jobs.start(kind, asking.reader.vc, lambda told: plain(work(told))))
    found = work(unwatched)
    hubs = [strawberry.ID(hub) for hub in found.hubs]
    if not found.routes:
        stood = f" {len(hubs)} hubs stood in the way and were not walked." if hubs else ""
        return NoPath(reason=f"{found.reason}{stood}", searched_hops=found.searched, hubs_not_walked=hubs)
    return Paths(paths=told(info, seen, found.routes), truncated=found.truncated, hubs_not_walked=hubs)


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
    told = {"paths": paths, "truncated": found.truncated, "hubsNotWalked": list(found.hubs)}
    return told if paths else told | {"reason": found.reason}


def told(info: Info, seen: SeenGraph, routes: Sequence[Route]) -> list[Path]:
    """The paths with their entities and facts: as many reads for all as for one."""
    asking: Asking = info.context
    loaded = load(asking, sorted({entity for route in routes for entity in route.entities}))
    steps = _steps(seen, list(dict.fromkeys(chain.from_iterable(route.pairs for route in routes))))
    return [
        Path(
            hops=len(route.entities) - 1,
            weight=route.weight,
            entities=[loaded[entity] for entity in route.entities],
            steps=[
                Step(
                    start=strawberry.ID(pair.a),
                    end=strawberry.ID(pair.b),
                    link_type=link_type,
                    facts=facts,
                    fact_count=count,
                    at=_moment(at),
                )
                for pair, at in zip(route.pairs, route.times or (None,) * len(route.pairs), strict=True)
                for link_type, facts, count in steps[pair]
            ],
            overlaps_in_time=route.overlaps,
            best_by=list(route.best_by),
            departs=_moment(route.times[0] if route.times else None),
            arrives=_moment(route.times[-1] if route.times else None),
        )
        for route in routes
    ]


def _steps(seen: SeenGraph, pairs: Sequence[Pair]) -> dict[Pair, list[tuple[str, list[Fact], int]]]:
    found = ties(seen, pairs, FACTS)
    every = [fact for pair in pairs for tie in found[pair] for fact in tie.facts]
    said = iter(facts_of(seen, every))
    return {
        pair: [(tie.link_type, [next(said) for _ in tie.facts], tie.total) for tie in found[pair]] for pair in pairs
    }


def _moment(milliseconds: int | None) -> DateTime | None:
    return None if milliseconds is None else DateTime(milliseconds)
