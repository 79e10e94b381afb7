"""Which identifiers look wrong: plates that were misread, and plates that are in two places at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from algorithms.movement.near_places import metres_between
from graph_model.sightings import Sightings

ALIKE = ("0ODQ", "1ILT7", "2Z7", "5S", "6G", "8B3", "VYU", "MNH", "CG", "EFP", "PR", "KX", "4A")
"""Letters and digits that cameras take for one another."""
FASTEST = 70.0
"""Metres a second as the crow flies, 250 km/h: nobody drives so on a road."""
SLACK = 1_000.0
"""Metres by which positions, and seconds (a minute) by which clocks, may be off before a hop is called impossible."""
MOST_READS = 2
"""A plate read so often or less may be a misreading of another."""


class Kind(StrEnum):
    """What a suspicion says."""

    MISREAD = "MISREAD"
    CLONED = "CLONED"


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A verdict that is proposed, never made. subjects: the misread plate and the one meant; or the cloned one alone.
    count: how many hops are impossible, or how often the misread plate was read. records: keys of sightings."""

    kind: Kind
    subjects: tuple[str, ...]
    count: int
    records: tuple[int, ...]
    sentence: str


def identifier_hygiene(
    sightings: Sightings, kinds: Collection[Kind] = tuple(Kind), first: int | None = 50
) -> tuple[Suspicion, ...]:
    """Suspicions about plates: by kind, then by count, then by id.

    Misread: a plate seen at most twice that differs in one character which cameras confuse from one seen at least five
    times as often, was read within a quarter of an hour of it each time, and never at one place with it. Cloned: at
    least two hops faster than 250 km/h between places more than a kilometre apart, with a minute of clock error allowed
    for.

    >>> from algorithms.movement.drawn import seen
    >>> often = [f"Plate:GB:AB10CDE A 1{hour}:00" for hour in range(6)]
    >>> [found.subjects for found in identifier_hygiene(seen("Plate:GB:ABI0CDE B 12:04", *often))]
    [('Plate:GB:ABI0CDE', 'Plate:GB:AB10CDE')]
    """
    found: list[Suspicion] = []
    if Kind.CLONED in kinds:
        found += _cloned(sightings)
    if Kind.MISREAD in kinds:
        found += _misread(sightings)
    return tuple(sorted(found, key=lambda one: (one.kind, -one.count, one.subjects))[:first])


def impossible_hops(sightings: Sightings) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], ...]:
    """Rows of consecutive readings of one subject between which nobody can have travelled: (earlier, later)."""
    where = sightings.where
    order = np.argsort(sightings.subjects, kind="stable")
    earlier, later = order[:-1], order[1:]
    kept = (sightings.subjects[earlier] == sightings.subjects[later]) & (
        sightings.places[earlier] != sightings.places[later]
    )
    earlier, later = earlier[kept], later[kept]
    hops = np.unique(np.column_stack([sightings.places[earlier], sightings.places[later]]), axis=0)
    metres = {
        (a, b): float(
            metres_between(
                where.latitudes[a : a + 1], where.longitudes[a : a + 1], where.latitudes[b], where.longitudes[b]
            )[0]
        )
        for a, b in hops.tolist()
    }
    ways = zip(sightings.places[earlier].tolist(), sightings.places[later].tolist(), strict=True)
    far = np.array([metres[way] for way in ways], dtype=np.float64)
    far = far - where.radii[sightings.places[earlier]] - where.radii[sightings.places[later]] - SLACK
    seconds = (sightings.at[later] - sightings.at[earlier]) / 1000 + 60
    too_fast = far > FASTEST * seconds  # a place without a position is NaN, which is not
    return earlier[too_fast], later[too_fast]


def _cloned(sightings: Sightings) -> list[Suspicion]:
    earlier, later = impossible_hops(sightings)
    plate = _plates(sightings)
    found = []
    for subject in np.unique(sightings.subjects[earlier]).tolist():
        here = sightings.subjects[earlier] == subject
        if not plate[subject] or np.count_nonzero(here) < 2:
            continue
        rows = np.unique(np.concatenate([earlier[here], later[here]]))
        name, count = sightings.subject_ids[subject], int(np.count_nonzero(here))
        found.append(
            Suspicion(
                Kind.CLONED,
                (name,),
                count,
                tuple(int(key) for key in sightings.keys[rows]),
                f"{name} was read {count} times so soon after it was far away that it would have had to travel faster "
                "than 250 km/h: two vehicles may bear this plate, or a sensor's clock or position is wrong.",
            )
        )
    return found


def _misread(sightings: Sightings) -> list[Suspicion]:
    counts = np.bincount(sightings.subjects, minlength=len(sightings.subject_ids))
    plate = _plates(sightings)
    index = {sightings.subject_ids[n]: n for n in np.flatnonzero(plate & (counts > 0)).tolist()}
    rare = [name for name, n in index.items() if counts[n] <= MOST_READS]
    found = []
    for name in rare:
        head, _, text = name.rpartition(":")
        meant = [
            other
            for at in range(len(text))
            for group in ALIKE
            if text[at] in group
            for letter in group
            if letter != text[at]
            and (other := f"{head}:{text[:at]}{letter}{text[at + 1 :]}") in index
            and counts[index[other]] >= 5 * counts[index[name]]
            and _fits(sightings, index[name], index[other])
        ]
        for other in sorted(set(meant)):
            rows = np.flatnonzero(sightings.subjects == index[name])
            found.append(
                Suspicion(
                    Kind.MISREAD,
                    (name, other),
                    len(rows),
                    tuple(int(key) for key in sightings.keys[rows]),
                    f"{name} was read {len(rows)} times only and differs by one character that cameras confuse from "
                    f"{other}, which was read {counts[index[other]]} times and was on that road within a quarter of "
                    "an hour: it may be the same plate misread.",
                )
            )
    return found


def _fits(sightings: Sightings, rare: int, usual: int) -> bool:
    """Whether each reading of the one falls within a quarter of an hour of one of the other, and not beside it."""
    times = sightings.at[sightings.subjects == usual]
    for row in np.flatnonzero(sightings.subjects == rare).tolist():
        at, place = int(sightings.at[row]), sightings.places[row]
        low, high = np.searchsorted(times, [at - 900_000, at + 900_001])
        if low == high:
            return False
        both = (sightings.subjects == usual) & (sightings.places == place) & (np.abs(sightings.at - at) <= 2_000)
        if both.any():
            return False
    return True


def _plates(sightings: Sightings) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    names = np.array([name == "Plate" for name in sightings.type_names], dtype=np.bool_)
    return names[sightings.subject_types] if len(names) else np.zeros(0, dtype=np.bool_)
