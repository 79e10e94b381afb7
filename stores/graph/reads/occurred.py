"""When and where all events of a type happened, as the reader's working values say, in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph_model.declare import EntityType
from graph_model.view import View
from stores.graph.reads.value_counts import working_values
from stores.graph.seen import SeenGraph

FOREVER = 1 << 53


@dataclass(frozen=True, slots=True)
class Occurred:
    """n pairs of an event and a place where it occurred, by event, then place. events: ids. latitudes, longitudes:
    degrees, NaN where unknown. at: milliseconds UTC, the earliest possible time; lasting: to the latest, `FOREVER`
    where no time is known. zones: names."""

    events: tuple[str, ...]
    latitudes: NDArray[np.float64]
    longitudes: NDArray[np.float64]
    at: NDArray[np.int64]
    lasting: NDArray[np.int64]
    zones: tuple[str, ...]


def occurred(seen: SeenGraph, view: View, types: Sequence[str], kinds: Sequence[str] | None = None) -> Occurred:
    """view: of the links OCCURRED_AT. types: of events. kinds: only those whose working `kind` is one of these.
    Raises LimitExceeded."""
    when: dict[str, object] = {}
    positions: dict[str, object] = {}
    sorts: dict[str, object] = {}
    for name in types:
        declared = seen.registry.entities[name]
        when |= _values(seen, declared, "happened") | _values(seen, declared, "seen")
        sorts |= _values(seen, declared, "kind") if kinds is not None else {}
    for name in seen.registry.links["OCCURRED_AT"].ends:
        positions |= _values(seen, seen.registry.entities[name], "position")
    pairs = sorted({(view.ids[start], view.ids[end]) for start, end in zip(view.starts, view.ends, strict=True)})
    wanted, among = tuple(f"{name}:" for name in types), set(kinds or ())
    pairs = [one for one in pairs if one[0].startswith(wanted) and (kinds is None or sorts.get(one[0]) in among)]
    nowhere = (float("nan"), float("nan"))
    points = np.array([positions.get(place, nowhere) for _, place in pairs], dtype=np.float64).reshape(-1, 2)
    times = [_span(when.get(event)) for event, _ in pairs]
    low, high = (np.array([time[n] for time in times], dtype=np.int64) for n in (0, 1))
    return Occurred(
        tuple(event for event, _ in pairs), points[:, 0], points[:, 1], low, high - low, tuple(one[2] for one in times)
    )


def _values(seen: SeenGraph, declared: EntityType, name: str) -> dict[str, object]:
    found = [one for one in declared.attributes if one.name == name]
    return dict(working_values(seen, declared, found[0])) if found else {}


def _span(value: object) -> tuple[int, int, str]:
    if not isinstance(value, tuple):
        return 0, FOREVER, "UTC"
    return int(value[0]), int(value[-2]), str(value[-1])
