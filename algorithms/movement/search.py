"""All pairs that moved together, each with what chance gives, among all pairs that were compared."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.candidates import Candidates, candidates
from algorithms.movement.chance import FEWEST, benjamini_hochberg
from algorithms.movement.copresence import MOST_PAIRS
from algorithms.movement.ground import Ground, ground_of
from algorithms.movement.near_places import Near, near
from algorithms.movement.one_subject import candidates_of_one
from algorithms.movement.together import Together
from algorithms.movement.tracks import Tracks, tracks_of
from graph_model.sightings import Sightings

FEW = 2_000
"""So many pairs are not worth a second thread."""


@dataclass(frozen=True, slots=True)
class Searched:
    """What the search walked on, and k pairs. expected: joint journeys by chance; log_tails: log10 of the chance of as
    many joint days; both NaN where the days are too few, or where one joint day cannot be surprising among so many
    pairs. compared_days, compared: common days, and pairs of different days. q: k. of_all: how many pairs were
    compared."""

    sightings: Sightings
    tracks: Tracks
    around: Near
    ground: Ground
    together: Together
    pairs: Candidates
    expected: NDArray[np.float64]
    log_tails: NDArray[np.float64]
    compared_days: NDArray[np.int64]
    compared: NDArray[np.int64]
    q: NDArray[np.float64]
    of_all: int

    def names(self, row: int) -> tuple[str, str]:
        """Entity ids of a pair."""
        ids = self.sightings.subject_ids
        return ids[self.pairs.left[row]], ids[self.pairs.right[row]]


def search(
    sightings: Sightings,
    together: Together,
    subject: int | None = None,
    tracks: Tracks | None = None,
    most_q: float = 0.05,
    most_pairs: int = MOST_PAIRS,
) -> Searched:
    """Find the pairs, weigh them against days alike, and reckon with all that were compared.

    One joint day is weighed only where it could be surprising at all: its chance is at least one in all pairs of days,
    so with many pairs of subjects none of them can be at `most_q`, whatever it is.
    """
    tracks = tracks or tracks_of(sightings, together)
    around = near(sightings.where, together.within_metres)
    ground = ground_of(tracks, around, together)
    walked = sightings, tracks, ground, around, together
    pairs = candidates(*walked, most_pairs) if subject is None else candidates_of_one(*walked, subject)
    present = int(np.count_nonzero(np.diff(tracks.active)))
    of_all = max(present - 1, 0) if subject is not None else present * (present - 1) // 2
    found = weighed(ground, pairs, of_all, most_q)
    return Searched(sightings, tracks, around, ground, together, pairs, *found, of_all)


def weighed(ground: Ground, pairs: Candidates, of_all: int, most_q: float) -> Reckoned:
    """What chance gives for the pairs, of which those are weighed that may be surprising among `of_all`."""
    active = np.diff(ground.active)
    worth = np.flatnonzero(may_surprise(pairs.days, active[pairs.left] * active[pairs.right], of_all, most_q))
    counts, weights = _weighed(ground, pairs.left[worth], pairs.right[worth])
    return reckoned(len(pairs.left), worth, counts[:, 2:4], weights, of_all)


class Reckoned(NamedTuple):
    """What chance gives for k pairs: the columns of `Searched` from expected to q."""

    expected: NDArray[np.float64]
    log_tails: NDArray[np.float64]
    compared_days: NDArray[np.int64]
    compared: NDArray[np.int64]
    q: NDArray[np.float64]


def reckoned(
    size: int, rows: NDArray[np.int64], counts: NDArray[np.int64], weights: NDArray[np.float64], of_all: int
) -> Reckoned:
    """Of `size` pairs those at `rows` were weighed. counts: days compared and pairs of different days, by row. weights:
    journeys expected and log10 of the tail, by row."""
    expected, log_tails = np.full(size, np.nan), np.full(size, np.nan)
    compared_days, compared = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    compared_days[rows], compared[rows] = counts.T
    enough = counts[:, 1] >= FEWEST
    expected[rows[enough]], log_tails[rows[enough]] = weights[enough].T
    return Reckoned(expected, log_tails, compared_days, compared, benjamini_hochberg(log_tails, of_all))


def may_surprise(
    days: NDArray[np.int64], pairs_of_days: NDArray[np.int64], of_all: int, most_q: float
) -> NDArray[np.bool_]:
    """Which pairs are worth weighing: k joint days each, and k pairs of the two subjects' days."""
    least = -np.log10(np.maximum(pairs_of_days, 1))
    worth: NDArray[np.bool_] = (days > 1) | (least <= np.log10(max(most_q * len(days) / max(of_all, 1), 1e-300)))
    return worth


def _weighed(
    ground: Ground, left: NDArray[np.int64], right: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Each pair for itself, so that it does not matter how many threads share them."""
    from algorithms.movement.journeys_kernel import weigh

    if len(left) < FEW or (threads := os.cpu_count() or 1) == 1:
        return weigh(ground, left, right)
    with ThreadPoolExecutor(threads) as pool:
        parts = list(
            pool.map(
                lambda part: weigh(ground, *part),
                zip(np.array_split(left, 4 * threads), np.array_split(right, 4 * threads), strict=True),
            )
        )
    return np.concatenate([counts for counts, _ in parts]), np.concatenate([weights for _, weights in parts])
