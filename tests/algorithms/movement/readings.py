"""Random readings for properties, and what is together by the plainest reading of the words."""

from __future__ import annotations

from hypothesis import strategies as st

from algorithms.great_circle import metres
from algorithms.movement.drawn import Reading
from algorithms.movement.together import Together
from graph_model.sightings import Sightings
from tests.algorithms.movement.worlds import DAY, HOUR, MONDAY

PLACES = "ABCDEF"
POSITIONS = {place: (53.0, -2.0 + 0.0006 * number**2) for number, place in enumerate(PLACES)}
"""On a line, 40 m apart at first, then ever farther; F stands nowhere."""
POSITIONS.pop("F")

READINGS = st.lists(
    st.tuples(
        st.sampled_from(["s0", "s1", "s2", "s3"]),
        st.sampled_from(PLACES),
        st.tuples(st.integers(0, 9), st.integers(0, 90)).map(
            lambda when: MONDAY + when[0] * DAY + 8 * HOUR + when[1] * 20_000
        ),
    ),
    max_size=60,
)


def close(one: str, other: str, within: float) -> bool:
    """Whether two places of the line are near."""
    if one == other:
        return True
    if one not in POSITIONS or other not in POSITIONS or within == 0:
        return False
    return metres(POSITIONS[one], POSITIONS[other]) <= within


def spot_of(place: str, known: list[str], within: float) -> str:
    """The first place by name whose spot this one belongs to."""
    owners: dict[str, str] = {}
    for name in known:
        if name not in owners:
            for other in known:
                if other not in owners and close(name, other, within):
                    owners[other] = name
    return owners[place]


def joint_count(ours: list[Reading], theirs: list[Reading], together: Together, known: list[str]) -> int:
    """Joint journeys of two lists of readings of one day, times since it began."""
    meetings = sorted(
        (mine[2], mine[1], yours[1])
        for mine in ours
        for yours in theirs
        if abs(mine[2] - yours[2]) <= together.within_seconds * 1000
        and close(mine[1], yours[1], together.within_metres)
    )
    journeys: list[list[tuple[int, str, str]]] = []
    for meeting in meetings:
        if not journeys or meeting[0] - journeys[-1][-1][0] > together.longest_gap_seconds * 1000:
            journeys.append([])
        journeys[-1].append(meeting)
    found = 0
    for journey in journeys:
        mine = {spot_of(place, known, together.within_metres) for _, place, _ in journey}
        yours = {spot_of(place, known, together.within_metres) for _, _, place in journey}
        found += min(len(mine), len(yours)) >= together.least_places
    return found


def by_day(sightings: Sightings, subject: int, begins: int) -> dict[int, list[Reading]]:
    """A subject's readings by number of the day since `begins` (milliseconds UTC), times since that day began."""
    found: dict[int, list[Reading]] = {}
    for row in range(len(sightings.at)):
        if sightings.subjects[row] == subject:
            day, since = divmod(int(sightings.at[row]) - begins, DAY)
            place = sightings.where.ids[sightings.places[row]]
            found.setdefault(day, []).append((sightings.subject_ids[subject], place, since))
    return found
