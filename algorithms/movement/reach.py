"""How far from where a sensor stands its readings may have been, and how an answer says so."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.call_masts import MAST
from graph_model.sightings import Places, Sightings
from graph_model.slots import CELL

HEXAGON = 200.0
"""Metres from the middle of an H3 cell of resolution 9 to its corners: by it is placed what moves."""
ON_FOOT = 1.4
"""Metres in a second. Who walks gets so far within the window, so a reach below it says nothing that the window does
not allow already."""
NEARBY = 100.0
"""Metres. Whom a sensor reads within these was at the place where it stands, as far as a scene of sensors goes."""
PHONES = ("Handset", "PhoneNumber", "Sim")


def reaches(where: Places) -> NDArray[np.float64]:
    """p: metres within which what was read was; 0 where it stood at the sensor."""
    moving = np.array([one.startswith(CELL) for one in where.ids], dtype=np.bool_)
    return np.where(moving, np.maximum(where.radii, HEXAGON), where.radii).astype(np.float64)


def masts(where: Places) -> NDArray[np.bool_]:
    """p: which places are phone masts. Whatever its reach, a phone may use one that is not the nearest."""
    return np.array([name == MAST for name in where.kind_names], dtype=np.bool_)[where.kinds]


def phones_among(sightings: Sightings, subjects: Collection[int]) -> int:
    """How many phones these are at least: one shows as its card, its handset and its number."""
    types = [sightings.type_names[sightings.subject_types[one]] for one in subjects]
    return max(types.count(name) for name in PHONES)


def widest(where: Places, places: Iterable[int]) -> list[int]:
    """Of these places one of each kind, that of the widest reach; by kind."""
    reach, found = reaches(where), dict[int, int]()
    for place in sorted(places, key=lambda one: (-reach[one], one)):
        found.setdefault(int(where.kinds[place]), place)
    return [found[kind] for kind in sorted(found)]


def told(where: Places, place: int) -> str:
    """What a sensor is and how far it reaches: `an IMSI catcher, which reaches 300 m`."""
    kind = int(where.kinds[place])
    noun = where.nouns[kind] if where.nouns else where.kind_names[kind].replace("-", " ")
    article = "an" if noun[0].lower() in "aeiou" else "a"
    if where.ids[place].startswith(CELL):
        return f"{article} {noun}, whose readings are placed by hexagons of about {HEXAGON:.0f} m"
    return f"{article} {noun}, which reaches {where.radii[place]:,.0f} m"
