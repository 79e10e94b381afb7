"""Readings by place, each place's in the order of time: where those near a moment are found."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph_model.sightings import Sightings


class ByPlace(NamedTuple):
    """begins: p + 1 offsets. rows: the n indexes of readings by place, then time. at: n, when each of these was."""

    begins: NDArray[np.int64]
    rows: NDArray[np.int32]
    at: NDArray[np.int64]

    @classmethod
    def of(cls, sightings: Sightings) -> ByPlace:
        """All readings."""
        from algorithms.movement.grouped_kernel import grouped

        begins, rows = grouped(sightings.places, len(sightings.where.ids))
        return cls(begins, rows, sightings.at.take(rows))
