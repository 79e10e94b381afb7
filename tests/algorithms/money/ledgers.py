"""Views of payments, drawn and random."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from hypothesis import strategies as st

from algorithms.drawn import drawn
from graph_model.view import UNDATED, View

NAMES = [f"p{number}" for number in range(6)]
Paid = tuple[str, str, int | None, int, str | None]
PAID = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from(NAMES),
        st.one_of(st.none(), st.integers(0, 12), st.integers(0, 12)),
        st.integers(0, 9),
        st.sampled_from(["GBP", "GBP", "EUR", None]),
    ),
    max_size=24,
)


def paid(rows: Sequence[Paid]) -> View:
    """A view of payments (payer, payee, moment, minor units, currency), in the order in which a view has its links."""
    view = drawn(*NAMES, *(f"{payer} -PAID-> {payee}" for payer, payee, *_ in rows))
    ordered = sorted(rows, key=lambda row: (row[0], row[1]))
    names = ("EUR", "GBP")
    times = np.array([UNDATED if at is None else at for _, _, at, _, _ in ordered], dtype=np.int64)
    return replace(
        view,
        since=times,
        until=times,
        amounts=np.array([amount for *_, amount, _ in ordered], dtype=np.int64),
        currencies=np.array([-1 if code is None else names.index(code) for *_, code in ordered], dtype=np.int16),
        currency_names=names,
    )
