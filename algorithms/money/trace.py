"""Where money went, or where it came from: followed through levels in time order, amounts conserved to the cent.

Which part of an account's money a payment is made of, nobody can see: the method decides. All three are computed, so
that the range between them shows how much rests on the choice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from algorithms.compiled import compiled
from algorithms.money.payments import Payments, ledger
from algorithms.money.tracing import FIFO, LOWEST_BALANCE, PROPORTIONAL, follow, openings
from algorithms.progress import Progress, unwatched
from graph_model.view import View

Ints = NDArray[np.int64]


class Method(StrEnum):
    """Which money leaves a mixed account first."""

    FIFO = "FIFO"
    PROPORTIONAL = "PROPORTIONAL"
    LOWEST_BALANCE = "LOWEST_BALANCE"


_KERNELS = {Method.FIFO: FIFO, Method.PROPORTIONAL: PROPORTIONAL, Method.LOWEST_BALANCE: LOWEST_BALANCE}


@dataclass(frozen=True, slots=True)
class Traced:
    """A payment that holds followed money. link: index into the view. payer, payee: a card as its account. at:
    milliseconds UTC. amount: of the payment; traced: how much of it is followed by the chosen method; least, most: by
    any. All in the currency's smallest unit. level: payments since the start, at least; 0 where only another method
    follows it."""

    link: int
    payer: str
    payee: str
    at: int
    amount: int
    traced: int
    least: int
    most: int
    level: int


@dataclass(frozen=True, slots=True)
class Rest:
    """Where followed money stays: what came to it and did not go on. kept by the chosen method; least, most: by any.
    first, last: when followed money came, milliseconds UTC. opening: what it must have held at least before the first
    payment that is known (after the last one, for a trace backwards); what it really held is not known."""

    id: str
    kept: int
    least: int
    most: int
    first: int
    last: int
    opening: int


@dataclass(frozen=True, slots=True)
class Flow:
    """What happened to the money of one currency. started: paid by the start. payments: in the order of time. rests:
    the largest first, then by id; the starts themselves hold what came back. Started is the sum of what rests keep and
    of `below`, what was not followed as it was less than the least amount."""

    currency: str
    started: int
    payments: tuple[Traced, ...]
    rests: tuple[Rest, ...]
    below: int


@dataclass(frozen=True, slots=True)
class Tracing:
    """flows: by currency, never mixed. undated, unsaid: payments of the whole graph that could not be followed, as
    nobody says when, or how much."""

    flows: tuple[Flow, ...]
    undated: int
    unsaid: int


def money_trace(
    view: View,
    starts: Sequence[str],
    method: Method,
    *,
    backwards: bool = False,
    levels: int = 6,
    least: Mapping[str, int] | None = None,
    cards: Mapping[str, str] | None = None,
    progress: Progress = unwatched,
) -> Tracing:
    """Follow whatever the starts pay, or backwards what they were paid, over up to `levels` payments.

    view: of payments, with amounts; the window of time is its filter. least: currency -> smallest amount that is
    followed further, in its smallest unit. cards: card -> account. Backwards the same rules run with time turned round.
    An account that pays more than it was paid must have held the rest before: that opening balance is taken to be as
    small as can be, not followed, and said. progress: told how many currencies were followed by how many methods.
    Raises LimitExceeded where sums are too large to be exact.

    >>> from dataclasses import replace
    >>> from algorithms.drawn import drawn
    >>> view = drawn("ada -PAID-> bo", "bo -PAID-> cy")
    >>> sums = {"amounts": np.array([500, 300]), "currencies": np.array([0, 0]), "currency_names": ("GBP",)}
    >>> paid = replace(view, since=np.array([1, 2]), until=np.array([1, 2]), **sums)
    >>> flow = money_trace(paid, ["Person:ada"], Method.FIFO).flows[0]
    >>> [(rest.id, rest.kept) for rest in flow.rests]
    [('Person:cy', 300), ('Person:bo', 200)]
    """
    book = ledger(view, cards)
    whose = dict(cards or {})
    places = [place for entity in starts if (place := view.place(whose.get(entity, entity))) is not None]
    flows = []
    for done, payments in enumerate(book.payments):

        def told(methods: int, done: int = done) -> None:
            progress(done * len(Method) + methods, len(book.payments) * len(Method))

        followed = payments.turned() if backwards else payments
        flow = _flow(view, followed, places, method, levels, (least or {}).get(payments.currency, 0), backwards, told)
        if flow.payments:
            flows.append(flow)
    return Tracing(tuple(flows), book.undated, book.unsaid)


def _flow(
    view: View,
    paid: Payments,
    starts: Sequence[int],
    method: Method,
    levels: int,
    least: int,
    backwards: bool,
    told: Callable[[int], None],
) -> Flow:
    nodes, ends = np.unique(np.concatenate([paid.payers, paid.payees]), return_inverse=True)
    payers, payees = ends[: len(paid.links)].astype(np.int64), ends[len(paid.links) :].astype(np.int64)
    sources = np.isin(nodes, starts)
    opening = compiled(openings)(payers, payees, paid.amounts, len(nodes))
    found: dict[Method, tuple[Ints, Ints]] = {}
    for each, number in _KERNELS.items():
        told(len(found))
        found[each] = compiled(follow)(payers, payees, paid.amounts, sources, opening, number, levels, least)
    traced = np.stack([amounts for amounts, _ in found.values()])
    chosen, level = found[method]
    kept = np.stack([_kept(payers, payees, amounts, sources, len(nodes)) for amounts, _ in found.values()])
    seen = np.flatnonzero(traced.any(axis=0))
    times = np.abs(paid.times) if not backwards else -paid.times
    order = seen[::-1] if backwards else seen
    ids = [view.ids[node] for node in nodes.tolist()]
    payments = tuple(
        Traced(
            link=int(paid.links[n]),
            payer=ids[payees[n] if backwards else payers[n]],
            payee=ids[payers[n] if backwards else payees[n]],
            at=int(times[n]),
            amount=int(paid.amounts[n]),
            traced=int(chosen[n]),
            least=int(traced[:, n].min()),
            most=int(traced[:, n].max()),
            level=int(level[n]),
        )
        for n in order.tolist()
    )
    started = int(paid.amounts[sources[payers]].sum())
    came: dict[int, tuple[int, int]] = {}
    for n in seen.tolist():
        first, last = came.get(payees[n], (int(times[n]), int(times[n])))
        came[payees[n]] = min(first, int(times[n])), max(last, int(times[n]))
    mine = kept[list(_KERNELS).index(method)]
    rests = sorted(
        (
            Rest(ids[p], int(mine[p]), int(kept[:, p].min()), int(kept[:, p].max()), *came[p], int(opening[p]))
            for p in came
            if kept[:, p].any()
        ),
        key=lambda rest: (-rest.kept, rest.id),
    )
    return Flow(paid.currency, started, payments, tuple(rests), started - int(mine.sum()))


def _kept(payers: Ints, payees: Ints, traced: Ints, sources: NDArray[np.bool_], size: int) -> Ints:
    """What each purse took in of followed money and did not pay on."""
    kept = np.zeros(size, dtype=np.int64)
    np.add.at(kept, payees, traced)
    own = ~sources[payers]
    np.subtract.at(kept, payers[own], traced[own])
    return kept
