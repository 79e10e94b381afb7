"""The pipeline against a real Neo4j: each fact once, in whichever order and however often it comes."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_model.errors import BadInput
from graph_model.grade import Grade
from graph_model.records import Claim, Link, Record, Rejection, Source, Status
from graph_model.registry import Registry
from loaders.pipeline import Stores, load
from loaders.report import Report
from stores.graph.content import content_hash
from tests.loaders.fresh import afresh
from tests.tries import tries

ADA, BOB, CARL = "Person:reg:ada", "Person:reg:bob", "Person:reg:carl"
PLATE = "Plate:GB:AB12CDE"
CAR = "Vehicle:reg:car1"


class Listed:
    """A source whose rows are a list."""

    def __init__(self, rows: Sequence[Record | Rejection], name: str = "reg", **source: object) -> None:
        self.source = replace(Source(name, f"Register {name}", Grade(1, 2)), **source)  # type: ignore[arg-type]
        self.rows = rows

    def records(self, registry: Registry) -> Iterator[Record | Rejection]:
        yield from self.rows

    def unused(self) -> dict[str, str]:
        return {"remark": "unused"}

    def files(self) -> tuple[Path, ...]:
        return ()


def person(entity: str, name: str, version: int = 1) -> Record:
    return Record(f"p-{entity}", version, [Claim(entity, {"name": name})])


def owns(ref: str, owner: str, car: str = CAR, version: int = 1) -> Record:
    return Record(ref, version, [Claim(car, {"make": "Volvo"})], [Link("OWNS", owner, car, since=1_000)])


def refers(ref: str, owner: str, car: str = CAR, version: int = 1) -> Record:
    return Record(ref, version, [], [Link("USES", owner, car)])


def counts(report: Report) -> tuple[int, int, int, int]:
    return (
        report.counts[Status.WRITTEN],
        report.counts[Status.UNCHANGED],
        report.counts[Status.REJECTED],
        report.counts[Status.DANGLING],
    )


def run(stores: Stores, *sources: Listed) -> list[Report]:
    return load(sources, stores)


def rows_of(stores: Stores, text: str) -> list[list[object]]:
    with stores.graph.session() as session:
        return [list(record.values()) for record in session.run(text)]


def test_loading_twice_changes_nothing_and_the_four_counts_sum_to_the_rows_read(stores: Stores) -> None:
    rows: list[Record | Rejection] = [
        person(ADA, "Ada"),
        owns("o1", ADA),
        Rejection(3, "EMPTY", "name", "the text is empty", {"name": ""}),
    ]
    (first,) = run(stores, Listed(rows))
    once = content_hash(stores.graph)
    (second,) = run(stores, Listed(rows))
    assert counts(first) == (2, 0, 1, 0)
    assert counts(second) == (0, 2, 1, 0)
    assert first.read == second.read == len(rows)
    assert content_hash(stores.graph) == once
    assert stores.operations.rejected_count("reg") == 1


def test_a_link_to_an_entity_that_has_not_come_yet_dangles_until_it_comes(stores: Stores) -> None:
    (alone,) = run(stores, Listed([owns("o1", ADA)], "cars"))
    assert counts(alone) == (0, 0, 0, 1)
    assert [reason.code for reason in alone.reasons.values()] == ["ENTITY_MISSING"]
    run(stores, Listed([person(ADA, "Ada")]))
    assert rows_of(stores, "MATCH (a)-[r:OWNS]->(b) RETURN a.entity_id, b.entity_id") == [[ADA, CAR]]
    (again,) = run(stores, Listed([owns("o1", ADA)], "cars"))
    assert counts(again) == (0, 1, 0, 0)


def test_an_entity_that_comes_later_in_the_same_load_settles_what_dangled(stores: Stores) -> None:
    cars, register = run(stores, Listed([owns("o1", ADA)], "cars"), Listed([person(ADA, "Ada")]))
    assert counts(cars) == (1, 0, 0, 0)
    assert cars.clean
    assert register.clean


def test_an_issued_identifier_comes_into_being_when_a_link_first_names_it(stores: Stores) -> None:
    carried = Record("c1", 1, [Claim(CAR)], [Link("CARRIED_BY", PLATE, CAR)])
    (report,) = run(stores, Listed([carried]))
    assert report.clean
    assert rows_of(stores, "MATCH (p:Plate) RETURN p.entity_id, p.key") == [[PLATE, "GB:AB12CDE"]]


def test_a_newer_version_replaces_exactly_what_the_older_one_said_links_included(stores: Stores) -> None:
    run(stores, Listed([person(ADA, "Ada"), person(BOB, "Bob"), owns("o1", ADA), owns("o2", BOB, "Vehicle:reg:car2")]))
    (report,) = run(stores, Listed([owns("o1", BOB, version=2)]))
    assert counts(report) == (1, 0, 0, 0)
    owners = rows_of(stores, "MATCH (a)-[r:OWNS]->(b) RETURN a.entity_id, b.entity_id ORDER BY b.entity_id")
    assert owners == [[BOB, CAR], [BOB, "Vehicle:reg:car2"]]


def test_a_link_of_another_record_dangles_again_when_nobody_claims_its_end_any_more(stores: Stores) -> None:
    run(stores, Listed([person(ADA, "Ada"), owns("o1", ADA), refers("r1", ADA)]))
    run(stores, Listed([owns("o1", ADA, "Vehicle:reg:car2", version=2)]))
    assert rows_of(stores, "MATCH ()-[r:USES]->() RETURN r.link_id") == []
    assert rows_of(stores, "MATCH (v:Vehicle) RETURN v.entity_id") == [["Vehicle:reg:car2"]]
    run(stores, Listed([owns("o3", ADA)]))
    assert rows_of(stores, "MATCH (a)-[:USES]->(b) RETURN a.entity_id, b.entity_id") == [[ADA, CAR]]


def test_an_older_version_that_arrives_late_changes_nothing(stores: Stores) -> None:
    run(stores, Listed([person(ADA, "Ada new", 2)]))
    (late,) = run(stores, Listed([person(ADA, "Ada old", 1)]))
    assert counts(late) == (0, 1, 0, 0)
    assert rows_of(stores, "MATCH (c:Claim) RETURN c.name") == [["Ada new"]]


def test_an_older_version_is_not_taken_while_all_of_the_newer_one_waits(stores: Stores) -> None:
    car2 = "Vehicle:reg:car2"
    run(stores, Listed([person(ADA, "Ada"), owns("o1", ADA)]))
    (waits,) = run(stores, Listed([refers("r1", ADA, car2, version=2)], "cars"))
    (late,) = run(stores, Listed([refers("r1", ADA, version=1)], "cars"))
    assert (counts(waits), counts(late)) == ((0, 0, 0, 1), (0, 1, 0, 0))
    assert rows_of(stores, "MATCH ()-[r:USES]->() RETURN r.version") == []
    run(stores, Listed([owns("o2", ADA, car2)]))
    assert rows_of(stores, "MATCH ()-[r:USES]->(c) RETURN c.entity_id") == [[car2]]
    assert rows_of(stores, "MATCH (r:SilentRecord) RETURN r.record") == []


def test_a_newer_version_that_says_nothing_takes_back_what_the_older_said_for_good(stores: Stores) -> None:
    (said,) = run(stores, Listed([person(ADA, "Ada")]))
    ref = person(ADA, "Ada").ref
    (taken_back,) = run(stores, Listed([Record(ref, 2)]))
    (again,) = run(stores, Listed([Record(ref, 2)]))
    (late,) = run(stores, Listed([person(ADA, "Ada"), person(BOB, "Bob")]))
    assert [counts(report) for report in (said, taken_back)] == [(1, 0, 0, 0), (1, 0, 0, 0)]
    assert [counts(report) for report in (again, late)] == [(0, 1, 0, 0), (1, 1, 0, 0)]
    assert rows_of(stores, "MATCH (c:Claim) RETURN c.name") == [["Bob"]]


def test_two_contents_under_one_version_end_alike_in_either_order_and_the_loser_is_told(stores: Stores) -> None:
    endings = []
    for order in (("Ada", "Eva"), ("Eva", "Ada")):
        afresh(stores)
        reports = [run(stores, Listed([person(ADA, name)]))[0] for name in order]
        endings.append((content_hash(stores.graph), sum(r.counts[Status.REJECTED] for r in reports)))
    assert endings[0][0] == endings[1][0]
    assert sorted(rejected for _, rejected in endings) == [0, 1]


def test_a_mended_rule_with_a_raised_revision_replaces_what_the_earlier_rule_said(stores: Stores) -> None:
    run(stores, Listed([person(ADA, "ADA")]))
    (mended,) = run(stores, Listed([person(ADA, "Ada")], revision=1))
    assert counts(mended) == (1, 0, 0, 0)
    assert rows_of(stores, "MATCH (c:Claim) RETURN c.name") == [["Ada"]]


def test_what_a_source_of_an_unknown_visibility_class_says_is_not_loaded(stores: Stores) -> None:
    with pytest.raises(BadInput, match="no visibility class"):
        run(stores, Listed([person(ADA, "Ada")], visibility="cosmic"))
    record = replace(person(ADA, "Ada"), visibility="cosmic")
    (report,) = run(stores, Listed([record]))
    assert counts(report) == (0, 0, 1, 0)


def test_a_link_that_does_not_fit_its_ends_or_ends_before_it_begins_is_refused(stores: Stores) -> None:
    unfit = Record("x", 1, [Claim(ADA)], [Link("CARRIED_BY", ADA, CAR)])
    backwards = Record("y", 1, [Claim(ADA), Claim(CAR)], [Link("OWNS", ADA, CAR, since=2, until=1)])
    (report,) = run(stores, Listed([unfit, backwards]))
    assert {reason.code for reason in report.reasons.values()} == {"UNFIT_LINK", "ENDS_BEFORE_START"}
    assert counts(report) == (0, 0, 2, 0)


def test_hostile_text_is_stored_as_it_is_and_runs_nothing(stores: Stores) -> None:
    name = "'}) DETACH DELETE n // `\"; <script>alert(1)</script> \\u0000 $rows {{x}}"
    run(stores, Listed([person(ADA, name), person(BOB, "Bob")]))
    assert rows_of(stores, "MATCH (c:Claim) RETURN c.name ORDER BY c.name")[0] == [name]


NAMES = st.sampled_from(["Ada", "Bob", "Carl"])
ENDS = st.sampled_from([ADA, BOB, CARL])
SAID = st.one_of(
    st.builds(person, ENDS, NAMES, st.integers(1, 3)),
    st.builds(
        refers, st.sampled_from(["r1", "r2"]), ENDS, st.sampled_from([CAR, "Vehicle:reg:car2"]), st.integers(1, 3)
    ),
    st.builds(owns, st.sampled_from(["o1", "o2"]), ENDS, st.sampled_from([CAR, "Vehicle:reg:car2"]), st.integers(1, 3)),
)


@given(st.lists(SAID, max_size=8), st.randoms(use_true_random=False))
@settings(max_examples=tries(12), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_graph_is_the_same_in_whichever_order_and_batches_the_records_come(
    stores: Stores, records: list[Record], chance: random.Random
) -> None:
    afresh(stores)
    run(stores, Listed(records))
    once = content_hash(stores.graph)
    afresh(stores)
    shuffled = list(records)
    chance.shuffle(shuffled)
    cut = chance.randint(0, len(shuffled))
    run(stores, Listed(shuffled[:cut]))
    run(stores, Listed(shuffled[cut:]))
    run(stores, Listed(shuffled[:cut]))
    assert content_hash(stores.graph) == once
