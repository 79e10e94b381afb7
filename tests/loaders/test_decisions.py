"""Deciding and withdrawing on a real Neo4j: nothing moves, and the graph is as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_model.errors import BadArgument
from graph_model.records import Claim, Record
from graph_model.working_value import SeenClaim
from loaders.decisions import Decisions
from loaders.pipeline import Stores, load
from loaders.rebuild import rebuild
from stores.graph.content import content_hash
from stores.journal.wire import decode
from tests.loaders.test_pipeline import ADA, BOB, CAR, Listed, person

CLAIM = SeenClaim("claim-1", ADA, {"version": 1024, "vc": 1})


@pytest.fixture
def decisions(stores: Stores) -> Decisions:
    load([Listed([person(ADA, "Ada"), person(BOB, "Bob"), Record("c", 1, [Claim(CAR)])])], stores)
    return Decisions(stores, strictest="secret")


@pytest.mark.parametrize("same", [True, False], ids=["same", "never same"])
def test_withdrawing_a_verdict_leaves_the_graph_as_it_was(decisions: Decisions, same: bool) -> None:
    graph = decisions.stores.graph
    before = content_hash(graph)
    decide = decisions.same if same else decisions.never_same
    verdict = decide(BOB, ADA, "same ID number", "inspector", [1])
    assert (verdict.a, verdict.b, verdict.same, verdict.by) == (ADA, BOB, same, "inspector")
    assert content_hash(graph) != before
    withdrawn = decisions.withdraw(verdict, "it was a typing error", "inspector")
    assert withdrawn.withdrawn_at is not None
    assert content_hash(graph) == before


def test_a_later_conclusion_goes_first_and_withdrawing_it_brings_the_earlier_back(decisions: Decisions) -> None:
    graph = decisions.stores.graph
    bare = content_hash(graph)
    first = decisions.value(CLAIM, "born", "seen the passport", "inspector")
    before = content_hash(graph)
    later = decisions.value(replace(CLAIM, id="claim-2"), "born", "the passport was forged", "inspector")
    decisions.withdraw(later, "still open", "inspector")
    assert content_hash(graph) == before
    decisions.withdraw(first, "still open", "inspector")
    assert content_hash(graph) == bare


def test_decisions_wait_while_what_they_are_about_is_claimed_by_nobody(decisions: Decisions) -> None:
    stores = decisions.stores
    decisions.same(ADA, BOB, "same ID number", "inspector", [1])
    decisions.value(replace(CLAIM, entity=BOB), "born", "seen the passport", "inspector")
    decided = "MATCH ()-[v:SAME_AS]->() WITH count(v) AS verdicts MATCH (c:Conclusion) RETURN verdicts, count(c) AS n"

    def standing() -> list[int]:
        with stores.graph.session() as session:
            return [value for record in session.run(decided) for value in record.values()] or [0, 0]

    assert standing() == [1, 1]
    load([Listed([Record(person(BOB, "Bob").ref, 2)])], stores)
    assert standing() == [0, 0]
    gone = content_hash(stores.graph)
    rebuild(stores)
    assert content_hash(stores.graph) == gone
    load([Listed([person(BOB, "Bob")], "other")], stores)
    assert standing() == [1, 1]
    back = content_hash(stores.graph)
    rebuild(stores)
    assert content_hash(stores.graph) == back


def test_every_decision_and_its_withdrawal_stay_in_the_journal(decisions: Decisions) -> None:
    verdict = decisions.same(ADA, BOB, "same ID number", "inspector", [1])
    withdrawn = decisions.withdraw(verdict, "a typing error", "chief")
    journal = decisions.stores.journal
    kept = [decode(journal.read(path.name.partition(".")[0])) for path in journal.folder.rglob("*.zst")]
    assert verdict in kept
    assert withdrawn in kept


def test_a_verdict_on_ends_that_not_everybody_sees_alike_takes_the_strictest_class(decisions: Decisions) -> None:
    assert decisions.same(ADA, BOB, "same ID number", "inspector", [1, 2]).vc == decisions.stores.classes["secret"]
    assert decisions.never_same(ADA, BOB, "other height", "inspector", [1, 1]).vc == decisions.stores.classes["open"]


@pytest.mark.parametrize(
    ("b", "reason", "said"),
    [(ADA, "why", "with itself"), (CAR, "why", "cannot be the same"), (BOB, "  ", "needs a reason")],
)
def test_a_decision_that_makes_no_sense_is_refused(decisions: Decisions, b: str, reason: str, said: str) -> None:
    with pytest.raises(BadArgument, match=said):
        decisions.same(ADA, b, reason, "inspector", [1])
