"""What every question about a whole network holds to: one test for all of the family.

Who may see less is asked in tests/api/test_visibility.py, the same bytes for the same seed in test_promise.py.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorithms.centrality import Measure, centrality
from algorithms.communities import communities
from algorithms.communities_over_time import communities_over_time
from algorithms.cut_points import cut_points
from algorithms.drawn import drawn
from algorithms.partition import Method
from algorithms.projection import projection
from algorithms.shared_leads import Score, shared_leads
from graph_model.view import View
from tests.algorithms.graphs import LINES, NAMES
from tests.tries import tries

Asked = Callable[[View], Any]


def _divided(method: Method) -> Asked:
    return lambda view: communities(view, method, runs=2)


def _ranked(measure: Measure) -> Asked:
    return lambda view: centrality(view, measure)


def _leads(score: Score) -> Asked:
    return lambda view: shared_leads(view, score=score, least=1)


FAMILY: dict[str, Asked] = {
    **{f"communities {method}": _divided(method) for method in Method},
    **{f"centrality {measure}": _ranked(measure) for measure in Measure},
    **{f"leads {score}": _leads(score) for score in Score},
    "communities over time": lambda view: communities_over_time([(view, None), (view, None)]),
    "cut points": cut_points,
    "projection": lambda view: projection(view, "Person", direct=True),
}
SETS: dict[str, Callable[[Any], Any]] = {
    f"communities {Method.COMPONENTS}": lambda found: {frozenset(one.members) for one in found.communities},
    f"communities {Method.K_CORE}": lambda found: {frozenset(one.members) for one in found.communities},
    **{f"centrality {m}": lambda found: {(one.id, one.score) for one in found.positions} for m in Measure},
    **{f"leads {score}": lambda found: found.total for score in Score},
    "cut points": lambda found: (
        {(one.id, one.parts, one.cut_off) for one in found.points},
        {(frozenset({pair.a, pair.b}), pair.cut_off) for pair in found.bridges},
    ),
}
"""Of those that chance has no part in, what does not hang on how anybody is called."""


@pytest.mark.parametrize("name", FAMILY)
def test_an_empty_network_and_one_without_links_have_an_answer(name: str) -> None:
    for view in (drawn(), drawn("ada"), drawn("ada", "bo", "Vehicle:car")):
        FAMILY[name](view)


@pytest.mark.parametrize("name", FAMILY)
@settings(max_examples=tries(10))
@given(lines=LINES)
def test_somebody_without_a_link_is_tied_to_nobody(name: str, lines: list[str]) -> None:
    found = FAMILY[name](drawn(*lines, "zoe"))
    if name.startswith("communities ") and name != "communities over time":
        assert [one.members for one in found.communities if "Person:zoe" in one.members] in ([("Person:zoe",)], [])
    elif name.startswith("centrality"):
        (zoe,) = (one for one in found.positions if one.id == "Person:zoe")
        assert (zoe.neighbours, zoe.records) == (0, 0)
        assert zoe.score == min(one.score for one in found.positions)
    else:
        told = found.view.ids[:0] if name == "projection" else found
        assert "zoe" not in repr(told)


@pytest.mark.parametrize("name", FAMILY)
@settings(max_examples=tries(10))
@given(lines=LINES)
def test_other_names_in_the_same_order_give_the_same_answer_with_these_names(name: str, lines: list[str]) -> None:
    renamed = [line.replace("p", "q") for line in lines]
    assert repr(FAMILY[name](drawn(*lines))).replace("Person:p", "Person:q") == repr(FAMILY[name](drawn(*renamed)))


@pytest.mark.parametrize("name", SETS)
@settings(max_examples=tries(10))
@given(lines=LINES, names=st.permutations(NAMES))
def test_whatever_they_are_called_they_stand_where_they_stand(name: str, lines: list[str], names: list[str]) -> None:
    other = {f"Person:{one}": f"Person:{two}" for one, two in zip(NAMES, names, strict=True)}

    def called(found: Any) -> Any:
        if isinstance(found, str):
            return other[found]
        if isinstance(found, set | frozenset | tuple):
            return type(found)(called(one) for one in found)
        return found

    given_names = [" ".join(other[f"Person:{w}"] if w in NAMES else w for w in line.split()) for line in lines]
    told = SETS[name](FAMILY[name](drawn(*lines)))
    assert called(told) == SETS[name](FAMILY[name](drawn(*given_names)))
