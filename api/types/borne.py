"""From those who are asked about to what sensors read of them: the identifiers that they bore, while they bore them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from algorithms.movement.borne import as_bearer
from api.context import Asking
from graph_model.declare import IssuedKey
from graph_model.keys import type_of
from graph_model.reader import FactFilter
from graph_model.sightings import Sightings
from stores.graph.reads.entities import resolve
from stores.graph.reads.sightings import ways_of
from stores.graph.seen import SeenGraph


@dataclass(frozen=True, slots=True)
class Moved:
    """What sensors read. subjects: the ids that were asked about and exist for the reader, each as one subject of the
    sightings, sorted. borne: by bearer the identifiers whose readings count as the bearer's."""

    sightings: Sightings
    subjects: tuple[str, ...]
    borne: dict[str, tuple[str, ...]]


def identifiers(seen: SeenGraph, ids: Iterable[str]) -> dict[str, list[tuple[int, int]]]:
    """By identifier the times (milliseconds UTC, half open) in which one of these bore it; always for one of them that
    is itself an identifier. Unknown ids are left out. Raises LimitExceeded."""
    ways = ways_of(seen, sorted(set(resolve(seen, ids).values())))
    found: dict[str, list[tuple[int, int]]] = {}
    for one, several in sorted(ways.items()):
        found.setdefault(seen.clusters.of(one), []).extend((way.since, way.until) for way in several)
    return found


def moved(asking: Asking, filter: FactFilter, ids: Iterable[str] = ()) -> Moved:
    """All sightings that pass the filter, with the bearers among `ids` as subjects of their own. Where two of them bore
    an identifier at one time, its readings count for the last by id. Raises LimitExceeded, StoreUnavailable."""
    seen, sightings = asking.seen(filter), asking.sightings(filter)
    subjects = tuple(sorted(set(resolve(seen, ids).values())))
    borne = {}
    for one in subjects:
        if not isinstance(asking.registry.entities[type_of(one)].key, IssuedKey):
            spans = identifiers(seen, [one])
            sightings = as_bearer(sightings, one, spans)
            borne[one] = tuple(spans)
    return Moved(sightings, subjects, borne)
