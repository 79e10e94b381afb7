"""Which accounts are paid by many (fan-in), or pay many (fan-out), within a short time?"""

from __future__ import annotations

from algorithms.money.patterns import Pattern, groups, most_within, pattern, ranked
from algorithms.money.payments import ledger
from graph_model.view import View


def fans(view: View, *, inward: bool, least: int = 5, within: int | None = None) -> tuple[Pattern, ...]:
    """Accounts with at least so many distinct payers (inward) or payees within `within` milliseconds: of each its
    window with most of them. Each currency by itself.

    >>> from algorithms.money.ledger_of import ledger_of
    >>> view = ledger_of([("a", "x", 1, 500), ("b", "x", 2, 500), ("c", "x", 90, 500)])
    >>> [fan.entities for fan in fans(view, inward=True, least=2, within=10)]
    [('BankAccount:x', 'BankAccount:a', 'BankAccount:b')]
    """
    found = []
    for paid in ledger(view).payments:
        hubs, others = (paid.payees, paid.payers) if inward else (paid.payers, paid.payees)
        for hub, rows in groups(hubs, least):
            beside = others[rows].tolist()
            count, begin, end = most_within(paid.times[rows].tolist(), beside, within)
            if count >= least:
                entities = [hub, *sorted(set(beside[begin:end]))]
                found.append(pattern(view, paid, rows[begin:end].tolist(), entities))
    return ranked(found)
