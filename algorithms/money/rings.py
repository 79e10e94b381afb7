"""Where does money come back to where it began: plain directed cycles among all accounts, each told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from algorithms.money.patterns import Pattern, pattern
from algorithms.money.payments import Payments, ledger
from graph_model.errors import LimitExceeded
from graph_model.view import View

MOST_STEPS = 20_000_000
"""Steps that one search may try: about half a minute."""
Beside = dict[int, dict[int, list[int]]]


def rings(
    view: View, *, longest: int = 6, in_time_order: bool = False, within: int | None = None, hub_limit: int = 100
) -> tuple[Pattern, ...]:
    """Cycles of payments of up to `longest` steps that pass no account twice, the shortest first, then by id.

    in_time_order: from some account on each payment is not before the one before it, all within `within` milliseconds.
    hub_limit: an account that pays more accounts is not walked. Raises LimitExceeded where there are too many steps to
    try.

    >>> from algorithms.money.ledger_of import ledger_of
    >>> view = ledger_of([("a", "b", 1, 500), ("b", "c", 2, 490), ("c", "a", 3, 480)])
    >>> [(ring.entities, ring.total) for ring in rings(view, in_time_order=True)]
    [(('BankAccount:a', 'BankAccount:b', 'BankAccount:c'), 1470)]
    """
    found = []
    for paid in ledger(view).payments:
        beside = _beside(paid, hub_limit)
        for nodes in _cycles(beside, longest):
            steps = [beside[a][b] for a, b in zip(nodes, (*nodes[1:], nodes[0]), strict=True)]
            rows = _in_order(paid, steps, within) if in_time_order else [row for step in steps for row in step]
            if rows:
                found.append(pattern(view, paid, rows, nodes))
    return tuple(sorted(found, key=lambda ring: (len(ring.entities), ring.entities, ring.currency)))


def _beside(paid: Payments, hub_limit: int) -> Beside:
    beside: Beside = defaultdict(dict)
    for row, (payer, payee) in enumerate(zip(paid.payers.tolist(), paid.payees.tolist(), strict=True)):
        beside[payer].setdefault(payee, []).append(row)
    return {node: dict(sorted(onward.items())) for node, onward in beside.items() if len(onward) <= hub_limit}


def _cycles(beside: Beside, longest: int) -> Iterator[tuple[int, ...]]:
    """Each cycle from its smallest node on. Only goes where the way back is short enough still."""
    into: dict[int, list[int]] = defaultdict(list)
    for node, onward in beside.items():
        for other in onward:
            into[other].append(node)
    tried = 0
    for start in sorted(beside):
        back = _back(into, start, longest)
        stack: list[tuple[int, ...]] = [(start,)] if start in back else []
        while stack:
            path = stack.pop()
            left = longest - len(path)
            for other in reversed(beside.get(path[-1], {})):
                tried += 1
                if other == start and len(path) > 1:
                    yield path
                elif other > start and other not in path and back.get(other, longest) <= left:
                    stack.append((*path, other))
            if tried > MOST_STEPS:
                raise LimitExceeded("steps tried", tried, MOST_STEPS, "ask for shorter cycles or a smaller window")


def _back(into: dict[int, list[int]], start: int, longest: int) -> dict[int, int]:
    """Steps back to the start over larger nodes, of all nodes less than `longest` away."""
    found, near = {start: 0}, [start]
    for steps in range(1, longest):
        near = sorted({b for node in near for b in into.get(node, ()) if b > start and b not in found})
        found |= dict.fromkeys(near, steps)
    return found


def _in_order(paid: Payments, steps: list[list[int]], within: int | None) -> list[int]:
    """Rows, one for each step, that never go back in time from some step on, all within the window; the soonest."""
    best: list[int] = []
    for begin in range(len(steps)):
        turned = steps[begin:] + steps[:begin]
        for first in turned[0]:
            rows = [first]
            for step in turned[1:]:
                onward = [row for row in step if row > rows[-1]]
                if not onward:
                    break
                rows.append(onward[0])
            fits = len(rows) == len(steps) and (within is None or paid.times[rows[-1]] - paid.times[rows[0]] <= within)
            if fits and (not best or rows[-1] < max(best)):
                best = rows
    return best
