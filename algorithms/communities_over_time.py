"""Which communities last from one window of time to the next, which part, which join, which are new or gone?

Each window is divided by itself; two communities of neighbouring windows are matched where enough of the smaller one is
in both. Who matches whom tells what became of a community (Greene, Doyle and Cunningham 2010).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from algorithms.communities import ranked
from algorithms.overlap import overlaps
from algorithms.pairs import pairs_of
from algorithms.partition import OUTSIDE, Labels, Method, modularity, partition
from algorithms.spans import Window, spans_within
from graph_model.errors import BadArgument
from graph_model.view import View

LEAST_SHARED = 2
"""Members that two communities must share to be matched: one that moves is no community that lasts."""
Weights = NDArray[np.float64] | None


class Fate(StrEnum):
    """What became of a community in the next window."""

    LASTS = "LASTS"
    SPLITS = "SPLITS"
    MERGES = "MERGES"
    SPLITS_AND_MERGES = "SPLITS_AND_MERGES"
    ENDS = "ENDS"


@dataclass(frozen=True, slots=True)
class Onward:
    """A community of the next window that this one is matched with. number: of that one; shared: members of both;
    likeness: these over all members of either."""

    number: int
    shared: int
    likeness: float


@dataclass(frozen=True, slots=True)
class InWindow:
    """A community of one window. number: by size, then smallest id, from 1. members: ids, sorted. before: numbers of
    those of the window before that it came from, none where it is new. onward: those it goes on as, by number; fate:
    None in the last window."""

    number: int
    members: tuple[str, ...]
    before: tuple[int, ...]
    onward: tuple[Onward, ...]
    fate: Fate | None


@dataclass(frozen=True, slots=True)
class OfWindow:
    """One window. communities: those that are large enough. alone: entities that nothing links in it. small: entities
    linked in it whose community is not large enough. entities: linked ones; pairs, records: between them."""

    communities: tuple[InWindow, ...]
    modularity: float
    alone: int
    small: int
    entities: int
    pairs: int
    records: int


def within(view: View, window: Window, *, undated: bool = True) -> View:
    """The view with the links that held in a window (milliseconds UTC, half open) alone; all its entities stay."""
    begins, ends = spans_within(view, window, undated=undated)
    held = begins < ends
    return replace(
        view,
        starts=view.starts[held],
        ends=view.ends[held],
        link_types=view.link_types[held],
        since=view.since[held],
        until=view.until[held],
        grades=view.grades[held],
        amounts=None if view.amounts is None else view.amounts[held],
        currencies=None if view.currencies is None else view.currencies[held],
    )


def communities_over_time(
    windows: Sequence[tuple[View, Weights]],
    method: Method = Method.LEIDEN,
    resolution: float = 1.0,
    seed: int = 1,
    *,
    least_members: int = 3,
    least_overlap: float = 0.5,
) -> tuple[OfWindow, ...]:
    """The communities of each window, and what became of each.

    windows: in order, all over the same entities, each with the weights of its links or None. least_overlap: share of
    the smaller of two communities, above 0, up to 1, that must be in both for them to be matched. Raises BadArgument.

    >>> from algorithms.drawn import drawn
    >>> early = drawn("a -MET- b", "b -MET- c", "c -MET- a", "d")
    >>> late = drawn("a -MET- b", "b -MET- d", "d -MET- a", "c")
    >>> [(one.members, one.fate) for one in communities_over_time([(early, None), (late, None)])[0].communities]
    [(('Person:a', 'Person:b', 'Person:c'), <Fate.LASTS: 'LASTS'>)]
    """
    if len({tuple(view.ids) for view, _ in windows}) > 1:
        raise BadArgument("windows", "They are not over the same entities.", expected="one view, cut by time")
    whole = [_divided(view, weights, method, resolution, seed) for view, weights in windows]
    large = [_large(labels, least_members) for labels, *_ in whole]
    matched = [_matched(one, other, least_overlap) for one, other in pairwise(large)]
    return tuple(
        OfWindow(
            communities=tuple(
                _communities(
                    windows[at][0],
                    large[at],
                    matched[at - 1] if at else None,
                    matched[at] if at < len(matched) else None,
                )
            ),
            modularity=value,
            alone=int(np.count_nonzero(labels == OUTSIDE)),
            small=int(np.count_nonzero((labels != OUTSIDE) & (large[at] == OUTSIDE))),
            entities=int(np.count_nonzero(labels != OUTSIDE)),
            pairs=pairs,
            records=records,
        )
        for at, (labels, value, pairs, records) in enumerate(whole)
    )


Match = dict[int, list[Onward]]


def _divided(
    view: View, weights: Weights, method: Method, resolution: float, seed: int
) -> tuple[Labels, float, int, int]:
    """(labels, modularity, pairs, records); what nothing links is OUTSIDE."""
    pairs = pairs_of(view, weights)
    labels = partition(pairs, method, resolution, seed)
    value = modularity(pairs, labels)
    return ranked(np.where(pairs.degrees() > 0, labels, OUTSIDE)), value, len(pairs.left), int(pairs.records.sum())


def _large(labels: Labels, least: int) -> Labels:
    """The same without communities of fewer members; as they are numbered by size, the others keep their numbers."""
    sizes = np.bincount(labels[labels != OUTSIDE], minlength=1)
    return np.where((labels != OUTSIDE) & (sizes[labels] >= least), labels, OUTSIDE)


def _matched(one: Labels, other: Labels, least: float) -> Match:
    """By community of the one window, those of the next that it is matched with."""
    found = overlaps(one, other)
    sizes = [np.bincount(labels[labels != OUTSIDE], minlength=1) for labels in (one, other)]
    smaller = np.minimum(sizes[0][found.one], sizes[1][found.other])
    enough = (found.shared >= least * smaller) & (found.shared >= LEAST_SHARED)
    matched: Match = {}
    for row in np.flatnonzero(enough).tolist():
        onward = Onward(int(found.other[row]) + 1, int(found.shared[row]), round(float(found.likeness[row]), 6))
        matched.setdefault(int(found.one[row]) + 1, []).append(onward)
    return matched


def _communities(view: View, labels: Labels, before: Match | None, onward: Match | None) -> Iterator[InWindow]:
    came_from, joined = _turned(before or {}), _turned(onward or {})
    order = np.argsort(labels, kind="stable")
    bounds = np.searchsorted(labels[order], np.arange(int(labels.max(initial=OUTSIDE)) + 2))
    for number, (begin, end) in enumerate(pairwise(bounds.tolist()), start=1):
        goes_on = tuple((onward or {}).get(number, ()))
        yield InWindow(
            number=number,
            members=tuple(view.ids[node] for node in order[begin:end].tolist()),
            before=tuple(came_from.get(number, ())),
            onward=goes_on,
            fate=None if onward is None else _fate(goes_on, joined),
        )


def _turned(match: Match) -> dict[int, list[int]]:
    """By community of the later window, those of the earlier one that it is matched with, by number."""
    found: dict[int, list[int]] = {}
    for number, onward in sorted(match.items()):
        for one in onward:
            found.setdefault(one.number, []).append(number)
    return found


def _fate(onward: Sequence[Onward], joined: dict[int, list[int]]) -> Fate:
    if not onward:
        return Fate.ENDS
    splits, merges = len(onward) > 1, any(len(joined[one.number]) > 1 for one in onward)
    if splits:
        return Fate.SPLITS_AND_MERGES if merges else Fate.SPLITS
    return Fate.MERGES if merges else Fate.LASTS
