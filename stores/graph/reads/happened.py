"""When and where something happened, as the reader's working values say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from stores.graph.reads.entities import entities
from stores.graph.reads.facts import fact_of, members_of
from stores.graph.seen import SeenGraph

MOST_PLACES = 20


@dataclass(frozen=True, slots=True)
class Happened:
    """since, until: milliseconds UTC, the earliest and the latest possible time. places: (latitude, longitude)."""

    since: int | None
    until: int | None
    places: tuple[tuple[float, float], ...]


def happened(seen: SeenGraph, event: str) -> Happened:
    """Of an event that exists for the reader: its time, and the positions of the places where it occurred."""
    rows = seen.read("carriers", ids=members_of(seen, [event]), kinds=["OCCURRED_AT"], limit=MOST_PLACES)
    places = {fact_of(row).end for row in rows}
    found = entities(seen, {event, *places})
    when = found[seen.clusters.of(event)].values.get("happened")
    low, high, _ = cast("tuple[int | None, int | None, Any]", when.value if when is not None else (None, None, None))
    at = [found[low_id].values.get("position") for low_id in sorted({seen.clusters.of(place) for place in places})]
    points = [cast("tuple[float, float]", one.value) for one in at if one is not None]
    return Happened(low, high, tuple(points))
