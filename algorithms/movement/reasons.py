"""What else may explain that two subjects move together, and what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.journeys import Journey, within_window
from algorithms.movement.lead import OtherReason
from algorithms.movement.reach import ON_FOOT, masts, phones_among, reaches, told, widest
from algorithms.movement.search import Searched

CROWDED = 5
"""With so many others all the way a journey is one in a crowd."""
MANY = 20
"""Who makes joint journeys with more others than that is much on the road."""
MOST_RECORDS = 200
"""Keys of sightings that one reason names at most."""


def company(searched: Searched, journey: Journey, of: int) -> list[set[int]]:
    """Who else was beside subject `of` at each place of a journey: those at the first, then who of them stayed."""
    sightings, around = searched.sightings, searched.around
    left: list[set[int]] = []
    met: set[int] = set()
    for row, _ in journey.rows:
        place = int(sightings.places[row])
        if around.spots[place] in met:
            continue
        met.add(int(around.spots[place]))
        at = int(sightings.at[row])
        low, high = np.searchsorted(
            sightings.at, [at - searched.together.window, at + searched.together.window + 1]
        ).tolist()
        there = sightings.places[low:high]
        close = around.close(np.full_like(there, place), there)
        now = set(sightings.subjects[low:high][close].tolist()) - {of}
        left.append(now & left[-1] if left else now)
    return left


def other_reasons(
    searched: Searched, pair: tuple[int, int], made: Sequence[Journey], expected: float | None
) -> tuple[OtherReason, ...]:
    """Innocent reasons, and how many of the joint journeys each would explain."""
    found = []
    if expected is not None and round(expected):
        found.append(
            OtherReason(
                "SAME_HOURS",
                round(expected),
                f"Both drive this way at these hours on other days too, which alone gives {expected:.1f} of the joint "
                "journeys.",
            )
        )
    crowded = [journey for journey in made if len(company(searched, journey, pair[0])[-1] - {pair[1]}) >= CROWDED]
    if crowded:
        found.append(
            OtherReason(
                "CROWD",
                len(crowded),
                f"On {len(crowded)} of the joint journeys {CROWDED} others or more went all the way with them.",
                _keys(searched, crowded),
            )
        )
    starts = [
        journey
        for journey in made
        if (ends := [_ends(searched, subject, journey.day) for subject in pair])[0] == ends[1]
    ]
    if starts:
        found.append(
            OtherReason(
                "SAME_ENDS",
                len(starts),
                f"On {len(starts)} of the joint journeys the day of both began and ended at the same places, as it "
                "does for neighbours, a household or colleagues.",
                _keys(searched, starts),
            )
        )
    for subject in pair:
        others = int(np.count_nonzero((searched.pairs.left == subject) | (searched.pairs.right == subject)))
        if others > MANY:
            name = searched.sightings.subject_ids[subject]
            found.append(
                OtherReason(
                    "OFTEN_ON_THE_ROAD",
                    len(made),
                    f"{name} made joint journeys with {others} subjects, as a taxi or a delivery van does.",
                )
            )
    return tuple(found)


def against(searched: Searched, pair: tuple[int, int], made: Sequence[Journey]) -> tuple[OtherReason, ...]:
    """What speaks against the two belonging together."""
    tracks, found = searched.tracks, []
    both = np.intersect1d(tracks.days_of(pair[0]), tracks.days_of(pair[1]))
    apart = np.setdiff1d(both, [journey.day for journey in made])
    if len(apart):
        found.append(
            OtherReason(
                "APART",
                len(apart),
                f"On {len(apart)} of {len(both)} days on which both were read they made no joint journey.",
            )
        )
    elsewhere = _elsewhere(searched, pair, made)
    if elsewhere:
        found.append(
            OtherReason(
                "ELSEWHERE",
                len(elsewhere) // 2,
                f"On days with a joint journey they were read {len(elsewhere) // 2} times within "
                f"{searched.together.within_seconds:g} s of one another at different places.",
                tuple(int(searched.sightings.keys[row]) for row in elsewhere[:MOST_RECORDS]),
            )
        )
    out = np.unique(np.nonzero(tracks.out[sorted({place for journey in made for place in journey.places})])[1])
    if len(out):
        found.append(
            OtherReason(
                "SENSOR_OUT",
                len(out),
                f"On {len(out)} days one of the sensors of the joint journeys was out; days are compared with those on "
                "which the same were.",
            )
        )
    found += _compatible(searched, made)
    return tuple(found)


def _compatible(searched: Searched, made: Sequence[Journey]) -> list[OtherReason]:
    """That a sensor reaches farther than the window allows two to be apart anyway: then they may not have met."""
    sightings, where = searched.sightings, searched.sightings.where
    is_mast, reach = masts(where), reaches(where)
    places = [{int(sightings.places[row]) for both in journey.rows for row in both} for journey in made]
    found = []
    in_cells = [journey for journey, at in zip(made, places, strict=True) if is_mast[sorted(at)].any()]
    if in_cells:
        phones = round(float(np.median([_phones_in_cell(searched, journey, is_mast) for journey in in_cells])))
        said = (
            "A phone mast says no more than that a phone was in its cell: this is compatible with being together. "
            f"{counted_phones(phones)} read in the cell in the same window."
        )
        found.append(OtherReason("COMPATIBLE_ONLY", phones, said, _keys(searched, in_cells)))
    apart = max(searched.together.within_metres, ON_FOOT * searched.together.within_seconds)
    wide = {place for at in places for place in at if 2 * reach[place] > apart and not is_mast[place]}
    for place in widest(where, wide):
        kind = where.kinds[place]
        theirs = [j for j, at in zip(made, places, strict=True) if any(where.kinds[one] == kind for one in at & wide)]
        said = f"They were read by {told(where, place)}: this is compatible with being together."
        found.append(OtherReason("COMPATIBLE_ONLY", len(theirs), said, _keys(searched, theirs)))
    return found


def _phones_in_cell(searched: Searched, journey: Journey, is_mast: NDArray[np.bool_]) -> int:
    """How many phones the first mast of a journey read within the window."""
    sightings = searched.sightings
    row = next(row for both in journey.rows for row in both if is_mast[sightings.places[row]])
    at, window = int(sightings.at[row]), searched.together.window
    low, high = np.searchsorted(sightings.at, [at - window, at + window + 1])
    here = sightings.places[low:high] == sightings.places[row]
    return phones_among(sightings, np.unique(sightings.subjects[low:high][here]).tolist())


def counted_phones(phones: int) -> str:
    """One phone was, 5 phones were."""
    return "1 phone was" if phones == 1 else f"{phones:,} phones were"


def _ends(searched: Searched, subject: int, day: int) -> tuple[int, int]:
    tracks = searched.tracks
    rows = tracks.of(subject)
    places = searched.around.spots[searched.sightings.places[rows[tracks.of_rows[rows] == day]]]
    return int(places[0]), int(places[-1])


def _elsewhere(searched: Searched, pair: tuple[int, int], made: Sequence[Journey]) -> list[int]:
    """Rows, two by two, of readings within the window of one another at places that are not near: of the first one's
    readings those near which no reading of the second was, each with the first of these."""
    sightings, tracks = searched.sightings, searched.tracks
    rows, matches = within_window(sightings, tracks, searched.together, *pair)
    on_days = np.isin(tracks.of_rows[rows], [journey.day for journey in made])
    rows, matches = rows[on_days], matches[on_days]
    near = searched.around.close(sightings.places[rows], sightings.places[matches])
    ever_near = set(rows[near].tolist())
    first = dict(zip(reversed(rows.tolist()), reversed(matches.tolist()), strict=True))
    return [row for mine in sorted(first.keys() - ever_near) for row in (mine, first[mine])]


def _keys(searched: Searched, made: Sequence[Journey]) -> tuple[int, ...]:
    rows = sorted({row for journey in made for both in journey.rows for row in both})
    return tuple(int(searched.sightings.keys[row]) for row in rows[:MOST_RECORDS])
