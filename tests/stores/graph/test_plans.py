"""Each named read runs on a real Neo4j, gives the columns that its header names, and begins at an index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from graph_model.reader import FactFilter, Reader
from graph_model.records import Claim, Link, Record
from graph_model.registry import build
from graph_model.verdicts import Verdict
from loaders.pipeline import Stores
from stores.graph import Graph
from stores.graph.catalogue import Catalogue, Query, parameters_of
from tests.stores.snapshot.graphs import Drawn, write

CATALOGUE = Catalogue(build())
ADA, BOB, PLATE = "Person:reg:ada", "Person:reg:bob", "Plate:GB:AB12CDE"
PARAMETERS: dict[str, Any] = {
    "after": None,
    "after_id": None,
    "after_rank": None,
    "after_time": None,
    "at": None,
    "attribute": "name",
    "bears": ["CARRIED_BY"],
    "batches": ["one"],
    "begin": 0,
    "cap": 5,
    "circle": {"latitude": 53.5, "longitude": -2.2, "metres": 100.0},
    "edges": [[53.4, -2.3, 53.6, -2.3], [53.6, -2.3, 53.5, -2.1], [53.5, -2.1, 53.4, -2.3]],
    "clustered": [],
    "currencies": {"GBP": 0},
    "direction": "BOTH",
    "east": 5.0,
    "endings": [{"text": "AB12CDE", "lucene": r"*\:AB12CDE"}],
    "groups": [{"id": ADA, "members": [ADA], "kept": [BOB]}],
    "high": 2**63 - 1,
    "hits": 100,
    "id": "verdict-1",
    "ids": [ADA, BOB],
    "joined": {},
    "kinds": ["KNOWS"],
    "limit": 5,
    "link_types": ["KNOWS"],
    "low": 0,
    "members": [ADA],
    "money": ["PAID"],
    "most": 5,
    "none": -1000.0,
    "north": 5.0,
    "ordinals": [1],
    "others": [BOB],
    "pairs": [{"number": 0, "a": [ADA], "b": [BOB], "way": "BOTH", "link_types": ["KNOWS"], "timed": False}],
    "places": [{"sensor": "Sensor:reg:cam", "moves": False, "since": 0, "until": 5}],
    "prefix": "Person:",
    "prefixes": ["Person:"],
    "properties": ["name"],
    "query": "ada",
    "records": ["0123456789abcdef"],
    "slack": 86_400_000,
    "smallest": {},
    "sources": {"one": 0},
    "since": 0,
    "south": -5.0,
    "subjects": [{"id": PLATE, "since": 0, "until": 5}],
    "times": {ADA: [[0, 5]]},
    "types": None,
    "undated": -1,
    "until": 5,
    "value": ["Ada"],
    "west": -5.0,
    "width": 86_400_000,
}
SCANS = re.compile(r"AllNodesScan|NodeByLabelScan|RelationshipTypeScan|AllRelationshipsScan|CartesianProduct")
SCANS_ALLOWED = {
    "concluded": "all conclusions: made by persons, one at a time",
    "same_pairs": "all verdicts: made by persons, one at a time",
    "never_pairs": "all verdicts: made by persons, one at a time",
    "snapshot_verdicts": "all verdicts: made by persons, one at a time",
    "snapshot_sizes": "counters, which Neo4j keeps, and all sources",
    "archive_pending": "notes for the archive: of the last few writes",
    "archive_hours": "all slots, to write the archive anew",
    "sensor_claims": "all sensors: as many as stand in a city",
    "sources": "all sources: as many as there are files and departments",
    "sources_total": "all sources: as many as there are files and departments",
    "folded_with": "pairs of two index seeks, each read from its quieter end",
    "link_counts": "one row, the centre, beside one row, what is in clusters",
    "neighbour_total": "one row, the centre, beside one row, what is in clusters",
    "neighbours": "one row, the centre, beside one row, what is in clusters",
    "neighbours_latest": "one row, the centre, beside one row, what is in clusters",
    "lines_around": "pairs of two index seeks, each read from its quieter end",
}
SEEKS_IN_2026 = {"folded_with", "lines_around"}
"""What Neo4j 2026 plans as an index seek for each row of another one."""


def reading(graph: Graph, query: Query, reader: Reader, prefix: str = "") -> Any:
    """The result summary and columns of a read with sample parameters."""
    plain = reader.filter.hides_nothing
    with graph.session() as session:
        row_by_row, gathered = (query.plain, query.gathered_plain) if plain else (query.text, query.gathered)
        text = gathered if prefix else row_by_row
        result = session.run(prefix + text, parameters_of(reader) | PARAMETERS)
        return result.keys(), result.consume()


def operators(plan: dict[str, Any]) -> Iterator[str]:
    """Names of a plan's operators."""
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", []):
        yield from operators(child)


@pytest.fixture
def filled(stores: Stores) -> Graph:
    """A graph with some of everything, so that the planner has numbers to go by, those of this graph and not of what
    earlier tests had on the server, and nothing planned yet."""
    people = [f"Person:reg:{number:03}" for number in range(150)]
    records = [Record(person, 1, [Claim(person, {"name": "Ada"})]) for person in [*people, ADA, BOB]]
    records += [
        Record(f"l{n}-{step}", 1, [], [Link("KNOWS", person, people[n * step % 150], n, n + 5)])
        for step in (2, 7, 11)
        for n, person in enumerate(people)
    ]
    vc = stores.classes["open"]
    verdicts = [
        Verdict(id=f"v{n}", reason="", by="me", decided_at=0, vc=vc, a=people[n], b=people[n + 50], same=n % 2 == 0)
        for n in range(20)
    ]
    write(Drawn({"one": records}, verdicts), stores)
    with stores.graph.session() as session:
        session.run("CALL db.prepareForReplanning(120)").consume()
    return stores.graph


def test_every_read_gives_its_columns_and_says_what_it_takes(filled: Graph) -> None:
    for name in CATALOGUE.names():
        query = CATALOGUE[name]
        columns, _ = reading(filled, query, Reader((1,)))
        assert tuple(columns) == query.columns, name
        reading(filled, query, Reader((1,), filter=FactFilter(since=1, sources=("one",))))
        used = set(re.findall(r"\$(\w+)", query.text)) - {"vc", "filter"}
        assert used <= set(re.findall(r"\w+", query.header["parameters"])), name


def test_every_read_gives_the_same_rows_in_the_same_order_gathered_and_one_by_one(filled: Graph) -> None:
    several = 0
    for name in CATALOGUE.names():
        query = CATALOGUE[name]
        for reader in (Reader((1,)), Reader((1,), filter=FactFilter(since=1, undated=True))):
            plain, parameters = reader.filter.hides_nothing, parameters_of(reader) | PARAMETERS
            with filled.session() as session:
                row_by_row, whole = (query.plain, query.gathered_plain) if plain else (query.text, query.gathered)
                one_by_one = session.run(row_by_row, parameters).values()
                gathered = session.run(whole, parameters).single(strict=True)["rows"]
            assert gathered == one_by_one, name
            several += len(gathered) > 1
    assert several > 10


def test_every_read_begins_at_an_index_but_those_that_are_about_everything(filled: Graph) -> None:
    scanning = {}
    for name in CATALOGUE.names():
        _, explained = reading(filled, CATALOGUE[name], Reader((1,)), "EXPLAIN ")
        found = {operator for operator in operators(explained.plan) if SCANS.search(operator)}
        if found:
            scanning[name] = found
    assert {name: found for name, found in scanning.items() if name not in SCANS_ALLOWED} == {}
    with filled.session() as session:
        calendar = session.run("RETURN 1").consume().server.agent.startswith("Neo4j/20")
    assert set(SCANS_ALLOWED) - (SEEKS_IN_2026 if calendar else set()) == set(scanning)


def test_every_read_is_named_somewhere_in_the_stores_or_the_api() -> None:
    from pathlib import Path

    root = Path(__file__).resolve().parents[3]
    text = "".join(
        path.read_text(encoding="utf-8") for folder in ("api", "stores") for path in (root / folder).rglob("*.py")
    )
    assert [name for name in CATALOGUE.names() if f'"{name}"' not in text] == []
