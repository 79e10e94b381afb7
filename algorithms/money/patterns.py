"""What the shapes in which money moves have in common: a finding with the payments it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from algorithms.money.payments import Payments
from graph_model.view import View

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pattern:
    """entities: the one that it is about first, then the others by id; a cycle in its own order. payments: indexes into
    the view's links, in the order of time. first, last: milliseconds UTC. total: of these payments, in the currency's
    smallest unit."""

    currency: str
    entities: tuple[str, ...]
    payments: tuple[int, ...]
    first: int
    last: int
    total: int


def pattern(view: View, paid: Payments, rows: Sequence[int], entities: Sequence[int]) -> Pattern:
    """A finding of some rows of the payments, and the nodes it is about."""
    ordered = sorted(set(rows))
    return Pattern(
        currency=paid.currency,
        entities=tuple(view.ids[node] for node in entities),
        payments=tuple(int(paid.links[row]) for row in ordered),
        first=int(paid.times[ordered[0]]),
        last=int(paid.times[ordered[-1]]),
        total=sum(int(paid.amounts[row]) for row in ordered),
    )


def groups(nodes: Ints, least: int = 1) -> Iterator[tuple[int, Ints]]:
    """Each node with its rows in their order, where it has at least so many."""
    order = np.argsort(nodes, kind="stable")
    values, first, counts = np.unique(nodes[order], return_index=True, return_counts=True)
    for place in np.flatnonzero(counts >= least).tolist():
        yield int(values[place]), order[first[place] : first[place] + counts[place]]


def most_within(times: Sequence[int], others: Sequence[int], within: int | None) -> tuple[int, int, int]:
    """(distinct others, begin, end) of the window of at most `within` milliseconds that has most distinct others, the
    earliest of several; rows begin up to end. Times ascend.

    >>> most_within([0, 5, 6, 20], [1, 1, 2, 3], 10)
    (2, 0, 3)
    """
    if within is None:
        return len(set(others)), 0, len(times)
    best, begin, seen = (0, 0, 0), 0, dict[int, int]()
    for end, (at, other) in enumerate(zip(times, others, strict=True)):
        seen[other] = seen.get(other, 0) + 1
        while at - times[begin] > within:
            seen[others[begin]] -= 1
            if not seen[others[begin]]:
                del seen[others[begin]]
            begin += 1
        if len(seen) > best[0]:
            best = len(seen), begin, end + 1
    return best


def ranked(found: Sequence[Pattern]) -> tuple[Pattern, ...]:
    """The ones with most entities first, then by total, by time and by id."""
    return tuple(sorted(found, key=lambda one: (-len(one.entities), -one.total, one.first, one.entities)))
