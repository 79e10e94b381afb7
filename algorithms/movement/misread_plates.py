"""Which plates did cameras misread: rare ones that look like a frequent one on the same road?"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from algorithms.movement.lead import OtherReason
from algorithms.movement.suspicion import Kind, Suspicion
from graph_model.sightings import Sightings

Confusions = Mapping[str, Collection[str]]
"""By kind of sensor groups of characters that it takes for one another, as its declaration says."""
MOST_READS = 2
"""A plate read so often or less may be a misreading of another."""


def misread_plates(sightings: Sightings, confusions: Confusions, registered: Collection[str] = ()) -> list[Suspicion]:
    """Plates seen at most twice that differ in one character which the sensors that read them confuse from one seen at
    least five times as often, were read within a quarter of an hour of it each time, and never at one place with it.

    registered: plates of which a register says what bears them; that speaks against a misreading.
    """
    where = sightings.where
    counts = np.bincount(sightings.subjects, minlength=len(sightings.subject_ids))
    index = {sightings.subject_ids[n]: n for n in np.flatnonzero(plates(sightings) & (counts > 0)).tolist()}
    found = list[Suspicion]()
    for name in [name for name, n in index.items() if counts[n] <= MOST_READS]:
        head, _, text = name.rpartition(":")
        rows = np.flatnonzero(sightings.subjects == index[name])
        kinds = {where.kind_names[kind] for kind in where.kinds[sightings.places[rows]].tolist()}
        meant = {
            other
            for at in range(len(text))
            for letter in _taken_for(text[at], kinds, confusions)
            if (other := f"{head}:{text[:at]}{letter}{text[at + 1 :]}") in index
            and counts[index[other]] >= 5 * counts[index[name]]
            and _fits(sightings, index[name], index[other])
        }
        found += [
            Suspicion(
                Kind.MISREAD,
                (name, other),
                len(rows),
                tuple(int(key) for key in sightings.keys[rows]),
                f"{name} was read {len(rows)} times only and differs by one character that such sensors confuse from "
                f"{other}, which was read {counts[index[other]]} times and was on that road within a quarter of "
                "an hour: it may be the same plate misread.",
                against=_against(sightings, rows, len(meant), name in registered),
            )
            for other in sorted(meant)
        ]
    return found


def _taken_for(letter: str, kinds: Collection[str], confusions: Confusions) -> set[str]:
    """What each of these kinds of sensors takes for the letter."""
    alike = [{other for group in confusions.get(kind, ()) if letter in group for other in group} for kind in kinds]
    return set.intersection(*alike) - {letter}


def plates(sightings: Sightings) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which subjects are plates."""
    names = np.array([name == "Plate" for name in sightings.type_names], dtype=np.bool_)
    return names[sightings.subject_types] if len(names) else np.zeros(0, dtype=np.bool_)


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


def _against(
    sightings: Sightings, rows: np.ndarray[tuple[int], np.dtype[np.int64]], meant: int, registered: bool
) -> tuple[OtherReason, ...]:
    found = []
    if registered:
        said = "A record says what bears the plate that was read seldom: it is a plate of its own."
        found.append(OtherReason("REGISTERED", len(rows), said))
    if meant > 1:
        found.append(OtherReason("OTHER_PLATES", meant - 1, f"As likely are {meant - 1} other plates, by this alone."))
    different = len(np.unique(sightings.places[rows]))
    if different > 1:
        said = f"It was read by {different} sensors: each would have misread it in the same way."
        found.append(OtherReason("SEVERAL_SENSORS", len(rows), said))
    return tuple(found)
