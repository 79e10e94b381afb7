"""What becomes of communities, drawn by hand, and against plain comparing of sets."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorithms.communities import communities
from algorithms.communities_over_time import Fate, OfWindow, communities_over_time, within
from algorithms.drawn import drawn
from algorithms.partition import Method
from graph_model.errors import BadArgument
from graph_model.view import UNDATED, View
from tests.algorithms.graphs import LINES, NAMES
from tests.tries import tries

EVERYBODY = [f"{side}{n}" for side in "abc" for n in range(4)]


def met(*groups: str) -> View:
    """A view in which all of each group, written as `a0 a1 a2`, met each other."""
    lines = [
        f"{one} -MET- {other}" for group in groups for one in group.split() for other in group.split() if one < other
    ]
    return drawn(*lines, *EVERYBODY)


def fates(*windows: View) -> list[list[tuple[str, Fate | None]]]:
    found = communities_over_time([(view, None) for view in windows])
    return [
        [(" ".join(m.removeprefix("Person:") for m in one.members), one.fate) for one in window.communities]
        for window in found
    ]


def test_a_group_lasts_splits_merges_and_ends() -> None:
    whole, first, second = "a0 a1 a2 a3 b0 b1 b2 b3", "a0 a1 a2 a3", "b0 b1 b2 b3"
    assert fates(met(first), met("a0 a1 a2 c0"), met(second)) == [
        [(first, Fate.LASTS)],
        [("a0 a1 a2 c0", Fate.ENDS)],
        [(second, None)],
    ]
    assert fates(met(whole), met(first, second), met(whole)) == [
        [(whole, Fate.SPLITS)],
        [(first, Fate.MERGES), (second, Fate.MERGES)],
        [(whole, None)],
    ]


def test_one_member_who_moves_on_is_no_group_that_lasts() -> None:
    assert fates(met("a0 a1 a2"), met("a0 b1 b2"))[0] == [("a0 a1 a2", Fate.ENDS)]


@settings(max_examples=tries(40))
@given(st.lists(LINES, min_size=2, max_size=4), st.sampled_from([0.3, 0.5, 1.0]), st.integers(1, 4))
def test_two_are_matched_where_enough_of_the_smaller_one_is_in_both(
    lines: list[list[str]], least: float, members: int
) -> None:
    views = [drawn(*NAMES, *of_one) for of_one in lines]
    found = communities_over_time([(v, None) for v in views], least_members=members, least_overlap=least)
    for view, window in zip(views, found, strict=True):
        linked = {
            view.ids[node] for node in np.concatenate([view.starts, view.ends])[np.tile(view.starts != view.ends, 2)]
        }
        groups = [one.members for one in communities(view).communities if set(one.members) <= linked]
        assert [one.members for one in window.communities] == [group for group in groups if len(group) >= members]
        assert window.small == sum(len(group) for group in groups if len(group) < members)
        assert window.alone == len(view.ids) - len(linked)
    for one, other in pairwise(found):
        _check(one, other, least)
    assert {community.fate for community in found[-1].communities} <= {None}


def _check(one: OfWindow, other: OfWindow, least: float) -> None:
    matched = {
        (a.number, b.number): len(set(a.members) & set(b.members))
        for a in one.communities
        for b in other.communities
        if len(set(a.members) & set(b.members)) >= max(2, least * min(len(a.members), len(b.members)))
    }
    assert {(a.number, o.number): o.shared for a in one.communities for o in a.onward} == matched
    assert {(before, b.number) for b in other.communities for before in b.before} == matched.keys()


def test_a_window_holds_what_overlaps_it_and_undated_facts_unless_they_are_left_out() -> None:
    view = drawn("a -MET- b", "b -MET- c", "c -MET- d")
    view = replace(view, since=np.array([0, 5, UNDATED]), until=np.array([3, 5, UNDATED]))
    assert within(view, (2, 5)).starts.tolist() == [0, 2]
    assert within(view, (5, 9), undated=False).starts.tolist() == [1]


def test_windows_over_different_entities_are_refused() -> None:
    with pytest.raises(BadArgument, match="not over the same entities"):
        communities_over_time([(drawn("a"), None), (drawn("b"), None)], Method.LOUVAIN)
