"""What every algorithm promises, whatever it computes."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import algorithms
from algorithms.best_paths import best_paths
from algorithms.centrality import Measure, centrality
from algorithms.communities import communities, community_of
from algorithms.communities_over_time import communities_over_time
from algorithms.connecting_network import connecting_network
from algorithms.cut_points import cut_points
from algorithms.cycles import cycles
from algorithms.drawn import drawn
from algorithms.money.trace import Method as Rule
from algorithms.money.trace import money_trace
from algorithms.partition import Method
from algorithms.projection import projection
from algorithms.reach import Step, tallies
from algorithms.shared_leads import Score, shared_leads
from algorithms.timed_paths import timed_paths
from algorithms.weighted import Weight
from graph_model.view import View
from tests.algorithms.graphs import LINES
from tests.tries import tries


def _communities(method: Method, view: View, seed: int) -> Any:
    return communities(view, method, seed=seed)


def _community_of(method: Method, view: View, seed: int) -> Any:
    return community_of(view, "Person:p00", method, seed=seed)


def _sure(method: Method, view: View, seed: int) -> Any:
    return communities(view, method, seed=seed, runs=3)


def _leads(score: Score, view: View, seed: int) -> Any:
    return shared_leads(view, score=score, least=1)


def _centrality(measure: Measure, view: View, seed: int) -> Any:
    return centrality(view, measure, seed)


def _connecting(view: View, seed: int) -> Any:
    return connecting_network(view, ["Person:p00", "Person:p01", "Person:p02"])


def _best(view: View, seed: int) -> object:
    found = best_paths(view, "Person:p00", "Person:p01", weight=Weight.RARITY)
    return found, found.hubs


QUESTIONS: dict[str, Callable[[View, int], Any]] = {
    "best paths": _best,
    "timed paths": lambda view, seed: timed_paths(view, "Person:p00", "Person:p01"),
    "cycles": lambda view, seed: cycles(view, "Person:p00", longest=4, in_time_order=False),
    "connecting network": _connecting,
    "money trace": lambda view, seed: money_trace(view, ["Person:p00"], Rule.FIFO),
    "tallies": lambda view, seed: tallies(view, "Person", [Step(), Step(sharing=("KNOWS",))]),
    "communities over time": lambda view, seed: communities_over_time([(view, None)] * 2, seed=seed),
    "cut points": lambda view, seed: cut_points(view),
    "projection": lambda view, seed: projection(view, "Person", direct=True),
    "centrality sampled": lambda view, seed: centrality(view, Measure.BETWEENNESS, seed, exact_steps=0),
}
for _method in Method:
    QUESTIONS[f"communities {_method}"] = partial(_communities, _method)
    QUESTIONS[f"community_of {_method}"] = partial(_community_of, _method)
    QUESTIONS[f"how sure {_method}"] = partial(_sure, _method)
for _score in Score:
    QUESTIONS[f"shared leads {_score}"] = partial(_leads, _score)
for _measure in Measure:
    QUESTIONS[f"centrality {_measure}"] = partial(_centrality, _measure)


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_empty_view_has_an_answer(question: str) -> None:
    QUESTIONS[question](drawn(), 1)
    QUESTIONS[question](drawn("p00"), 1)


@pytest.mark.parametrize("question", QUESTIONS)
@settings(max_examples=tries(15))
@given(lines=LINES, data=st.data(), seed=st.integers(0, 2**31))
def test_the_order_of_what_comes_in_does_not_matter(question: str, lines: list[str], data: Any, seed: int) -> None:
    shuffled = data.draw(st.permutations(lines))
    ask = QUESTIONS[question]
    assert repr(ask(drawn(*lines), seed)) == repr(ask(drawn(*shuffled), seed))


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_seed_gives_the_same_bytes_in_whatever_thread(question: str) -> None:
    lines = [f"p{a:02} -KNOWS- p{(a * b + 7) % 60:02}" for a in range(60) for b in (2, 3, 5, 11)]
    view, ask = drawn(*lines), QUESTIONS[question]
    answers: list[tuple[int, str]] = []
    threads = [
        Thread(target=lambda seed: answers.append((seed, repr(ask(view, seed)))), args=(n % 2,)) for n in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(answers) == {(seed, repr(ask(view, seed))) for seed in (0, 1)}


MODULES = sorted(info.name for info in pkgutil.walk_packages(algorithms.__path__, "algorithms."))


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_in_the_docstrings_hold(module: str) -> None:
    results = doctest.testmod(importlib.import_module(module))
    assert results.failed == 0
