"""Events of the graph with when and where they happened, for analyses of places and times."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from api.context import Asking
from graph_model.errors import LimitExceeded
from graph_model.reader import FactFilter
from graph_model.view import View
from stores.graph.reads.entities import SeenEntity, entities

MOST = 5_000
"""Events of one answer."""
AT_ONCE = 500
"""Entities whose claims are read at once."""
WIDEST = 86_400_000
"""Milliseconds between the earliest and the latest possible time of an event whose time counts as known."""


@dataclass(frozen=True, slots=True)
class Happenings:
    """n events, by id. entities: as the reader sees them. at: n milliseconds UTC, the middle of the possible time;
    latitudes, longitudes: n degrees of the place. timed, placed: n, which of the two is known; what is not is 0.
    places: ids of where each happened, "" where unknown. hidden: links that the filter leaves out."""

    entities: tuple[SeenEntity, ...]
    at: NDArray[np.int64]
    latitudes: NDArray[np.float64]
    longitudes: NDArray[np.float64]
    timed: NDArray[np.bool_]
    placed: NDArray[np.bool_]
    places: tuple[str, ...]
    hidden: int
    age: float

    @property
    def ids(self) -> list[str]:
        """Of the events."""
        return [one.id for one in self.entities]

    def text(self, attribute: str) -> list[str]:
        """The caption of an attribute's working value for each, "" where it has none."""
        found = []
        for one in self.entities:
            value = one.values.get(attribute)
            kind = next(a.type for a in one.declared.attributes if a.name == attribute)
            found.append("" if value is None else kind.caption(value.value))
        return found


def happenings(
    asking: Asking, filter: FactFilter, type: str = "Event", kinds: Collection[str] | None = None
) -> Happenings:
    """Every event of a type that the reader sees. kinds: only events with one of these working kinds. Times are those
    of the events' claims; the filter decides which links to places count. Raises LimitExceeded, StoreUnavailable."""
    view = asking.view(filter, ["OCCURRED_AT"])
    wanted = [view.ids[node] for node in np.flatnonzero(_of(view, type)).tolist()]
    if len(wanted) > MOST:
        raise LimitExceeded(
            f"{type} entities", len(wanted), MOST, do="analyse a table of them with `sightline analyse`"
        )
    found, among = read_entities(asking, filter, wanted), None if kinds is None else frozenset(kinds)
    kept = [found[one] for one in wanted if one in found and _is(found[one], among)]
    where = _places(view)
    positions = read_entities(asking, filter, {where[one.id] for one in kept if one.id in where})
    at, latitudes, longitudes = np.zeros(len(kept), dtype=np.int64), np.zeros(len(kept)), np.zeros(len(kept))
    timed, placed = np.zeros(len(kept), dtype=np.bool_), np.zeros(len(kept), dtype=np.bool_)
    for row, one in enumerate(kept):
        span = one.values.get("happened") or one.values.get("seen")
        if span is not None and isinstance(span.value, tuple):
            low, high = int(span.value[0]), int(span.value[1])
            at[row], timed[row] = (low + high) // 2, high - low <= WIDEST
        place = positions.get(where.get(one.id, ""))
        position = place.values.get("position") if place else None
        if position is not None and isinstance(position.value, tuple):
            latitudes[row], longitudes[row] = (float(part) for part in position.value)
            placed[row] = True
    places = tuple(where.get(one.id, "") for one in kept)
    return Happenings(tuple(kept), at, latitudes, longitudes, timed, placed, places, view.hidden, view.age)


def read_entities(asking: Asking, filter: FactFilter, ids: Iterable[str]) -> dict[str, SeenEntity]:
    """Entities with their working values, by id, some at once."""
    seen, found = asking.seen(filter), dict[str, SeenEntity]()
    wanted = sorted(set(ids))
    for begin in range(0, len(wanted), AT_ONCE):
        found |= entities(seen, wanted[begin : begin + AT_ONCE])
    return found


def _is(one: SeenEntity, kinds: frozenset[str] | None) -> bool:
    return kinds is None or ("kind" in one.values and str(one.values["kind"].value) in kinds)


def _of(view: View, type: str) -> NDArray[np.bool_]:
    return np.array([name == type for name in view.type_names], dtype=np.bool_)[view.node_types]


def _places(view: View) -> dict[str, str]:
    """By event the first of its places by id."""
    if "OCCURRED_AT" not in view.link_names:
        return {}
    rows = np.flatnonzero(view.link_types == view.link_names.index("OCCURRED_AT"))
    pairs = sorted((view.ids[a], view.ids[b]) for a, b in zip(view.starts[rows], view.ends[rows], strict=True))
    return dict(reversed(pairs))
