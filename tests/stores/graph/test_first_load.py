"""What a load remembers of the graph spares it a look, and never a fact: somebody else may take out what it saw."""

from __future__ import annotations

import gc

import pytest

from graph_model.grade import Grade
from graph_model.records import Batch, Claim, Link, Outcome, Record, Source, Status
from loaders.pipeline import Stores
from stores.graph import FirstLoad
from stores.graph.content import content_hash
from stores.graph.wipe import wipe
from stores.graph.write import EntitiesVanished

SOURCE = Source("reg", "Register", Grade(1, 2))
ADA, CAR, PLATE, OTHER = "Person:reg:ada", "Vehicle:reg:car", "Plate:GB:AB12CDE", "Plate:GB:AB12CDF"
CLAIMED = Record("claims", 1, [Claim(ADA, {"name": "Ada"}), Claim(CAR, {}), Claim(PLATE, {})])
LINKED = Record(
    "links", 1, [], [Link("USES", ADA, CAR), Link("CARRIED_BY", PLATE, CAR), Link("CARRIED_BY", OTHER, CAR)]
)


def written(stores: Stores, name: str, record: Record, first: FirstLoad | None = None) -> Outcome:
    batch = Batch(name, SOURCE, (record,), recorded_at=0)
    return stores.graph.write(batch, stores.graph.plan(batch, stores.classes), first)


def test_what_a_load_wrote_itself_is_linked_as_if_it_had_looked(stores: Stores) -> None:
    first = FirstLoad()
    for name, record in (("one", CLAIMED), ("two", LINKED)):
        assert written(stores, name, record, first).statuses == (Status.WRITTEN,)
    assert first.seen.unknown([ADA, CAR, PLATE, OTHER, "Person:reg:bob"]) == ["Person:reg:bob"]
    made = content_hash(stores.graph)
    wipe(stores.graph)
    for name, record in (("one", CLAIMED), ("two", LINKED)):
        written(stores, name, record)
    assert content_hash(stores.graph) == made


@pytest.mark.parametrize("gone", [ADA, CAR])
def test_a_link_to_an_entity_that_somebody_took_out_meanwhile_waits(stores: Stores, gone: str) -> None:
    first = FirstLoad()
    written(stores, "one", CLAIMED, first)
    with stores.graph.session() as session:
        session.run("MATCH (e:Entity {entity_id: $id})<-[:ABOUT]-(c) DETACH DELETE e, c", id=gone).consume()
    outcome = written(stores, "two", LINKED, first)
    assert outcome.statuses == (Status.DANGLING,)
    assert outcome.missing == {0: (gone,)}
    assert written(stores, "three", Record("again", 1, [Claim(gone, {})]), first).statuses == (Status.WRITTEN,)
    assert written(stores, "two", LINKED, first).statuses == (Status.WRITTEN,)
    with stores.graph.session() as session:
        assert session.run("MATCH ()-[r:USES|CARRIED_BY]->() RETURN count(r) AS n").single(strict=True)["n"] == 3


def test_an_identifier_that_somebody_took_out_meanwhile_comes_into_being_again(stores: Stores) -> None:
    first = FirstLoad()
    written(stores, "one", CLAIMED, first)
    with stores.graph.session() as session:
        session.run("MATCH (e:Entity {entity_id: $id})<-[:ABOUT]-(c) DETACH DELETE e, c", id=PLATE).consume()
    assert written(stores, "two", LINKED, first).statuses == (Status.WRITTEN,)
    with stores.graph.session() as session:
        assert session.run("MATCH ()-[r:CARRIED_BY]->() RETURN count(r) AS n").single(strict=True)["n"] == 2


def test_where_entities_go_again_and_again_nothing_of_the_batch_is_written(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(stores, "one", CLAIMED)
    monkeypatch.setattr("stores.graph.write._missing_ends", lambda *_: {})
    with stores.graph.session() as session:
        session.run("MATCH (e:Entity {entity_id: $id}) DETACH DELETE e", id=ADA).consume()
    with pytest.raises(EntitiesVanished, match="batch two"):
        written(stores, "two", LINKED)
    with stores.graph.session() as session:
        assert session.run("MATCH ()-[r:USES|CARRIED_BY]->() RETURN count(r) AS n").single(strict=True)["n"] == 0
        assert session.run("MATCH (b:Batch {batch_id: 'two'}) RETURN count(b) AS n").single(strict=True)["n"] == 0


def test_of_batches_that_are_in_the_graph_no_row_stays_in_memory(stores: Stores) -> None:
    def rows() -> int:
        return sum(1 for one in gc.get_objects() if type(one) is dict and "fact_id" in one and "facts" in one)

    first = FirstLoad()
    gc.collect()
    before = rows()
    gc.disable()
    try:
        for k in range(5):
            people = [Claim(f"Person:reg:{k}-{n}", {"name": f"P {n}"}) for n in range(50)]
            known = [Link("KNOWS", people[0].entity, one.entity) for one in people[1:]]
            written(stores, f"batch {k}", Record(f"r{k}", 1, people, known), first)
        assert rows() == before
    finally:
        gc.enable()
