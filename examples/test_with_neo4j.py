"""A test of one's own against a real Neo4j; the fixture `stores` comes with `sightline-graph`."""

from collections.abc import Iterator
from pathlib import Path

from graph_model.grade import parse_grade
from graph_model.records import Claim, Link, Record, Rejection, Source
from graph_model.registry import Registry
from loaders.pipeline import Stores, load


class Register:
    """A source with one record: a car, and the plate that it carries."""

    def __init__(self, name: str, car: str) -> None:
        self.source = Source(name, f"Register {name}", parse_grade("B2"))
        self._car = f"Vehicle:{name}:{car}"

    def records(self, registry: Registry) -> Iterator[Record | Rejection]:
        claims = [Claim(self._car, {"make": "Volvo"})]
        links = [Link("CARRIED_BY", "Plate:GB:AB12CDE", self._car)]
        yield Record("row-1", version=1, claims=claims, links=links)

    def unused(self) -> dict[str, str]:
        return {}

    def files(self) -> tuple[Path, ...]:
        return ()


def test_two_registers_meet_on_the_plate_that_both_name(stores: Stores) -> None:
    """Two cars, one plate."""
    reports = load([Register("police", "7"), Register("insurer", "K-19")], stores)
    assert all(report.clean for report in reports)
    with stores.graph.session() as session:
        cars = session.run("MATCH (:Plate {key: 'GB:AB12CDE'})-[:CARRIED_BY]->(car) RETURN count(car)").single()
    assert cars is not None
    assert cars[0] == 2
