"""Tails, false discoveries and shuffles, against scipy and against trying every order."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from algorithms.movement.chance import benjamini_hochberg, poisson_tail
from algorithms.movement.journeys_kernel import log_tail, shuffled
from tests.tries import tries

GROUPS = st.lists(
    st.tuples(st.integers(0, 8), st.integers(0, 12), st.integers(1, 22), st.integers(1, 400)), min_size=1, max_size=4
)


@settings(max_examples=tries(100), deadline=None)
@given(groups=GROUPS)
def test_the_tail_is_that_of_a_sum_of_binomials(groups: list[tuple[int, int, int, int]]) -> None:
    same, other = (np.array([group[n] for group in groups], dtype=np.int64) for n in (0, 1))
    alike = np.array([group[2:] for group in groups], dtype=np.int64)
    whole = np.ones(1)
    for s, o, n, m in groups:
        whole = np.convolve(whole, stats.binom.pmf(np.arange(s + o + 1), s + o, n / (n + m)))
    seen = int(same.sum())
    expected = whole[seen:].sum()
    assert 10 ** log_tail(seen, same, other, alike, len(groups)) == pytest.approx(min(expected, 1), rel=1e-9)


def test_tails_far_out_stay_exact() -> None:
    found = log_tail(60, np.array([60]), np.array([3]), np.array([[60, 3540]]), 1)
    assert found == pytest.approx(stats.binom.logsf(59, 63, 60 / 3600) / np.log(10), rel=1e-6)


@settings(max_examples=tries(100))
@given(tails=st.lists(st.floats(-12, 0), min_size=1, max_size=30), more=st.integers(0, 100))
def test_q_is_as_scipy_has_it_when_all_that_were_compared_are_handed_in(tails: list[float], more: int) -> None:
    found = benjamini_hochberg(np.array(tails), len(tails) + more)
    expected = stats.false_discovery_control(np.concatenate([10.0 ** np.array(tails), np.ones(more)]))
    assert found == pytest.approx(expected[: len(tails)])


@settings(max_examples=tries(10), deadline=None)
@given(seed=st.integers(0, 2**32), data=st.data())
def test_shuffles_come_near_what_every_order_gives(seed: int, data: st.DataObject) -> None:
    size = 6
    group = np.array([0, 1, 0, 0, 1, 0, 0], dtype=np.int32)
    ours, theirs = np.array([0, 1, 2, 3, 4, 6]), np.array([0, 1, 2, 3, 4, 5])
    cells = data.draw(st.lists(st.booleans(), min_size=size**2, max_size=size**2))
    found = np.array(cells, dtype=np.int32).reshape(size, size)
    place = {int(day): left for left, day in enumerate(ours)}

    def joint(order: tuple[int, ...]) -> int:
        return sum(found[place[int(day)], order[n]] for n, day in enumerate(theirs) if int(day) in place)

    orders = [
        o for o in permutations(range(size)) if all(group[theirs[n]] == group[theirs[m]] for n, m in enumerate(o))
    ]
    exact = np.mean([joint(order) >= joint(tuple(range(size))) for order in orders])
    days = (ours.astype(np.int32), theirs.astype(np.int32))
    times, tried = shuffled(found, days, group, np.uint64(seed), 10**9, 4_000)
    assert times / tried == pytest.approx(exact, abs=5 * np.sqrt(exact * (1 - exact) / 4_000) + 1e-9)


@settings(max_examples=tries(50))
@given(expected=st.floats(1e-6, 50), seen=st.integers(0, 80))
def test_the_poisson_tail_is_scipys(expected: float, seen: int) -> None:
    assert poisson_tail(expected, seen) == pytest.approx(stats.poisson.sf(seen - 1, expected), rel=1e-8)
