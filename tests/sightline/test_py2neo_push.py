"""A py2neo subgraph as rows: what the model knows, each node and relationship once; the rest is refused by name."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from py2neo import Node, Relationship, Subgraph

from graph_model.errors import BadInput
from sightline.py2neo_push import rows_of

ADA, PLATE = Node("Person", "Suspect", id="ada", name="Ada"), Node("Plate", key="AB12 CDE")
CAR = Node("Vehicle", id=7)


def test_nodes_become_claims_and_relationships_links_in_a_fixed_order() -> None:
    owns = Relationship(ADA, "OWNS", CAR, since="2024-01-01", stake=0.5)
    rows = rows_of(owns | PLATE, version=3)
    assert rows == rows_of(PLATE | owns, version=3)
    assert rows == [
        {"ref": "Person:ada", "version": 3, "claims": [{"type": "Person", "id": "ada", "attributes": {"name": "Ada"}}]},
        {"ref": "Plate:AB12 CDE", "version": 3, "claims": [{"type": "Plate", "key": "AB12 CDE", "attributes": {}}]},
        {"ref": "Vehicle:7", "version": 3, "claims": [{"type": "Vehicle", "id": 7, "attributes": {}}]},
        {
            "version": 3,
            "links": [
                {
                    "type": "OWNS",
                    "start": {"type": "Person", "id": "ada"},
                    "end": {"type": "Vehicle", "id": 7},
                    "since": "2024-01-01",
                    "attributes": {"stake": 0.5},
                }
            ],
        },
    ]


def test_days_moments_and_lists_are_told_as_rows_tell_them() -> None:
    moment = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)
    ada = Node("Person", id="ada", birth_date=date(1815, 12, 10), name=["Ada", "Augusta"])
    called, paid = (Relationship(ada, "CALLED", ADA, at=moment, seconds=n) for n in (1, 2))
    claim, _, first, _ = rows_of(called | paid)
    assert claim["claims"][0]["attributes"] == {"birth_date": "1815-12-10", "name": ["Ada", "Augusta"]}
    assert first["links"][0]["at"] == "2024-05-01T12:00:00+00:00"


@pytest.mark.parametrize(
    "unknown",
    [
        Node("Thing", id=1),
        Node("Person", "Vehicle", id=1),
        Node("Person", name="x"),
        Relationship(ADA, "EATS", CAR),
        Node("Person", id=1, a=b"x"),
    ],
    ids=["label", "two labels", "no id", "type", "bytes"],
)
def test_what_the_model_does_not_know_is_refused(unknown: Subgraph) -> None:
    with pytest.raises(BadInput):
        rows_of(unknown)
