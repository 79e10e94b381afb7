"""Where does money gather and scatter again, or scatter and gather: many to one to many, one to many to one, stacks."""

from __future__ import annotations

from collections import defaultdict

from algorithms.money.patterns import Pattern, groups, pattern, ranked
from algorithms.money.payments import Payments, ledger
from graph_model.errors import LimitExceeded
from graph_model.view import View

MOST_PAIRS = 5_000_000
"""Payments in and out of one account that are put together."""


def gather_scatter(view: View, *, least: int = 3, within: int | None = None) -> tuple[Pattern, ...]:
    """Accounts that at least so many paid within `within` milliseconds, and that paid at least so many not before the
    last of these and within the same time after: of each the first moment at which that holds.

    >>> from algorithms.money.ledger_of import ledger_of
    >>> rows = [("a", "x", 1, 5), ("b", "x", 2, 5), ("x", "c", 3, 5), ("x", "d", 4, 5)]
    >>> [one.entities[0] for one in gather_scatter(ledger_of(rows), least=2)]
    ['BankAccount:x']
    """
    found = []
    for paid in ledger(view).payments:
        leaving = dict(groups(paid.payers, least))
        for hub, came in groups(paid.payees, least):
            if hub in leaving and (rows := _turn(paid, came.tolist(), leaving[hub].tolist(), least, within)):
                others = {int(end) for row in rows for end in (paid.payers[row], paid.payees[row])} - {hub}
                found.append(pattern(view, paid, rows, [hub, *sorted(others)]))
    return ranked(found)


def _turn(paid: Payments, came: list[int], went: list[int], least: int, within: int | None) -> list[int]:
    for place, last in enumerate(came):
        at = int(paid.times[last])
        gathered = [row for row in came[: place + 1] if within is None or at - paid.times[row] <= within]
        if len({int(paid.payers[row]) for row in gathered}) < least:
            continue
        scattered = [row for row in went if row > last and (within is None or paid.times[row] - at <= within)]
        if len({int(paid.payees[row]) for row in scattered}) >= least:
            return gathered + scattered
    return []


def scatter_gather(view: View, *, least: int = 3, within: int | None = None) -> tuple[Pattern, ...]:
    """Pairs of accounts of which the one paid at least so many who then paid the other, all within `within`
    milliseconds. The payer comes first, then the payee, then those between."""
    found = []
    for paid in ledger(view).payments:
        leaving = {hub: rows.tolist() for hub, rows in groups(paid.payers)}
        tried = 0
        for payer, rows in sorted(leaving.items()):
            over: dict[int, list[tuple[int, int]]] = defaultdict(list)
            for row in rows:
                onward = leaving.get(int(paid.payees[row]), [])
                tried += len(onward)
                for after in onward:
                    if after > row and paid.payees[after] != payer:
                        over[int(paid.payees[after])].append((row, after))
            if tried > MOST_PAIRS:
                raise LimitExceeded("payments put together", tried, MOST_PAIRS, "ask for a shorter window of time")
            for payee, pairs in sorted(over.items()):
                if kept := _between(paid, pairs, least, within):
                    middle = sorted({int(paid.payees[row]) for row, _ in kept})
                    used = [row for pair in kept for row in pair]
                    found.append(pattern(view, paid, used, [payer, payee, *middle]))
    return ranked(found)


def _between(paid: Payments, pairs: list[tuple[int, int]], least: int, within: int | None) -> list[tuple[int, int]]:
    """The pairs of the window that has most accounts between; each pair lies in it with both its payments."""
    fits = sorted(p for p in pairs if within is None or paid.times[p[1]] - paid.times[p[0]] <= within)
    best: list[tuple[int, int]] = []
    for begin, (first, _) in enumerate(fits):
        inside = [p for p in fits[begin:] if within is None or paid.times[p[1]] - paid.times[first] <= within]
        if len({int(paid.payees[row]) for row, _ in inside}) > len({int(paid.payees[row]) for row, _ in best}):
            best = inside
        if within is None:
            break
    return best if len({int(paid.payees[row]) for row, _ in best}) >= least else []


def stacks(view: View, *, least: int = 2) -> tuple[Pattern, ...]:
    """Layers of accounts of which each of at least `least` payers pays each of as many accounts between, and each of
    these pays each of as many payees. Those between come first, then payers, then payees.

    >>> from algorithms.money.ledger_of import ledger_of
    >>> rows = [(a, m, 1, 5) for a in "ab" for m in "mn"] + [(m, c, 2, 5) for m in "mn" for c in "cd"]
    >>> [entity[-1] for entity in stacks(ledger_of(rows))[0].entities]
    ['m', 'n', 'a', 'b', 'c', 'd']
    """
    found: dict[tuple[str, tuple[int, ...]], Pattern] = {}
    for paid in ledger(view).payments:
        payers, payees = defaultdict[int, set[int]](set), defaultdict[int, set[int]](set)
        for payer, payee in zip(paid.payers.tolist(), paid.payees.tolist(), strict=True):
            payers[payee].add(payer)
            payees[payer].add(payee)
        middle = sorted(m for m in payers if len(payers[m]) >= least and len(payees.get(m, ())) >= least)
        for one in middle:
            before, after, layer = payers[one] - {one}, payees[one] - {one}, [one]
            beside = sorted({m for payer in before for m in payees[payer]} & set(middle) - {one})
            for other in sorted(beside, key=lambda m: (-len(payers[m] & payers[one]), m)):
                rest = before & payers[other] - {other}, after & payees[other] - {other}
                if min(map(len, rest)) >= least and other not in rest[0] | rest[1]:
                    (before, after), layer = rest, [*layer, other]
            before, after = before - set(layer), after - set(layer)
            if min(len(layer), len(before), len(after)) < least:
                continue
            key = paid.currency, tuple(sorted(layer))
            found.setdefault(key, _stack(view, paid, sorted(layer), sorted(before), sorted(after)))
    return ranked(list(found.values()))


def _stack(view: View, paid: Payments, layer: list[int], before: list[int], after: list[int]) -> Pattern:
    rows = [
        row
        for row, (payer, payee) in enumerate(zip(paid.payers.tolist(), paid.payees.tolist(), strict=True))
        if (payer in before and payee in layer) or (payer in layer and payee in after)
    ]
    return pattern(view, paid, rows, [*layer, *before, *after])
