"""Who pays a sum in parts that each stay under a threshold?"""

from __future__ import annotations

from algorithms.money.patterns import Pattern, groups, pattern, ranked
from algorithms.money.payments import ledger
from graph_model.view import View


def splitting(
    view: View,
    thresholds: dict[str, int],
    within: int,
    *,
    nearest: float = 0.5,
    least: int = 3,
    inward: bool = False,
) -> tuple[Pattern, ...]:
    """Accounts with at least `least` payments out (or in) within `within` milliseconds, each under the currency's
    threshold and at least `nearest` of it, that together reach it: of each the window with the largest sum, the
    earliest of several.

    thresholds: currency -> smallest units.

    >>> from algorithms.money.ledger_of import ledger_of
    >>> view = ledger_of([("a", "x", 1, 900), ("a", "y", 2, 950), ("a", "x", 3, 990), ("b", "x", 3, 1000)])
    >>> [(one.entities, one.total) for one in splitting(view, {"GBP": 1000}, 10)]
    [(('BankAccount:a', 'BankAccount:x', 'BankAccount:y'), 2840)]
    """
    found = []
    for paid in ledger(view).payments:
        threshold = thresholds.get(paid.currency)
        if threshold is None:
            continue
        hubs, others = (paid.payees, paid.payers) if inward else (paid.payers, paid.payees)
        fits = (paid.amounts < threshold) & (paid.amounts >= nearest * threshold)
        for hub, every in groups(hubs, least):
            rows = every[fits[every]].tolist()
            best, begin, total = (0, 0, 0), 0, 0
            for end, row in enumerate(rows):
                total += int(paid.amounts[row])
                while paid.times[row] - paid.times[rows[begin]] > within:
                    total -= int(paid.amounts[rows[begin]])
                    begin += 1
                if end + 1 - begin >= least and total >= threshold and total > best[0]:
                    best = total, begin, end + 1
            if best[0]:
                used = rows[best[1] : best[2]]
                found.append(pattern(view, paid, used, [hub, *sorted({int(others[row]) for row in used} - {hub})]))
    return ranked(found)
