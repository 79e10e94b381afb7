"""A view of payments from rows, for examples, tests and files of transactions."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from graph_model.view import View


def ledger_of(rows: Iterable[tuple[str, str, int, int]], currency: str = "GBP") -> View:
    """Rows of (payer, payee, milliseconds UTC, minor units); an account without a type is a BankAccount.

    >>> ledger_of([("a", "b", 5, 100)]).ids
    ['BankAccount:a', 'BankAccount:b']
    """
    named = [(_account(payer), _account(payee), at, amount) for payer, payee, at, amount in rows]
    ids = sorted({end for payer, payee, *_ in named for end in (payer, payee)})
    place = {entity: number for number, entity in enumerate(ids)}
    ordered = sorted((place[payer], place[payee], at, amount) for payer, payee, at, amount in named)
    columns = np.array(ordered, dtype=np.int64).reshape(len(ordered), 4)
    return View(
        ids=ids,
        node_types=np.zeros(len(ids), dtype=np.int16),
        type_names=("BankAccount",),
        starts=columns[:, 0].astype(np.int32),
        ends=columns[:, 1].astype(np.int32),
        link_types=np.zeros(len(columns), dtype=np.int16),
        link_names=("PAID",),
        since=columns[:, 2],
        until=columns[:, 2],
        grades=np.full(len(columns), 66, dtype=np.int16),
        amounts=columns[:, 3],
        currencies=np.zeros(len(columns), dtype=np.int16),
        currency_names=(currency,),
    )


def _account(text: str) -> str:
    return text if ":" in text else f"BankAccount:{text}"
