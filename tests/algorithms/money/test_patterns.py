"""Shapes of money against plain enumeration, and against the labelled alerts of AMLSim."""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import algorithms.money.gathering as gathering
import algorithms.money.rings as module
from algorithms.money.fans import fans
from algorithms.money.gathering import gather_scatter, scatter_gather, stacks
from algorithms.money.ledger_of import ledger_of
from algorithms.money.passing import passing
from algorithms.money.rings import rings
from algorithms.money.splitting import splitting
from graph_model.errors import LimitExceeded
from graph_model.view import View
from tests.tries import tries

Row = tuple[str, str, int, int]
ROWS = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.integers(0, 12), st.integers(1, 20)), max_size=22
).map(lambda rows: sorted({row[:3]: row for row in rows if row[0] != row[1]}.values()))
WITHIN = st.one_of(st.none(), st.integers(0, 6))


def names(entities: tuple[str, ...]) -> list[str]:
    return [entity.removeprefix("BankAccount:") for entity in entities]


def windows(rows: list[Row], within: int | None) -> list[list[Row]]:
    """All windows that begin at a row."""
    times = sorted({row[2] for row in rows})
    return [[row for row in rows if within is None or t <= row[2] <= t + within] for t in times]


@settings(max_examples=tries(60))
@given(rows=ROWS, least=st.integers(2, 4), within=WITHIN, inward=st.booleans())
def test_fans_are_the_accounts_with_enough_others_in_a_window_each_with_its_largest(
    rows: list[Row], least: int, within: int | None, inward: bool
) -> None:
    hub, other = (1, 0) if inward else (0, 1)
    most = {
        account: max(len({row[other] for row in inside if row[hub] == account}) for inside in windows(rows, within))
        for account in {row[hub] for row in rows}
    }
    found = {names(fan.entities)[0]: fan for fan in fans(ledger_of(rows), inward=inward, least=least, within=within)}
    expected = {account: count for account, count in most.items() if count >= least}
    assert {account: len(fan.entities) - 1 for account, fan in found.items()} == expected
    assert all(within is None or fan.last - fan.first <= within for fan in found.values())


@settings(max_examples=tries(60))
@given(rows=ROWS, longest=st.integers(2, 5), within=WITHIN, timely=st.booleans())
def test_rings_are_the_cycles_of_networkx_and_in_time_order_those_that_some_choice_of_payments_walks(
    rows: list[Row], longest: int, within: int | None, timely: bool
) -> None:
    graph = nx.DiGraph((a, b) for a, b, *_ in rows)
    every = [_from_smallest(cycle) for cycle in nx.simple_cycles(graph, length_bound=longest) if len(cycle) > 1]
    found = rings(ledger_of(rows), longest=longest, in_time_order=timely, within=within)
    assert len({ring.entities for ring in found}) == len(found)
    told = sorted(names(ring.entities) for ring in found)
    if not timely:
        assert told == sorted(every)
        return
    strict = {tuple(cycle) for cycle in every if _walks(rows, cycle, within, strictly=True)}
    loose = {tuple(cycle) for cycle in every if _walks(rows, cycle, within, strictly=False)}
    # Payments of one moment stand in one order, so that not every choice among them is tried.
    assert strict <= set(map(tuple, told)) <= loose


def _from_smallest(cycle: list[str]) -> list[str]:
    at = cycle.index(min(cycle))
    return cycle[at:] + cycle[:at]


def _walks(rows: list[Row], cycle: list[str], within: int | None, *, strictly: bool) -> bool:
    for begin in range(len(cycle)):
        turned = cycle[begin:] + cycle[:begin]
        reach = [(at, at) for a, b, at, _ in rows if (a, b) == (turned[0], turned[1])]
        for pair in pairwise([*turned[1:], turned[0]]):
            times = [at for a, b, at, _ in rows if (a, b) == pair]
            reach = [(s, at) for s, last in reach for at in times if (at > last if strictly else at >= last)]
        if any(within is None or last - first <= within for first, last in reach):
            return True
    return False


@settings(max_examples=tries(60))
@given(rows=ROWS, least=st.integers(2, 3), within=WITHIN)
def test_what_gathers_and_scatters_does_so_within_its_time(rows: list[Row], least: int, within: int | None) -> None:
    view = ledger_of(rows)
    found = {names(one.entities)[0]: one for one in gather_scatter(view, least=least, within=within)}
    for account in "abcdef":
        strict = loose = False
        for at in sorted({t for _, b, t, _ in rows if b == account}):
            came = {a for a, b, t, _ in rows if b == account and t <= at and (within is None or at - t <= within)}
            after = [(b, t) for a, b, t, _ in rows if a == account and (within is None or t - at <= within)]
            strict |= len(came) >= least and len({b for b, t in after if t > at}) >= least
            loose |= len(came) >= least and len({b for b, t in after if t >= at}) >= least
        assert strict <= (account in found) <= loose
    for one in scatter_gather(view, least=least, within=within):
        payer, payee, *middle = names(one.entities)
        assert len(middle) >= least
        assert payer != payee
        assert within is None or one.last - one.first <= within
        for account in middle:
            times = [t for a, b, t, _ in rows if (a, b) == (payer, account)]
            assert any(t >= min(times) for a, b, t, _ in rows if (a, b) == (account, payee))


def test_one_account_pays_three_who_pay_another_and_a_stack_is_told_once() -> None:
    rows = [("a", m, 1, 5) for m in "mno"] + [(m, "z", 9, 5) for m in "mno"]
    (one,) = scatter_gather(ledger_of(rows), least=3, within=8)
    assert names(one.entities) == ["a", "z", "m", "n", "o"]
    assert not scatter_gather(ledger_of(rows), least=3, within=7)
    layers = [(a, m, 1, 5) for a in "ab" for m in "mn"] + [(m, z, 2, 5) for m in "mn" for z in "yz"]
    (stack,) = stacks(ledger_of([*layers, ("m", "q", 3, 1)]))
    assert (names(stack.entities), stack.total) == (["m", "n", "a", "b", "y", "z"], 40)


def test_money_that_leaves_at_once_is_told_by_its_share_and_what_stays_is_not() -> None:
    rows = [("a", "x", 0, 100), ("x", "b", 5, 90), ("c", "y", 0, 100), ("y", "d", 5, 89)]
    assert [names(one.entities)[0] for one in passing(ledger_of(rows), 5, share=0.9)] == ["x"]
    assert [names(one.entities)[0] for one in passing(ledger_of(rows), 4)] == []


@settings(max_examples=tries(60))
@given(rows=ROWS, within=st.integers(0, 6), inward=st.booleans())
def test_a_sum_in_parts_is_told_where_some_window_holds_enough_of_them(
    rows: list[Row], within: int, inward: bool
) -> None:
    hub, expected = (1 if inward else 0), {}
    for account in {row[hub] for row in rows}:
        fits = [row for row in rows if row[hub] == account and 8 <= row[3] < 16]
        sums = [
            sum(row[3] for row in inside)
            for inside in windows(fits, within)
            if len(inside) >= 3 and sum(row[3] for row in inside) >= 16
        ]
        if sums:
            expected[account] = max(sums)
    found = splitting(ledger_of(rows), {"GBP": 16}, within, inward=inward)
    assert {names(one.entities)[0]: one.total for one in found} == expected
    assert not splitting(ledger_of(rows), {"EUR": 16}, within)


def test_searches_that_are_too_large_end_with_their_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    view = ledger_of([(a, b, 1, 5) for a in "abcdef" for b in "abcdef" if a != b])
    monkeypatch.setattr(module, "MOST_STEPS", 10)
    monkeypatch.setattr(gathering, "MOST_PAIRS", 10)
    with pytest.raises(LimitExceeded, match="steps tried"):
        rings(view)
    with pytest.raises(LimitExceeded, match="put together"):
        scatter_gather(view)


def minor(amount: str) -> int:
    return int(Decimal(amount).scaleb(2))


def alerts(folder: Path) -> tuple[dict[tuple[str, str], list[tuple[str, str]]], list[Row]]:
    """(alert, kind) -> its payments, and all rows."""
    by_alert: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    rows: list[Row] = []
    with (folder / "alert_transactions.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            ends = row["orig_acct"], row["bene_acct"]
            by_alert[row["alert_id"], row["alert_type"]].append(ends)
            at = int(datetime.fromisoformat(row["tran_timestamp"]).timestamp() * 1_000)
            rows.append((*ends, at, minor(row["base_amt"])))
    return by_alert, rows


def test_all_plain_cycles_and_fans_of_the_labelled_alerts_come_out(shared_data: Path) -> None:
    by_alert, rows = alerts(shared_data / "amlsim")
    view = ledger_of(rows, "USD")
    found = {tuple(names(ring.entities)) for ring in rings(view, longest=10)}
    planted: dict[str, set[Any]] = {"cycle": set(), "fan_in": set(), "fan_out": set()}
    for (_, kind), ends in by_alert.items():
        if kind != "cycle":
            side = 1 if kind == "fan_in" else 0
            (hub,) = {pair[side] for pair in ends}
            planted[kind].add((hub, frozenset(pair[1 - side] for pair in ends)))
            continue
        graph = nx.DiGraph(ends)
        cycles = [cycle for cycle in nx.simple_cycles(graph) if len(cycle) == len(graph)]
        if len(ends) == len(graph) and len(cycles) == 1:
            planted[kind].add(tuple(_from_smallest(cycles[0])))
    assert len(planted["cycle"]) == 187
    assert planted["cycle"] <= found
    for kind, inward in (("fan_in", True), ("fan_out", False)):
        told = {names(fan.entities)[0]: set(names(fan.entities)[1:]) for fan in fans(view, inward=inward, least=3)}
        assert all(others <= told[hub] for hub, others in planted[kind])


def test_planted_fans_come_out_at_their_own_degree_among_118_000_payments(shared_data: Path) -> None:
    by_alert, rows = alerts(shared_data / "amlsim")
    with gzip.open(shared_data / "amlsim" / "20k-cycle200" / "transactions.csv.gz", "rt", encoding="utf-8") as file:
        background = [
            (
                f"b{row['sourceNodeId']}",
                f"b{row['targetNodeId']}",
                int(row["time"]),
                int(Decimal(row["value"]).scaleb(2)),
            )
            for row in csv.DictReader(file)
        ]
    view: View = ledger_of([*background, *rows], "USD")
    told = {names(fan.entities)[0]: len(fan.entities) - 1 for fan in fans(view, inward=True, least=3)}
    hubs = {(ends[0][1], len({a for a, _ in ends})) for (_, kind), ends in by_alert.items() if kind == "fan_in"}
    assert len(background) == 117_805
    assert all(told[hub] >= degree for hub, degree in hubs)
