"""The payments of a view in the order in which they were made, one currency at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

import numpy as np
from numpy.typing import NDArray

from graph_model.errors import LimitExceeded
from graph_model.view import UNDATED, View

MOST_MINOR = 1 << 52
"""The sum of all payments of a currency, in its smallest unit."""
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Payments:
    """Columns in the order of time. links: indexes into the view. payers, payees: nodes, a card as its account.
    amounts: in the currency's smallest unit, above zero. times: milliseconds UTC."""

    currency: str
    links: Ints
    payers: Ints
    payees: Ints
    amounts: Ints
    times: Ints

    def turned(self) -> Payments:
        """With time and arrows the other way round; times are negative then."""
        links, payers, payees, amounts, times = (
            column[::-1] for column in (self.links, self.payers, self.payees, self.amounts, self.times)
        )
        return Payments(self.currency, links, payees, payers, amounts, -times)


@dataclass(frozen=True, slots=True)
class Ledger:
    """payments: of each currency, by its code. undated, unsaid: payments that are left out, as nobody says when they
    were made, or how much was paid (or it is nothing, or less)."""

    payments: tuple[Payments, ...]
    undated: int
    unsaid: int


def ledger(view: View, cards: Mapping[str, str] | None = None) -> Ledger:
    """All payments of a view whose links say amounts. cards: card -> account that it draws on; what passes between the
    two is no payment. Payments of one moment stand in an order in which money can pass on, if there is one.

    Raises LimitExceeded where sums are too large to be exact.
    """
    if view.amounts is None or view.currencies is None:
        return Ledger((), 0, 0)
    whose = np.arange(len(view.ids))
    for card, account in sorted((cards or {}).items()):
        at, on = view.place(card), view.place(account)
        if at is not None and on is not None:
            whose[at] = on
    money = view.currencies >= 0
    dated, said = view.since != UNDATED, view.amounts > 0
    payers, payees = whose[view.starts], whose[view.ends]
    found = []
    for code in np.unique(view.currencies[money & dated & said]).tolist():
        links = np.flatnonzero((view.currencies == code) & dated & said & (payers != payees))
        if view.amounts[links].astype(np.float64).sum() >= MOST_MINOR:
            total = sum(view.amounts[links].tolist())
            raise LimitExceeded("the sum of all payments", total, MOST_MINOR, "ask for a shorter window of time")
        links = links[np.argsort(view.since[links], kind="stable")]
        links = _passing_on(links, view.since[links], payers[links], payees[links])
        found.append(
            Payments(
                view.currency_names[code],
                links,
                payers[links],
                payees[links],
                view.amounts[links],
                view.since[links],
            )
        )
    left_out = int(np.count_nonzero(money & said & ~dated)), int(np.count_nonzero(money & ~said))
    return Ledger(tuple(found), *left_out)


def _passing_on(links: Ints, times: Ints, payers: Ints, payees: Ints) -> Ints:
    """Payments of one moment, those that a later one of the same moment may rest on first."""
    order = np.arange(len(links))
    pairs = np.unique(times, return_inverse=True)[1]
    size = int(max(payers.max(initial=0), payees.max(initial=0))) + 1
    both = np.intersect1d(pairs * size + payers, pairs * size + payees)
    for moment in np.unique(both // size).tolist():
        low, high = np.searchsorted(pairs, moment, "left"), np.searchsorted(pairs, moment, "right")
        order[low:high] = low + np.array(_sorted(payers[low:high].tolist(), payees[low:high].tolist()))
    return links[order]


def _sorted(payers: list[int], payees: list[int]) -> list[int]:
    """Places in topological order (Kahn 1962), ties by place; a circle is cut at its first payment."""
    waits: dict[int, set[int]] = defaultdict(set)
    leaving: dict[int, list[int]] = defaultdict(list)
    for place, (payer, payee) in enumerate(zip(payers, payees, strict=True)):
        waits[payee].add(place)
        leaving[payer].append(place)
    ready = [place for place, payer in enumerate(payers) if not waits[payer]]
    heapify(ready)
    left, done = set(range(len(payers))), list[int]()
    while left:
        place = heappop(ready) if ready else min(left)
        if place not in left:
            continue
        left.remove(place)
        done.append(place)
        payee = payees[place]
        waits[payee].discard(place)
        if not waits[payee]:
            for onward in leaving[payee]:
                if onward in left:
                    heappush(ready, onward)
    return done
