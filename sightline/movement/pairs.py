"""What the search for pairs gives, whichever engine ran it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from algorithms.movement.candidates import Candidates
from algorithms.movement.search import Reckoned, reckoned, search
from algorithms.movement.together import Together
from graph_model.sightings import Sightings

Numbers = NDArray[np.int64] | NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """All pairs that made a joint journey, among of_all that were compared, out of so many readings.

    table: left, right (entity ids, left before right, the table sorted by them), journeys, days, places (on the fullest
    of these days), expected, log_tail (log10 of the chance), compared_days, compared (pairs of different days), q. What
    chance gives is null where the days are too few to say.
    """

    table: pa.Table
    of_all: int
    readings: int

    def leads(self, most_q: float) -> pa.Table:
        """Those at `most_q` or below, the most surprising first."""
        q, tails = self.table["q"].to_numpy(), self.table["log_tail"].to_numpy()
        surprising = np.flatnonzero(q <= most_q)
        return self.table.take(pa.array(surprising[np.argsort(tails[surprising], kind="stable")]))


def no_pairs() -> Pairs:
    """Of no readings."""
    whole = np.zeros(0, dtype=np.int64)
    none = reckoned(0, whole, np.zeros((0, 2), dtype=np.int64), np.zeros((0, 2)), 0)
    return Pairs(table_of((), Candidates(whole, whole, whole, whole, whole), none), 0, 0)


def pairs_here(sightings: Sightings, together: Together, most_q: float) -> Pairs:
    """Searched on this machine, all in memory."""
    found = search(sightings, together, most_q=most_q)
    weighed = Reckoned(found.expected, found.log_tails, found.compared_days, found.compared, found.q)
    return Pairs(table_of(sightings.subject_ids, found.pairs, weighed), found.of_all, len(sightings.at))


def table_of(ids: Sequence[str], pairs: Candidates, weighed: Reckoned) -> pa.Table:
    """The columns of `Pairs`. ids: of the subjects that pairs name by index."""
    names = np.array(ids, dtype=object)
    columns: dict[str, Numbers] = {
        "journeys": pairs.journeys,
        "days": pairs.days,
        "places": pairs.spots,
        "expected": weighed.expected,
        "log_tail": weighed.log_tails,
        "compared_days": weighed.compared_days,
        "compared": weighed.compared,
        "q": weighed.q,
    }
    named = {"left": pa.array(names[pairs.left], pa.string()), "right": pa.array(names[pairs.right], pa.string())}
    return pa.table(named | {name: pa.array(column, from_pandas=True) for name, column in columns.items()})
