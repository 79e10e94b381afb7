"""Events as counts by cell and hour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.local_time import HOUR
from graph_model.errors import BadArgument, LimitExceeded

MOST = 8_000_000
"""Cells times hours."""


@dataclass(frozen=True, slots=True)
class Counted:
    """cells: c H3 cells, sorted. begin: milliseconds UTC of the first hour, whole. counts: c x h, from the hour of the
    first event to that of the last. cell_of: of each event its cell's index. at: of each event, milliseconds UTC."""

    cells: tuple[str, ...]
    begin: int
    counts: NDArray[np.int32]
    cell_of: NDArray[np.int64]
    at: NDArray[np.int64]

    def rows(self, cell: int, hour: int) -> NDArray[np.intp]:
        """The events of one cell in the hour that begins at so many milliseconds UTC."""
        return np.flatnonzero((self.cell_of == cell) & (self.at // HOUR * HOUR == hour))


def counted(
    latitudes: NDArray[np.float64],
    longitudes: NDArray[np.float64],
    at: NDArray[np.int64],
    resolution: int = 8,
    until: int | None = None,
) -> Counted:
    """latitudes, longitudes: n degrees. at: n milliseconds UTC. resolution: of H3, 0 to 15. until: milliseconds UTC up
    to which was counted, where hours without an event follow the last. Raises BadArgument, LimitExceeded."""
    if len({len(latitudes), len(longitudes), len(at)}) != 1 or not len(at):
        raise BadArgument("at", f"There are {len(at)} events.", expected="one or more, each with a place and a time")
    pairs, which = np.unique(np.column_stack([latitudes, longitudes]), axis=0, return_inverse=True)
    return counted_at(pairs[:, 0], pairs[:, 1], which.reshape(-1), at, resolution, until)


def counted_at(
    latitudes: NDArray[np.float64],
    longitudes: NDArray[np.float64],
    places: NDArray[np.integer[Any]],
    at: NDArray[np.int64],
    resolution: int = 8,
    until: int | None = None,
) -> Counted:
    """The same for n events at p places. latitudes, longitudes: p degrees, which may be unknown where nothing was.
    places: n indexes of them. Raises BadArgument, LimitExceeded."""
    import h3

    if not 0 <= resolution <= 15:
        raise BadArgument("resolution", f"resolution is {resolution}.", expected="0 to 15")
    if not len(at):
        raise BadArgument("at", "There are 0 events.", expected="one or more, each with a place and a time")
    used = np.unique(places)
    if not np.all(np.abs(latitudes[used]) <= 90) or not np.all(np.abs(longitudes[used]) <= 180):
        raise BadArgument("latitudes", "A place is none.", expected="degrees in WGS 84")
    pairs = zip(latitudes[used].tolist(), longitudes[used].tolist(), strict=True)
    cells, cell_of_used = np.unique([h3.latlng_to_cell(*pair, resolution) for pair in pairs], return_inverse=True)
    cell_of_place = np.zeros(len(latitudes), dtype=np.int64)
    cell_of_place[used] = cell_of_used
    cell_of = cell_of_place[places]
    hours = at // HOUR
    first = int(hours.min())
    last = max(int(hours.max()), (until - 1) // HOUR if until is not None else int(hours.max()))
    size = last - first + 1
    if len(cells) * size > MOST:
        do = "ask for a coarser resolution or a shorter time"
        raise LimitExceeded("cells times hours", len(cells) * size, MOST, do=do)
    counts = np.bincount(cell_of * size + hours - first, minlength=len(cells) * size).reshape(len(cells), size)
    return Counted(tuple(cells.tolist()), first * HOUR, counts.astype(np.int32), cell_of.astype(np.int64), at)
