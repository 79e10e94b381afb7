"""Whose track is like a subject's, whenever it was made; and which whole tracks were made together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.common_runs import found_about_others
from algorithms.movement.lead import Coverage, Lead, Leads, OtherReason, behind
from algorithms.movement.local_days import local_days
from algorithms.movement.reach import NEARBY, masts, told, widest
from algorithms.movement.tracks import Tracks, by_day
from graph_model.errors import BadArgument
from graph_model.sightings import Sightings

METHOD = (
    "The longest run of places in the same order, without a break, that a day of the subject and any day of another "
    "have in common. Ranked by its length, then by how few others share as much. Expected: the "
    "share of the others compared who have as much in common. By chance: how many the same search finds, on average, "
    "about the 100 others whose tracks hold most nearly as many runs of places; not told where there are fewer than 20."
)


@dataclass(frozen=True, slots=True)
class WholeTracks:
    """left, right: subject indexes, the smaller first, sorted."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]


def same_whole_tracks(sightings: Sightings, within_seconds: float, least: int = 5) -> WholeTracks:
    """Pairs of subjects with the same sequence of places, `least` or more, at each of them within `within_seconds`.

    >>> from algorithms.movement.drawn import seen
    >>> found = same_whole_tracks(seen("a A 08:00", "a B 08:10", "b A 08:01", "b B 08:11", "c A 08:02"), 60, 2)
    >>> found.left.tolist(), found.right.tolist()
    ([0], [1])
    """
    order = np.argsort(sightings.subjects, kind="stable")
    begins = np.searchsorted(sightings.subjects[order], np.arange(len(sightings.subject_ids) + 1))
    alike: dict[bytes, list[int]] = defaultdict(list)
    for subject in range(len(sightings.subject_ids)):
        rows = order[begins[subject] : begins[subject + 1]]
        if len(rows) >= least:
            alike[sightings.places[rows].tobytes()].append(subject)
    window, found = round(within_seconds * 1000), []
    for members in alike.values():
        times = np.array([sightings.at[order[begins[one] : begins[one + 1]]] for one in members])
        ranked = np.argsort(times[:, 0], kind="stable")
        for number, one in enumerate(ranked.tolist()):
            end = np.searchsorted(times[ranked, 0], times[one, 0] + window, side="right")
            found += [
                tuple(sorted((members[one], members[other])))
                for other in ranked[number + 1 : end].tolist()
                if np.abs(times[one] - times[other]).max() <= window
            ]
    pairs = np.array(sorted(found), dtype=np.int64).reshape(-1, 2)
    return WholeTracks(pairs[:, 0], pairs[:, 1])


def similar_tracks(
    sightings: Sightings,
    subject: str,
    least_places: int = 4,
    first: int = 50,
    after: tuple[str, ...] | None = None,
) -> Leads:
    """Subjects that share a run of `least_places` places or more with one day of the subject, on whatever day. after:
    subjects of the lead before the first that is given.

    >>> from algorithms.movement.drawn import seen
    >>> track = [f"ada {place} 08:0{n}" for n, place in enumerate("ABCD")]
    >>> later = [f"bo {place} 2026-03-05T11:0{n}" for n, place in enumerate("XABCD")]
    >>> [lead.subjects for lead in similar_tracks(seen(*track, *later), "ada").leads]
    [('ada', 'bo')]
    """
    if not 2 <= least_places <= 100:
        raise BadArgument("leastPlaces", f"leastPlaces is {least_places}.", expected="2 to 100")
    parameters = {"subject": subject, "least_places": least_places}
    index = sightings.subject(subject)
    if index is None or not len(sightings.at):
        return Leads((), 0, 0, None, METHOD, parameters)
    days = local_days(sightings)
    tracks = by_day(sightings, days, days.of(sightings.at), np.zeros((len(sightings.where.ids), len(days)), np.bool_))
    mine = _paths(tracks, index)
    runs: dict[tuple[int, ...], list[tuple[int, int]]] = defaultdict(list)  # where each run of mine begins
    for number, (_, places, _) in enumerate(mine):
        for at in range(len(places) - least_places + 1):
            runs[places[at : at + least_places]].append((number, at))
    known = np.zeros(len(sightings.where.ids), dtype=np.bool_)
    known[[place for _, places, _ in mine for place in places]] = True
    shared = np.bincount(sightings.subjects[known[sightings.places]], minlength=len(tracks.active) - 1)
    best: list[tuple[int, int, tuple[int, int, int, int]]] = []
    for other in np.flatnonzero(shared >= least_places).tolist():
        if other == index:
            continue
        longest: tuple[int, tuple[int, int, int, int]] | None = None
        for number, (_, places, _) in enumerate(_paths(tracks, other)):
            for at in range(len(places) - least_places + 1):
                for which, begun in runs.get(places[at : at + least_places], ()):
                    length = _length(mine[which][1][begun:], places[at:])
                    if longest is None or length > longest[0]:
                        longest = (length, (which, begun, number, at))
        if longest:
            best.append((-longest[0], other, longest[1]))
    best.sort()
    compared = int(np.count_nonzero(np.diff(tracks.active))) - 1
    lengths = np.array([-length for length, _, _ in best])
    rest = behind(best, lambda found: (sightings.subject_ids[index], sightings.subject_ids[found[1]]), after)
    leads = tuple(
        _lead(sightings, tracks, index, other, -length, where, int((lengths >= -length).sum()) - 1, compared)
        for length, other, where in rest[:first]
    )
    chance = found_about_others(tracks, index, least_places)
    return Leads(leads, len(best), compared, chance, METHOD, parameters, len(rest) > first)


def _paths(tracks: Tracks, subject: int) -> list[tuple[int, tuple[int, ...], list[int]]]:
    """For each active day its number, the places in order, each once in a row, and the row of each."""
    found = []
    for active in range(tracks.active[subject], tracks.active[subject + 1]):
        low, high = int(tracks.starts[active]), int(tracks.starts[active + 1])
        places = tracks.places[low:high]
        moved = np.flatnonzero(np.diff(places, prepend=-1))
        rows = tracks.rows[low:high][moved].tolist()
        found.append((int(tracks.active_days[active]), tuple(places[moved].tolist()), rows))
    return found


def _length(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _lead(
    sightings: Sightings,
    tracks: Tracks,
    one: int,
    other: int,
    length: int,
    where: tuple[int, int, int, int],
    others: int,
    compared: int,
) -> Lead:
    mine, theirs = _paths(tracks, one)[where[0]], _paths(tracks, other)[where[2]]
    rows = sorted(mine[2][where[1] : where[1] + length] + theirs[2][where[3] : where[3] + length])
    names = (sightings.subject_ids[one], sightings.subject_ids[other])
    dates = [tracks.days.dates[path[0]].isoformat() for path in (mine, theirs)]
    share = others / max(compared - 1, 1)
    return Lead(
        subjects=names,
        unit="place in the same order",
        observed=length,
        expected=share,
        p=None,
        q=None,
        places=len({int(sightings.places[row]) for row in rows}),
        days=len(set(dates)),
        coverage=(Coverage.SEEN,),
        records=tuple(int(key) for key in sightings.keys[rows]),
        sentence=(
            f"{names[0]} on {dates[0]} and {names[1]} on {dates[1]} passed {length} places in the same order. "
            f"Of {compared:,} subjects compared {others:,} others share a run as long or longer."
        ),
        other_reasons=_common_way(others, length),
        against=_against(sightings, tracks, one, other, rows),
    )


def _common_way(others: int, length: int) -> tuple[OtherReason, ...]:
    if not others:
        return ()
    said = f"{others:,} {'other goes' if others == 1 else 'others go'} this way as well: it may be a common one."
    return (OtherReason("COMMON_WAY", length, said),)


def _against(sightings: Sightings, tracks: Tracks, one: int, other: int, rows: list[int]) -> tuple[OtherReason, ...]:
    found = []
    mine, theirs = tracks.days_of(one), tracks.days_of(other)
    alone = len(np.union1d(mine, theirs)) - len(np.intersect1d(mine, theirs))
    if alone:
        said = f"On {alone:,} {'day' if alone == 1 else 'days'} only one of the two was read at all."
        found.append(OtherReason("NOT_BOTH_ABOUT", alone, said))
    where, places = sightings.where, np.unique(sightings.places[rows])
    far = places[masts(where)[places] | (where.radii[places] > NEARBY)]
    for place in widest(where, far.tolist()):
        said = f"Some of it was read by {told(where, place)}: this is compatible with many ways."
        found.append(OtherReason("COMPATIBLE_ONLY", 1, said))
    return tuple(found)
