"""Which card was with which handset, and when: as one reading names both, and as records say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph_model.sightings import Sightings

CARDS = ("Sim", "PhoneNumber")
HANDSET = "Handset"


class Inserted(NamedTuple):
    """A record that a card was in a handset. since, until: milliseconds UTC, half open, None where not known. link: its
    index in whatever list."""

    card: str
    handset: str
    since: int | None
    until: int | None
    link: int


class Pair(NamedTuple):
    """A card and a handset that were together at a moment (milliseconds UTC). key: of the sighting; link: of the
    record that says so, -1 where it was read."""

    at: int
    card: str
    handset: str
    key: int
    link: int


def device_pairs(sightings: Sightings, inserted: Sequence[Inserted]) -> list[Pair]:
    """Pairs in the order of time, then by ids.

    Read together are a card and a handset that one record names at one place and moment: an IMSI catcher's entry, or
    the caller of a call record. Where a record names two handsets, or two cards of a type, there, it is not told which
    belong together, and it is passed over. The SIM goes before the number. Undated records are passed over too.

    >>> from algorithms.movement.drawn import seen
    >>> read = seen("Sim:1&PhoneNumber:+1&Handset:8 A 08:00", "Sim:1&Sim:2&Handset:8 A 09:00", "Sim:2 A 09:00")
    >>> [(pair.card, pair.handset) for pair in device_pairs(read, [])]
    [('Sim:1', 'Handset:8')]
    """
    names = sightings.subject_ids
    pairs = [
        Pair(int(sightings.at[card]), names[sightings.subjects[card]], names[sightings.subjects[handset]], key, -1)
        for card, handset, key in _read(sightings).tolist()
    ]
    pairs += [Pair(at, one.card, one.handset, 0, one.link) for one in inserted for at in _ends(one)]
    return sorted(pairs)


def _ends(one: Inserted) -> set[int]:
    """The first and the last moment of a record, as far as they are known."""
    if one.until is None:
        return set() if one.since is None else {one.since}
    last = one.until - 1
    return {last} if one.since is None else {one.since, max(one.since, last)}


def _read(sightings: Sightings) -> NDArray[np.int64]:
    """(k, 3): row of the card, row of the handset, key of the record, for each record that names one of both."""
    kinds = (*CARDS, HANDSET)
    code = np.array([kinds.index(name) if name in kinds else -1 for name in sightings.type_names], dtype=np.int64)
    of_row = code[sightings.subject_types[sightings.subjects]] if len(sightings.at) else np.zeros(0, dtype=np.int64)
    rows = np.flatnonzero(of_row >= 0)
    if not len(rows):
        return np.zeros((0, 3), dtype=np.int64)
    rows = rows[np.lexsort((sightings.at[rows], sightings.places[rows], sightings.keys[rows]))]
    told = (sightings.keys[rows], sightings.places[rows], sightings.at[rows])
    fresh = np.any([np.diff(column, prepend=column[0]) != 0 for column in told], axis=0)
    record = np.cumsum(fresh)
    counts = np.zeros((int(record[-1]) + 1, len(kinds)), dtype=np.int64)
    where = np.zeros_like(counts)
    np.add.at(counts, (record, of_row[rows]), 1)
    where[record, of_row[rows]] = rows
    card = np.where(counts[:, 0] > 0, 0, 1)
    every = np.arange(len(counts))
    kept = (counts[:, 2] == 1) & (counts[every, card] == 1)
    columns = (where[every, card], where[:, 2], sightings.keys[where[:, 2]])
    found: NDArray[np.int64] = np.column_stack(columns)[kept]
    return found
