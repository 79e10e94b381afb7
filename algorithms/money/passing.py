"""Through which accounts does money pass quickly, in and out again?"""

from __future__ import annotations

from collections import deque

from algorithms.money.patterns import Pattern, groups, pattern, ranked
from algorithms.money.payments import Payments, ledger
from graph_model.view import View


def passing(view: View, within: int, *, share: float = 0.9, least: int = 1) -> tuple[Pattern, ...]:
    """Accounts of whose income at least `share` left again within `within` milliseconds of coming, what came first
    leaving first, over at least `least` payments in. Entities: the account, then who paid it, then whom it paid; the
    total is of payments both ways. The share is exact: amounts are compared as integers.

    >>> from algorithms.money.ledger_of import ledger_of
    >>> view = ledger_of([("a", "x", 1, 500), ("x", "b", 5, 480), ("c", "y", 1, 500), ("y", "d", 900, 500)])
    >>> [one.entities for one in passing(view, 10)]
    [('BankAccount:x', 'BankAccount:a', 'BankAccount:b')]
    """
    from fractions import Fraction

    wanted = Fraction(str(share))
    found = []
    for paid in ledger(view).payments:
        leaving = {hub: rows.tolist() for hub, rows in groups(paid.payers)}
        for hub, came in groups(paid.payees, least):
            if hub not in leaving:
                continue
            rows, passed = _quick(paid, came.tolist(), leaving[hub], within)
            received = sum(int(amount) for amount in paid.amounts[came])
            if rows and passed >= wanted * received:
                payers = sorted({int(paid.payers[row]) for row in rows} - {hub})
                payees = sorted({int(paid.payees[row]) for row in rows} - {hub, *payers})
                found.append(pattern(view, paid, rows, [hub, *payers, *payees]))
    return ranked(found)


def _quick(paid: Payments, came: list[int], went: list[int], within: int) -> tuple[list[int], int]:
    """(rows, amount) of what left within the time."""
    lots: deque[list[int]] = deque()
    rows, passed, incoming = set[int](), 0, deque(came)
    for row in went:
        while incoming and incoming[0] < row:
            lots.append([incoming[0], int(paid.amounts[incoming.popleft()])])
        left = int(paid.amounts[row])
        while lots and left:
            taken = min(left, lots[0][1])
            if paid.times[row] - paid.times[lots[0][0]] <= within:
                rows |= {row, lots[0][0]}
                passed += taken
            left -= taken
            lots[0][1] -= taken
            if not lots[0][1]:
                lots.popleft()
    return sorted(rows), passed
