"""Mapped files in a real Neo4j: the examples, loading twice, newer versions, the order of rows."""

from __future__ import annotations

import random
import secrets
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_model.records import Status
from loaders.mapping import open_mapping
from loaders.pipeline import Stores, load
from loaders.report import Report
from stores.graph.content import content_hash
from tests.loaders.fresh import afresh
from tests.tries import tries

EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "mappings"
OWNERS = """
source: {name: cars, title: Cars}
file: {zone: Europe/London, country: GB}
record: {key: ref, version: version}
entities:
  owner: {type: Person, source_key: owner, claims: {name: name}}
  car: {type: Vehicle, source_key: car}
  plate: {type: Plate, issued_key: plate}
links:
  - {type: OWNS, from: owner, to: car, since: since}
  - {type: CARRIED_BY, from: plate, to: car}
"""
HEADER = "ref,version,owner,name,car,plate,since\n"


def loaded(stores: Stores, mapping: Path, *files: Path) -> list[Report]:
    with_classes = replace(stores, classes={**stores.classes, "restricted": 9})
    return load(open_mapping(mapping, files), with_classes)


def rows_of(stores: Stores, text: str) -> list[list[object]]:
    with stores.graph.session() as session:
        return [list(record.values()) for record in session.run(text)]


def written(folder: Path, rows: Sequence[str]) -> Path:
    (folder / "m.yaml").write_text(OWNERS, encoding="utf-8")
    path = folder / f"{secrets.token_hex(4)}.csv"
    path.write_text(HEADER + "".join(row + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "rows", "counted"),
    [
        ("vehicle-register.csv", 10, {"Person": 7, "Vehicle": 9, "Plate": 9, "Vin": 2, "Organisation": 2}),
        ("phone-calls.jsonl", 7, {"PhoneNumber": 7, "Handset": 1, "Sim": 2}),
        ("club-members.xlsx", 6, {"Person": 6, "Organisation": 1, "PhoneNumber": 5, "EmailAddress": 5}),
    ],
)
def test_each_example_loads_whole_and_a_second_time_changes_nothing(
    stores: Stores, name: str, rows: int, counted: dict[str, int]
) -> None:
    mapping = (EXAMPLES / name).with_suffix(".yaml")
    (first,) = loaded(stores, mapping, EXAMPLES / name)
    once = content_hash(stores.graph)
    (second,) = loaded(stores, mapping, EXAMPLES / name)
    assert (first.counts[Status.WRITTEN], first.read) == (rows, rows)
    assert (second.counts[Status.UNCHANGED], second.read) == (rows, rows)
    assert content_hash(stores.graph) == once
    labels = rows_of(stores, "MATCH (e:Entity) UNWIND labels(e) AS l WITH l WHERE l <> 'Entity' RETURN l, count(*)")
    assert {str(label): count for label, count in labels} == counted


def test_registers_meet_on_the_identifiers_that_they_share(stores: Stores) -> None:
    for name in ("phone-calls.jsonl", "club-members.xlsx"):
        loaded(stores, (EXAMPLES / name).with_suffix(".yaml"), EXAMPLES / name)
    met = rows_of(
        stores,
        "MATCH (p:Person)-[:USES]->(n:PhoneNumber)-[c:CALLED]->(other) "
        "RETURN p.entity_id, c.source, other.entity_id ORDER BY other.entity_id",
    )
    assert met == [
        ["Person:rowing-club:1", "phone-calls", "PhoneNumber:+447700900456"],
        ["Person:rowing-club:1", "phone-calls", "PhoneNumber:short:GB:88600"],
    ]


def test_a_newer_row_replaces_what_the_older_one_said_in_whichever_order_they_come(
    stores: Stores, tmp_path: Path
) -> None:
    rows = ["r1,1,p1,Ada,c1,AB12 CDE,2020-01-01", "r1,2,p2,Bob,c1,AB12 CDE,2024-01-01"]
    for order in (rows, rows[::-1]):
        afresh(stores)
        (report,) = loaded(stores, tmp_path / "m.yaml", written(tmp_path, order))
        assert report.read == 2
        assert rows_of(stores, "MATCH (p)-[:OWNS]->(c) RETURN p.entity_id, c.entity_id") == [
            ["Person:cars:p2", "Vehicle:cars:c1"]
        ]


def test_refused_rows_are_kept_with_their_reason_and_the_others_are_written(stores: Stores, tmp_path: Path) -> None:
    rows = ["r1,1,p1,Ada,c1,AB12 CDE,2020-01-01", "r2,1,p2,Bob,c2,nonsense,2020-01-01", "r3,1,p3,Carl", "r4,x,,,,,"]
    (report,) = loaded(stores, tmp_path / "m.yaml", written(tmp_path, rows))
    assert (report.counts[Status.WRITTEN], report.counts[Status.REJECTED], report.read) == (1, 3, 4)
    assert {code for code, _ in report.reasons} == {"NOT_A_PLATE", "BROKEN_LINE", "NOT_A_NUMBER"}
    assert stores.operations.rejected_count("cars") == 3
    assert rows_of(stores, "MATCH (p:Person) RETURN p.entity_id") == [["Person:cars:p1"]]


def test_a_reference_to_another_sources_id_waits_until_that_source_comes(stores: Stores, tmp_path: Path) -> None:
    (tmp_path / "links.yaml").write_text(
        "source: {name: tips, title: Tips}\n"
        "entities:\n"
        "  one: {type: Person, source_key: a, source: cars}\n"
        "  two: {type: Person, source_key: b, source: cars}\n"
        "links: [{type: KNOWS, from: one, to: two}]\n",
        encoding="utf-8",
    )
    (tmp_path / "links.csv").write_text("a,b\np1,p2\n", encoding="utf-8")
    (report,) = loaded(stores, tmp_path / "links.yaml", tmp_path / "links.csv")
    assert report.counts[Status.DANGLING] == 1
    loaded(stores, tmp_path / "m.yaml", written(tmp_path, ["r1,1,p1,Ada,,,", "r2,1,p2,Bob,,,"]))
    assert rows_of(stores, "MATCH (a)-[:KNOWS]->(b) RETURN a.entity_id, b.entity_id") == [
        ["Person:cars:p1", "Person:cars:p2"]
    ]


CELLS = st.tuples(
    st.sampled_from(["r1", "r2", "r3"]),
    st.sampled_from(["1", "2"]),
    st.sampled_from(["p1", "p2", ""]),
    st.sampled_from(["Ada", "Bob", ""]),
    st.sampled_from(["c1", "c2", ""]),
    st.sampled_from(["AB12 CDE", "BD51 SMR", "nonsense", ""]),
    st.sampled_from(["2020-01-01", "2020-01-01T10:00", "soon", ""]),
).map(",".join)


@given(st.lists(CELLS, min_size=1, max_size=8), st.randoms(use_true_random=False))
@settings(max_examples=tries(8), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_the_rows_and_loading_twice_change_nothing(
    stores: Stores, tmp_path: Path, rows: list[str], chance: random.Random
) -> None:
    afresh(stores)
    path = written(tmp_path, rows)
    (report,) = loaded(stores, tmp_path / "m.yaml", path)
    once = content_hash(stores.graph)
    assert report.read == len(rows)
    (again,) = loaded(stores, tmp_path / "m.yaml", path)
    assert again.counts[Status.WRITTEN] == 0
    assert content_hash(stores.graph) == once
    afresh(stores)
    shuffled = list(rows)
    chance.shuffle(shuffled)
    loaded(stores, tmp_path / "m.yaml", written(tmp_path, shuffled))
    assert content_hash(stores.graph) == once
