"""The graph is what its journal says: lost and made again, it is equal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_model.errors import BadInput
from loaders.decisions import Decisions
from loaders.pipeline import Stores, load
from loaders.rebuild import rebuild
from stores.graph.content import content_hash
from tests.loaders.test_pipeline import ADA, BOB, CARL, Listed, owns, person, refers


def test_a_lost_graph_is_made_again_from_the_journal_with_its_decisions_and_dangling_links(stores: Stores) -> None:
    load(
        [Listed([owns("o1", ADA), refers("r1", CARL)], "cars"), Listed([person(ADA, "Ada"), person(BOB, "Bob")])],
        stores,
    )
    load([Listed([person(ADA, "Ada Lovelace", 2)])], stores)
    decisions = Decisions(stores, strictest="secret")
    undone = decisions.same(ADA, BOB, "same ID number", "inspector", [1])
    decisions.withdraw(undone, "a typing error", "inspector")
    decisions.never_same(ADA, BOB, "other height", "inspector", [1])
    before = content_hash(stores.graph)

    assert rebuild(stores) == 6
    assert content_hash(stores.graph) == before
    load([Listed([person(CARL, "Carl")])], stores)
    with stores.graph.session() as session:
        assert session.run("MATCH ()-[r:USES]->() RETURN count(r) AS n").single(strict=True)["n"] == 1


def test_what_stands_under_a_class_that_the_policy_lost_is_made_again_too(stores: Stores) -> None:
    load([Listed([person(ADA, "Ada"), replace(person(BOB, "Bob"), visibility="secret")])], stores)
    before = content_hash(stores.graph)
    rebuild(replace(stores, classes={"open": 1}))
    assert content_hash(stores.graph) == before


def test_a_damaged_journal_is_told_before_anything_is_wiped(stores: Stores) -> None:
    (report,) = load([Listed([person(ADA, "Ada")])], stores)
    before = content_hash(stores.graph)
    stores.journal.path(next(iter(report.batches))).write_bytes(b"damaged")
    with pytest.raises(BadInput, match="damaged"):
        rebuild(stores)
    assert content_hash(stores.graph) == before
