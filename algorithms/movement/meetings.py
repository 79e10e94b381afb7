"""When some subjects met: two of them stayed near one another for so long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.near_places import Near, near
from graph_model.errors import BadArgument, LimitExceeded
from graph_model.sightings import Sightings

MOST_SUBJECTS = 50


@dataclass(frozen=True, slots=True)
class Meeting:
    """subjects: two ids. place: where the first was read first. since, until: milliseconds UTC of the first and the
    last reading near one another: they may have met for longer. others: other subjects read there meanwhile. records:
    keys of the two subjects' readings, in the order of time."""

    subjects: tuple[str, str]
    place: str
    since: int
    until: int
    others: int
    records: tuple[int, ...]


def meetings(
    sightings: Sightings,
    subjects: Sequence[str],
    least_minutes: float = 10,
    within_metres: float = 50,
    within_seconds: float = 300,
    longest_gap_minutes: float = 30,
) -> tuple[Meeting, ...]:
    """Meetings of any two of `subjects`, by time: both read within `within_seconds` at one place or at places within
    `within_metres` of where it began, again and again without a gap longer than `longest_gap_minutes`, for
    `least_minutes` or longer.

    >>> from algorithms.movement.drawn import seen
    >>> sightings = seen("ada A 08:00", "bo A 08:02", "ada A 08:20", "bo A 08:21")
    >>> [(meeting.subjects, meeting.until - meeting.since) for meeting in meetings(sightings, ["ada", "bo"])]
    [(('ada', 'bo'), 1260000)]
    """
    if len(subjects) > MOST_SUBJECTS:
        raise LimitExceeded("subjects", len(subjects), MOST_SUBJECTS)
    for argument, value in (("leastMinutes", least_minutes), ("withinMetres", within_metres)):
        if not 0 <= value <= 100_000:
            raise BadArgument(argument, f"{argument} is {value}.", expected="0 to 100000")
    around = near(sightings.where, within_metres)
    known = sorted({index for entity in subjects if (index := sightings.subject(entity)) is not None})
    rows_of = {subject: np.flatnonzero(sightings.subjects == subject) for subject in known}
    window, gap = round(within_seconds * 1000), round(longest_gap_minutes * 60_000)
    found: list[Meeting] = []
    for one, other in combinations(known, 2):
        mine = rows_of[one]
        theirs = rows_of[other]
        times = sightings.at[theirs]
        runs: list[tuple[int, list[int]]] = []
        for row in mine.tolist():
            at, place = int(sightings.at[row]), int(sightings.places[row])
            beside = _beside(around, place)
            low, high = np.searchsorted(times, [at - window, at + window + 1])
            close = [match for match in theirs[low:high].tolist() if np.isin(sightings.places[match], beside)]
            if not close:
                continue
            if not runs or place not in _beside(around, runs[-1][0]) or at - _last(sightings, runs[-1][1]) > gap:
                runs.append((place, []))
            runs[-1][1].extend([row, *close])
        for place, rows in runs:
            kept = sorted(set(rows))
            since, until = int(sightings.at[kept[0]]), int(sightings.at[kept[-1]])
            if until - since >= least_minutes * 60_000:
                names = (sightings.subject_ids[one], sightings.subject_ids[other])
                low, high = np.searchsorted(sightings.at, [since, until + 1])
                here = np.isin(sightings.places[low:high], _beside(around, place))
                others = len(set(sightings.subjects[low:high][here].tolist()) - {one, other})
                keys = tuple(int(key) for key in sightings.keys[kept])
                found.append(Meeting(names, sightings.where.ids[place], since, until, others, keys))
    return tuple(sorted(found, key=lambda one: (one.since, one.subjects, one.until, one.place)))


def _beside(around: Near, place: int) -> NDArray[np.int32]:
    return around.beside[around.begins[place] : around.begins[place + 1]]


def _last(sightings: Sightings, rows: list[int]) -> int:
    return max(int(sightings.at[row]) for row in rows)
