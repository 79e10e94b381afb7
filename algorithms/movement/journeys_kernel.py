"""The joint journeys of pairs on one day, and between different days that are alike: what happened and what chance
gives."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from algorithms.compiled import compiled
from algorithms.movement.ground import Ground

Longs = NDArray[np.int64]
Ints = NDArray[np.int32]
Floats = NDArray[np.float64]
MOST_SPOTS = 32


@compiled
def _new(spots: Ints, count: int, spot: int) -> int:
    for at in range(count):
        if spots[at] == spot:
            return count
    if count < len(spots):
        spots[count] = spot
        return count + 1
    return count


@compiled
def joint(on: Ground, ours: int, theirs: int, held: Ints) -> int:
    """Joint journeys of one subject's day and another's, each the index of an active day. held: (2, MOST_SPOTS) room
    for the spots that a journey has met so far, by each of the two."""
    found = one = other = 0
    last = -on.gap - 1
    first, end = on.starts[theirs], on.starts[theirs + 1]
    for row in range(on.starts[ours], on.starts[ours + 1]):
        place = on.places[row]
        while first < end and on.at[first] < on.at[row] - on.window:
            first += 1
        matching = first
        while matching < end and on.at[matching] <= on.at[row] + on.window:
            close = on.places[matching] == place
            if not close and on.near[place + 1] - on.near[place] > 1:
                around = on.beside[on.near[place] : on.near[place + 1]]
                index = np.searchsorted(around, on.places[matching])
                close = index < len(around) and around[index] == on.places[matching]
            if close:
                if on.at[row] - last > on.gap:
                    found += min(one, other) >= on.least
                    one = other = 0
                last = on.at[row]
                one = _new(held[0], one, on.spots[place])
                other = _new(held[1], other, on.spots[on.places[matching]])
            matching += 1
    return found + (min(one, other) >= on.least)


@compiled
def log_tail(seen: int, same: Longs, other: Longs, alike: Longs, groups: int) -> float:
    """log10 of the chance of `seen` joint days or more, if joint days fall on pairs of days without regard to which.

    For each group of days that are alike: same: joint ones of alike[:, 0] common days; other: joint ones of alike[:, 1]
    pairs of different days. Given their sum, those on one day are binomial (the exact comparison of two Poisson rates:
    Przyborowski and Wilenski, Biometrika 31, 1940); the groups' sums are convolved.
    """
    exact, tail = np.zeros(seen + 1), np.zeros(seen + 1)  # exactly k so far, k or more so far
    exact[0] = tail[0] = 1.0
    for group in range(groups):
        total = same[group] + other[group]
        if total == 0 or alike[group, 1] == 0:
            continue
        share = alike[group, 0] / (alike[group, 0] + alike[group, 1])
        mass, more = np.zeros(seen + 1), np.zeros(seen + 1)
        beyond = 0.0
        if share > 0:
            choose, log_share, log_rest = math.lgamma(total + 1), math.log(share), math.log1p(-share)
            for k in range(total + 1):
                rest = total - k
                weight = math.exp(choose - math.lgamma(k + 1) - math.lgamma(rest + 1) + k * log_share + rest * log_rest)
                if k <= seen:
                    mass[k] = weight
                else:
                    beyond += weight
                    if k > total * share and weight < 1e-18 * beyond:
                        break
        else:
            mass[0] = 1.0
        more[seen] = beyond + mass[seen]
        for k in range(seen - 1, -1, -1):
            more[k] = more[k + 1] + mass[k]
        now, whole = np.zeros(seen + 1), tail.copy()
        for k in range(seen + 1):
            for part in range(k + 1):
                now[k] += exact[part] * mass[k - part]
                if part < k:
                    whole[k] += exact[part] * more[k - part]
        exact, tail = now, whole
    return math.log10(min(max(tail[seen], 1e-300), 1.0))


@compiled
def grouping(on: Ground, one: int, other: int, stamps: Longs, stamp: int, group: Ints) -> int:
    """Which days are alike for a pair: of one stratum, with the same of their shared places out. Fills group by day and
    gives how many groups there are. stamps: room of one number for each place."""
    marks = np.zeros(len(on.strata), dtype=np.int64)
    for row in range(on.starts[on.active[one]], on.starts[on.active[one + 1]]):
        stamps[on.places[row]] = 2 * stamp
    for row in range(on.starts[on.active[other]], on.starts[on.active[other + 1]]):
        place = on.places[row]
        if on.broken[place] and stamps[place] == 2 * stamp:
            stamps[place] = 2 * stamp + 1
            for day in range(len(on.strata)):
                if on.out[place, day]:
                    marks[day] ^= on.tokens[place]
    firsts = np.empty(len(on.strata), dtype=np.int64)
    count = 0
    for day in range(len(on.strata)):
        group[day] = -1
        for known in range(count):
            if on.strata[firsts[known]] == on.strata[day] and marks[firsts[known]] == marks[day]:
                group[day] = known
                break
        if group[day] < 0:
            firsts[count] = day
            group[day] = count
            count += 1
    return count


@compiled
def by_days(on: Ground, one: int, other: int) -> tuple[Ints, Ints]:
    """Joint journeys between each active day of one and each of another, -1 where the days are not alike; and the group
    of each day of all."""
    held = np.empty((2, MOST_SPOTS), dtype=np.int32)
    group = np.zeros(len(on.strata), dtype=np.int32)
    grouping(on, one, other, np.full(len(on.broken), -1, dtype=np.int64), 0, group)
    mine, yours = on.active[one], on.active[other]
    found = np.full((on.active[one + 1] - mine, on.active[other + 1] - yours), -1, dtype=np.int32)
    for left in range(found.shape[0]):
        for right in range(found.shape[1]):
            if group[on.active_days[mine + left]] == group[on.active_days[yours + right]]:
                found[left, right] = joint(on, mine + left, yours + right, held)
    return found, group


@compiled
def weigh(on: Ground, left: Longs, right: Longs) -> tuple[Longs, Floats]:
    """For each pair of subjects. Whole numbers: joint journeys, joint days, days compared, pairs of different days
    compared, joint ones of these. Then: journeys expected, log10 of the tail (NaN where nothing can be compared)."""
    counts, weights = np.zeros((len(left), 5), dtype=np.int64), np.zeros((len(left), 2))
    held = np.empty((2, MOST_SPOTS), dtype=np.int32)
    stamps = np.full(len(on.broken), -1, dtype=np.int64)
    group = np.zeros(len(on.strata), dtype=np.int32)
    any_broken = on.broken.any()
    plain = 0
    for day in range(len(on.strata)):
        if not any_broken:
            group[day] = on.strata[day]
            plain = max(plain, on.strata[day] + 1)
    same, other = np.zeros(len(on.strata) + 3, dtype=np.int64), np.zeros(len(on.strata) + 3, dtype=np.int64)
    journeys = np.zeros((len(on.strata) + 3, 2))
    alike = np.zeros((len(on.strata) + 3, 2), dtype=np.int64)
    for pair in range(len(left)):
        a, b = left[pair], right[pair]
        groups = grouping(on, a, b, stamps, pair, group) if any_broken else plain
        same[:groups] = 0
        other[:groups] = 0
        journeys[:groups] = 0
        alike[:groups] = 0
        for ours in range(on.active[a], on.active[a + 1]):
            which = group[on.active_days[ours]]
            for theirs in range(on.active[b], on.active[b + 1]):
                if group[on.active_days[theirs]] == which:
                    apart = int(on.active_days[ours] != on.active_days[theirs])
                    alike[which, apart] += 1
                    found = joint(on, ours, theirs, held)
                    if found > 0:
                        journeys[which, apart] += found
                        if apart:
                            other[which] += 1
                        else:
                            same[which] += 1
        seen = 0
        for which in range(groups):
            counts[pair, 0] += np.int64(journeys[which, 0])
            counts[pair, 1] += same[which]
            if alike[which, 1] > 0:
                seen += same[which]
                counts[pair, 2] += alike[which, 0]
                counts[pair, 3] += alike[which, 1]
                counts[pair, 4] += other[which]
                weights[pair, 0] += alike[which, 0] * journeys[which, 1] / alike[which, 1]
        weights[pair, 1] = log_tail(seen, same, other, alike, groups) if counts[pair, 3] > 0 else np.nan
    return counts, weights


@compiled
def journeys_of_days(on: Ground, left: Longs, right: Longs, days: Ints) -> Ints:
    """Joint journeys of each pair on the given day, 0 where one of the two was not read on it."""
    held = np.empty((2, MOST_SPOTS), dtype=np.int32)
    found = np.zeros(len(left), dtype=np.int32)
    for pair in range(len(left)):
        ours, theirs = on.active[left[pair]], on.active[right[pair]]
        ours += np.searchsorted(on.active_days[ours : on.active[left[pair] + 1]], days[pair])
        theirs += np.searchsorted(on.active_days[theirs : on.active[right[pair] + 1]], days[pair])
        if (
            ours < on.active[left[pair] + 1]
            and theirs < on.active[right[pair] + 1]
            and on.active_days[ours] == days[pair]
            and on.active_days[theirs] == days[pair]
        ):
            found[pair] = joint(on, ours, theirs, held)
    return found


@compiled
def shuffled(
    found: Ints, days: tuple[Ints, Ints], group: Ints, seed: np.uint64, enough: int, most: int
) -> tuple[int, int]:
    """How often the other's days, shuffled among days alike, give as many joint days as the real order: (times, of).

    found: joint journeys by active day of each, as `by_days` gives them. Ends after `enough` times (Besag and Clifford,
    Biometrika 78, 1991) or `most` shuffles. seed: of a splitmix64 generator, so that the order of asking does not
    matter.
    """
    state = seed
    ours, theirs = days
    place = np.full(len(group), -1, dtype=np.int64)
    for left in range(len(ours)):
        place[ours[left]] = left
    slots = np.argsort(group[theirs], kind="mergesort")  # days of one group side by side
    begun = np.zeros(len(theirs), dtype=np.int64)
    for at in range(1, len(theirs)):
        begun[at] = begun[at - 1] if group[theirs[slots[at]]] == group[theirs[slots[at - 1]]] else at
    order = np.arange(len(theirs))
    real = 0
    for right in range(len(theirs)):
        left = place[theirs[right]]
        real += left >= 0 and found[left, right] > 0
    times = tried = 0
    while tried < most and times < enough:
        for at in range(len(slots) - 1, 0, -1):
            state += np.uint64(0x9E3779B97F4A7C15)
            mixed = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            mixed ^= mixed >> np.uint64(31)
            chosen = slots[begun[at] + np.int64(mixed % np.uint64(at - begun[at] + 1))]
            order[slots[at]], order[chosen] = order[chosen], order[slots[at]]
        drawn = 0
        for right in range(len(theirs)):
            left = place[theirs[right]]
            drawn += left >= 0 and found[left, order[right]] > 0
        tried += 1
        times += drawn >= real
    return times, tried
