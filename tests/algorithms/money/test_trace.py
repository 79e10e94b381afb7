"""Money traces against coins that are moved one by one."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorithms.compiled import compiled
from algorithms.money.payments import Payments, ledger
from algorithms.money.trace import Flow, Method, money_trace
from algorithms.money.tracing import FIFO, LOWEST_BALANCE, PROPORTIONAL, follow, openings
from graph_model.errors import LimitExceeded
from graph_model.view import View
from tests.algorithms.money.ledgers import NAMES, PAID, Paid, paid
from tests.tries import tries

STARTS = st.lists(st.sampled_from([f"Person:{name}" for name in NAMES]), min_size=1, max_size=2, unique=True)
Coins = dict[int, list[int]]


def coins(payments: Payments, starts: set[int], method: Method, levels: int, least: int) -> list[int]:
    """Of each payment how many coins are followed; an account is a list of coins, each with its level, 0 for plain.

    A proportional payment takes of each level its share, rounded down, and plain coins for the rest.
    """
    rows = list(zip(payments.payers.tolist(), payments.payees.tolist(), payments.amounts.tolist(), strict=True))
    purses: Coins = {}
    balance: dict[int, int] = {}
    for payer, payee, amount in rows:
        balance[payer] = balance.get(payer, 0) - amount
        purses.setdefault(payer, [])
        if balance[payer] < -len(purses[payer]):
            purses[payer] = [0] * -balance[payer]
        balance[payee] = balance.get(payee, 0) + amount
        purses.setdefault(payee, [])
    traced = []
    for payer, payee, amount in rows:
        if payer in starts:
            taken = [0] * amount
        elif method is Method.FIFO:
            taken, purses[payer] = purses[payer][:amount], purses[payer][amount:]
        else:
            purse = sorted(purses[payer])
            taken = purse[:amount]
            if method is Method.PROPORTIONAL:
                whole, taken = len(purse), []
                for level in range(1, levels):
                    taken += [level] * int(Fraction(amount * purse.count(level), whole))
                taken += [0] * (amount - len(taken))
            for coin in taken:
                purse.remove(coin)
            purses[payer] = purse
        followed = len(taken) if payer in starts else sum(coin > 0 for coin in taken)
        enough = followed >= max(least, 1)
        traced.append(followed if enough else 0)
        if payee in starts:
            continue
        arrived = [1] * amount if payer in starts else [coin + 1 if coin else 0 for coin in taken]
        purses[payee] += sorted(coin if enough and coin < levels else 0 for coin in arrived)
    return traced


@settings(max_examples=tries(100))
@given(
    rows=PAID,
    starts=STARTS,
    method=st.sampled_from(list(Method)),
    levels=st.integers(1, 5),
    least=st.integers(0, 4),
    backwards=st.booleans(),
)
def test_money_is_traced_as_coins_go_and_none_is_lost(
    rows: list[Paid], starts: list[str], method: Method, levels: int, least: int, backwards: bool
) -> None:
    view = paid(rows)
    smallest = {"GBP": least, "EUR": least}
    found = money_trace(view, starts, method, backwards=backwards, levels=levels, least=smallest)
    flows = {flow.currency: flow for flow in found.flows}
    places = {place for entity in starts if (place := view.place(entity)) is not None}
    assert found.undated == sum(at is None and amount > 0 and code is not None for _, _, at, amount, code in rows)
    for payments in ledger(view).payments:
        followed = payments.turned() if backwards else payments
        expected = {each: coins(followed, places, each, levels, least) for each in Method}
        flow = flows.get(payments.currency)
        told = {payment.link: payment for payment in flow.payments} if flow else {}
        for n, link in enumerate(followed.links.tolist()):
            amounts = [expected[each][n] for each in Method]
            assert (link in told) == any(amounts)
            if link in told:
                one = told[link]
                assert (one.traced, one.least, one.most) == (expected[method][n], min(amounts), max(amounts))
                assert one.traced <= one.amount == view.amounts[link]  # type: ignore[index]
                assert one.at == view.since[link]
        if flow:
            conserved(flow, view, starts, backwards=backwards)


def conserved(flow: Flow, view: View, starts: list[str], *, backwards: bool) -> None:
    """What the starts paid is what stays somewhere and what was too little; none goes back in time."""
    assert flow.started == sum(rest.kept for rest in flow.rests) + flow.below
    assert flow.below >= 0
    times = [payment.at for payment in flow.payments]
    assert times == sorted(times)
    for payment in flow.payments:
        assert 0 <= payment.least <= payment.traced <= payment.most
        origin = payment.payee if backwards else payment.payer
        if payment.most and origin not in starts:
            earlier = [
                p
                for p in flow.payments
                if (p.payer if backwards else p.payee) == origin
                and (p.at >= payment.at if backwards else p.at <= payment.at)
            ]
            assert earlier
    assert all(rest.kept >= 0 for rest in flow.rests)


@given(rows=PAID)
def test_payments_stand_in_the_order_of_time_and_nobody_is_overdrawn_after_the_least_opening(rows: list[Paid]) -> None:
    view = paid(rows)
    for payments in ledger(view).payments:
        assert sorted(payments.times.tolist()) == payments.times.tolist()
        assert {view.currency_names[view.currencies[link]] for link in payments.links} <= {  # type: ignore[index]
            payments.currency
        }
        balance = openings(payments.payers, payments.payees, payments.amounts, len(view.ids)).tolist()
        lowest = list(balance)
        for payer, payee, amount in zip(
            payments.payers.tolist(), payments.payees.tolist(), payments.amounts.tolist(), strict=True
        ):
            balance[payer] -= amount
            lowest[payer] = min(lowest[payer], balance[payer])
            balance[payee] += amount
        assert min(lowest) == 0 or not len(payments.links) or all(low >= 0 for low in lowest)


def test_what_passes_on_within_one_moment_passes_on() -> None:
    view = paid([("p1", "p2", 5, 7, "GBP"), ("p0", "p1", 5, 7, "GBP"), ("p2", "p3", 5, 7, "GBP")])
    (flow,) = money_trace(view, ["Person:p0"], Method.FIFO).flows
    assert [(payment.payer, payment.level) for payment in flow.payments] == [
        ("Person:p0", 1),
        ("Person:p1", 2),
        ("Person:p2", 3),
    ]


def test_the_methods_differ_where_money_is_mixed_and_an_opening_balance_is_said() -> None:
    rows: list[Paid] = [("p0", "p1", 1, 100, "GBP"), ("p2", "p1", 2, 100, "GBP"), ("p1", "p3", 3, 100, "GBP")]
    traced = {
        method: next(p for p in money_trace(paid(rows), ["Person:p0"], method).flows[0].payments if p.at == 3)
        for method in (Method.FIFO, Method.PROPORTIONAL)
    }
    assert (traced[Method.FIFO].traced, traced[Method.PROPORTIONAL].traced) == (100, 50)
    assert (traced[Method.FIFO].least, traced[Method.FIFO].most) == (0, 100)
    more: list[Paid] = [*rows, ("p1", "p4", 4, 150, "GBP")]
    rests = {rest.id: rest for rest in money_trace(paid(more), ["Person:p0"], Method.FIFO).flows[0].rests}
    assert rests["Person:p4"].kept == 50
    assert openings(np.array([1]), np.array([2]), np.array([30]), 3).tolist() == [0, 30, 0]


def test_a_card_pays_as_its_account() -> None:
    view = paid([("p0", "p1", 1, 10, "GBP"), ("p2", "p3", 2, 10, "GBP"), ("p1", "p2", 1, 5, "GBP")])
    (flow,) = money_trace(view, ["Person:p0"], Method.FIFO, cards={"Person:p2": "Person:p1"}).flows
    assert [(payment.payer, payment.payee) for payment in flow.payments] == [
        ("Person:p0", "Person:p1"),
        ("Person:p1", "Person:p3"),
    ]


@settings(max_examples=tries(20))
@given(amounts=st.lists(st.integers(1, 2**47), min_size=3, max_size=12), seed=st.integers(0, 99))
def test_proportions_of_large_sums_are_exact(amounts: list[int], seed: int) -> None:
    rng = np.random.default_rng(seed)
    payers, payees = (rng.integers(0, 4, len(amounts)) for _ in range(2))
    payees = np.where(payers == payees, (payees + 1) % 4, payees)
    column, sources = np.array(amounts, dtype=np.int64), np.arange(4) == 0
    opening = openings(payers, payees, column, 4)
    kernel = compiled(follow)
    traced, _ = kernel(payers, payees, column, sources, opening, PROPORTIONAL, 3, 0)
    held, balance = [[0, 0, 0] for _ in range(4)], [int(each) for each in opening]
    for n, (payer, payee, amount) in enumerate(zip(payers.tolist(), payees.tolist(), amounts, strict=True)):
        part = [amount, 0, 0] if payer == 0 else [0, *(amount * h // balance[payer] for h in held[payer][:2])]
        assert traced[n] == sum(part)
        if payer:
            held[payer] = [h - p for h, p in zip(held[payer], [*part[1:], 0], strict=True)]
            balance[payer] -= amount
        if payee:
            held[payee] = [h + p for h, p in zip(held[payee], [*part[:2], 0], strict=True)]
            balance[payee] += amount
    for method in (FIFO, LOWEST_BALANCE):
        assert np.all(kernel(payers, payees, column, sources, opening, method, 3, 0)[0] <= column)


def test_sums_beyond_exact_arithmetic_are_refused_and_a_view_without_amounts_has_no_payments() -> None:
    huge: list[Paid] = [("p0", "p1", 1, 2**51, "GBP"), ("p1", "p2", 2, 2**51, "GBP")]
    with pytest.raises(LimitExceeded, match="shorter window"):
        money_trace(paid(huge), ["Person:p0"], Method.FIFO)
    view = paid([("p0", "p1", None, 4, "GBP"), ("p0", "p1", 3, 0, "GBP"), ("p0", "p1", 3, 5, None)])
    found = money_trace(view, ["Person:p0"], Method.FIFO)
    assert (found.flows, found.undated, found.unsaid) == ((), 1, 1)
