"""The sweep along each place, and along each two near places, that finds readings within a window of one another."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from algorithms.compiled import compiled

Longs = NDArray[np.int64]
Ints = NDArray[np.int32]
FEW_PLACES = 8
"""So many are looked through one by one: a search through the readings of one takes about a microsecond."""


@compiled
def tally(at: Longs, subjects: Ints, begins: Longs, near: Longs, beside: Ints, window: int, count: int) -> Longs:
    """For each of `count` subjects how many pairs of readings it is the smaller subject of.

    at, subjects: n readings by place, then time. begins: offsets of places. near, beside: the places near each.
    """
    found = np.zeros(count, dtype=np.int64)
    for one in range(len(begins) - 1):
        for place in range(near[one], near[one + 1]):
            other = beside[place]
            if other < one:
                continue
            first = begins[other]
            for left in range(begins[one], begins[one + 1]):
                if other == one:
                    first = left + 1
                while first < begins[other + 1] and at[first] < at[left] - window:
                    first += 1
                right = first
                while right < begins[other + 1] and at[right] <= at[left] + window:
                    if subjects[left] != subjects[right]:
                        found[min(subjects[left], subjects[right])] += 1
                    right += 1
    return found


@compiled
def collect(
    at: Longs,
    subjects: Ints,
    begins: Longs,
    near: Longs,
    beside: Ints,
    window: int,
    among: tuple[int, int],
    sizes: tuple[int, int],
    marks: Longs,
    days: Ints,
    size: int,
) -> Longs:
    """The same pairs whose smaller subject lies in `among` (half open), each packed into one number.

    A pair is packed as ((smaller - among[0]) * sizes[0] + larger) * sizes[1] + the mark of the smaller one's reading.
    Readings of different days make no pair. size: how many are expected at most.
    """
    packed = np.empty(size, dtype=np.int64)
    found = 0
    for one in range(len(begins) - 1):
        for place in range(near[one], near[one + 1]):
            other = beside[place]
            if other < one:
                continue
            first = begins[other]
            for left in range(begins[one], begins[one + 1]):
                if other == one:
                    first = left + 1
                while first < begins[other + 1] and at[first] < at[left] - window:
                    first += 1
                right = first
                while right < begins[other + 1] and at[right] <= at[left] + window:
                    low, high, row = subjects[left], subjects[right], left
                    if low > high:
                        low, high, row = high, low, right
                    if low != high and among[0] <= low < among[1] and days[left] == days[right]:
                        packed[found] = ((low - among[0]) * sizes[0] + high) * sizes[1] + marks[row]
                        found += 1
                    right += 1
    return packed[:found]


@compiled
def beside_one(
    at: Longs,
    subjects: Ints,
    places: Ints,
    days: Ints,
    spots: Ints,
    near: Longs,
    beside: Ints,
    begins: Longs,
    rows: Ints,
    times: Longs,
    own: tuple[Longs, Ints, Ints],
    subject: int,
    window: int,
    count: int,
) -> Longs:
    """Who is read near one subject's readings: other * (days * places) + day * places + spot, unsorted.

    at, subjects, places, days: all n readings by time; those of the subject among them are passed over. begins, rows,
    times: the same by place, as in `ByPlace`. own: at, places and days of the subject's readings, as they are or as
    days were shuffled. count: number of days.
    """
    size = 0
    packed = np.empty(1024, dtype=np.int64)
    close = np.zeros(len(spots), dtype=np.bool_)
    for reading in range(len(own[0])):
        moment, place, day = own[0][reading], own[1][reading], own[2][reading]
        around = beside[near[place] : near[place + 1]]
        # Each near place is looked through by itself; where they are many, all places at once.
        by_place = len(around) <= FEW_PLACES
        for other in around:
            close[other] = True
        for part in range(len(around) if by_place else 1):
            first, end = (begins[around[part]], begins[around[part] + 1]) if by_place else (0, len(at))
            ordered = times if by_place else at
            first += np.searchsorted(ordered[first:end], moment - window)
            while first < end and ordered[first] <= moment + window:
                row = rows[first] if by_place else first
                if close[places[row]] and subjects[row] != subject and days[row] == day:
                    if size == len(packed):
                        packed = np.concatenate((packed, np.empty(len(packed), dtype=np.int64)))
                    packed[size] = (np.int64(subjects[row]) * count + day) * len(spots) + spots[place]
                    size += 1
                first += 1
        for other in around:
            close[other] = False
    return packed[:size]


@compiled
def each_near(near: Longs, beside: Ints, places: Ints, others: Ints) -> NDArray[np.bool_]:
    """Whether each of k other places is one of those near the place in the same row."""
    found = np.zeros(len(places), dtype=np.bool_)
    for row in range(len(places)):
        around = beside[near[places[row]] : near[places[row] + 1]]
        index = np.searchsorted(around, others[row])
        found[row] = index < len(around) and around[index] == others[row]
    return found
