"""The sweep along each place, and along each two near places, that finds readings within a window of one another."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from algorithms.compiled import compiled

Longs = NDArray[np.int64]
Ints = NDArray[np.int32]


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
    rows: Ints,
    window: int,
    count: int,
) -> Longs:
    """Who is read near one subject's readings `rows`: other * (days * places) + day * places + spot, unsorted.

    at, subjects, places, days: all n readings by time. count: number of days.
    """
    size = 0
    packed = np.empty(1024, dtype=np.int64)
    for row in rows:
        first = np.searchsorted(at, at[row] - window)
        while first < len(at) and at[first] <= at[row] + window:
            if subjects[first] != subjects[row] and days[first] == days[row]:
                close = beside[near[places[row]] : near[places[row] + 1]]
                found = np.searchsorted(close, places[first])
                if found < len(close) and close[found] == places[first]:
                    if size == len(packed):
                        packed = np.concatenate((packed, np.empty(len(packed), dtype=np.int64)))
                    packed[size] = (np.int64(subjects[first]) * count + days[row]) * len(spots) + spots[places[row]]
                    size += 1
            first += 1
    return packed[:size]
