"""Clusters are kept between requests: never longer than the verdicts stand that they come from."""

from __future__ import annotations

from typing import NoReturn

from graph_model.reader import Reader
from graph_model.records import Record
from loaders.decisions import Decisions
from loaders.pipeline import Stores, load
from loaders.rebuild import rebuild
from tests.loaders.test_pipeline import ADA, BOB, Listed, person


def test_kept_clusters_are_those_that_a_fresh_look_would_find(stores: Stores) -> None:
    graph, classes = stores.graph, stores.classes

    def seen(*names: str) -> tuple[str, ...]:
        return graph.as_seen_by(Reader(tuple(classes[name] for name in names))).clusters.all(ADA)

    decisions = Decisions(stores, strictest="secret")
    apart, together = (ADA,), tuple(sorted((ADA, BOB)))
    assert seen("open", "secret") == apart
    load([Listed([person(ADA, "Ada"), person(BOB, "Bob")])], stores)
    assert seen("open", "secret") == apart
    verdict = decisions.same(ADA, BOB, "same ID number", "inspector", [classes["secret"]])
    assert (seen("open", "secret"), seen("open"), seen("secret")) == (together, apart, together)
    load([Listed([Record(person(BOB, "Bob").ref, 2)])], stores)
    assert seen("open", "secret") == apart, "the verdict waits while nobody claims Bob"
    load([Listed([person(BOB, "Bob")], "other")], stores)
    assert seen("open", "secret") == together
    rebuild(stores)
    assert seen("open", "secret") == together
    decisions.withdraw(verdict, "a typing error", "inspector")
    assert seen("open", "secret") == apart


def test_a_batch_without_a_decision_costs_no_look_at_the_verdicts(stores: Stores) -> None:
    graph, reader = stores.graph, Reader(tuple(stores.classes.values()))

    def never() -> NoReturn:
        raise AssertionError("the verdicts were looked at again")

    load([Listed([person(ADA, "Ada")])], stores)
    assert graph.as_seen_by(reader).clusters.all(ADA) == (ADA,)
    changes = graph.changes()
    load([Listed([person(BOB, "Bob")], "other")], stores)
    assert graph.changes() > changes
    assert graph.clusters.get(reader.vc, graph.decisions(), never).all(ADA) == (ADA,)
