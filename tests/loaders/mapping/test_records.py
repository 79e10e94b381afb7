"""What a row becomes: claims, grades, visibility, and what was given kept beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph_model.errors import BadMapping
from graph_model.grade import Grade
from graph_model.records import Claim, Record, Rejection
from graph_model.registry import Registry, build
from loaders.mapping import open_mapping
from tests.loaders.mapping.mapped import HEAD, MARCH_12, PEOPLE, ROWS, person, read, record, rejection


def test_a_row_becomes_claims_about_entities_known_by_the_sources_own_ids(tmp_path: Path) -> None:
    ada, bob = read(tmp_path, PEOPLE, ROWS)
    assert ada == Record("p1", 0, [Claim("Person:people:p1", {"name": "Ada", "born": "1980-03-12"})], row=2)
    assert bob == Record("p2", 0, [Claim("Person:people:p2", {"name": "Bob"})], row=3)


@pytest.mark.parametrize(
    ("claims", "cell", "values", "given"),
    [
        ("name: x", " Ada  Byron ", {"name": "Ada Byron"}, {"name": " Ada  Byron "}),
        ("name: x", "Ada", {"name": "Ada"}, {}),
        ('born: {column: x, as: "%d/%m/%Y"}', "07/06/1987", {"born": "1987-06-07"}, {"born": "07/06/1987"}),
        ("height_cm: x", "183", {"height_cm": 183}, {}),
        ('height_cm: {column: x, as: "1.234,50"}', "1.083", {"height_cm": 1083}, {"height_cm": "1.083"}),
        ("sex: {column: x, values: {F: female, M: male}}", " F ", {"sex": "female"}, {"sex": "F"}),
        ("sex: {column: x, default: unknown}", "  ", {"sex": "unknown"}, {}),
        ("sex: {column: x, values: {F: female}, default: unknown}", "", {"sex": "unknown"}, {}),
        ("sex: {constant: female}", "anything", {"sex": "female"}, {}),
        ("name: x", "", {}, {}),
        ("name: x", "n/a", {}, {}),
    ],
)
def test_a_value_is_cleaned_and_what_was_given_stays_beside_it_where_they_differ(
    tmp_path: Path, claims: str, cell: str, values: dict[str, Any], given: dict[str, Any]
) -> None:
    mapping = person(claims, file="zone: Europe/London, empty: [n/a]")
    (claim,) = record(tmp_path, mapping, f'id,x\np1,"{cell}"\n').claims
    assert (claim.attributes, claim.given) == (values, given)


@pytest.mark.parametrize(
    ("claims", "cell", "code"),
    [
        ("born: x", "07/06/1987", "NOT_A_DAY"),
        ("height_cm: x", "tall", "NOT_A_NUMBER"),
        ("sex: {column: x, values: {F: female}}", "X", "UNKNOWN_CODE"),
        ("name: x", "y" * 10_001, "TOO_LONG"),
    ],
)
def test_a_value_that_cannot_be_cleaned_refuses_its_row_and_names_its_column(
    tmp_path: Path, claims: str, cell: str, code: str
) -> None:
    found = rejection(tmp_path, person(claims), f"id,x\np1,{cell}\n")
    assert (found.row, found.code, found.field) == (2, code, "x")
    assert found.raw["id"] == "p1"
    assert len(str(found.raw)) < 2200


def test_a_refused_value_is_refused_in_every_row_that_holds_it(tmp_path: Path) -> None:
    found = read(tmp_path, person("born: x"), "id,x\np1,soon\np2,1980\np3,soon\n")
    assert [type(one) for one in found] == [Rejection, Record, Rejection]


def test_two_names_that_turn_out_to_be_one_thing_make_one_claim(tmp_path: Path) -> None:
    mapping = (
        HEAD
        + """
entities:
  sender: {type: Person, source_key: a, claims: {name: an, sex: {constant: F}}}
  receiver: {type: Person, source_key: b, claims: {name: bn, occupation: {constant: clerk}}}
links:
  - {type: KNOWS, from: sender, to: receiver}
  - {type: KNOWS, from: receiver, to: sender}
"""
    )
    same, other, two, half = read(tmp_path, mapping, "a,an,b,bn\n1,Ada,1,Ada\n1,Ada,1,Eva\n1,Ada,2,Eva\n1,,1,Ada\n")
    assert isinstance(same, Record)
    assert same.claims == [Claim("Person:s:1", {"name": "Ada", "sex": "F", "occupation": "clerk"})]
    assert [one.nth for one in same.links] == ["", "2"]
    assert isinstance(other, Rejection)
    assert (other.code, other.field) == ("CONTRADICTION", "name")
    assert isinstance(two, Record)
    assert len(two.claims) == 2
    assert isinstance(half, Record)
    assert half.claims[0].attributes["name"] == "Ada"


def test_grade_and_visibility_hold_for_the_source_or_come_from_columns(tmp_path: Path) -> None:
    source = "source: {name: s, title: S, %s}\n" + person("name: n").partition("\n")[2]
    fixed = open_of(tmp_path, source % "grade: B3, visibility: secret")
    assert (fixed[0], fixed[1], fixed[2]) == (Grade(2, 3), "secret", [(None, None), (None, None)])
    columns = "grade: {column: g, default: C3}, visibility: {column: v, default: restricted}"
    mixed = open_of(tmp_path, source % columns)
    assert mixed == (Grade(3, 3), "restricted", [(Grade(1, 1), "open"), (Grade(3, 3), "restricted")])
    ungraded = open_of(tmp_path, source % "grade: {column: g}")
    assert ungraded == (Grade(), "open", [(Grade(1, 1), None), (None, None)])
    assert rejection(tmp_path, source % "grade: {column: g}", "id,n,g\np1,Ada,Z9\n").code == "BAD_GRADE"


def open_of(folder: Path, mapping: str) -> tuple[Grade, str, list[tuple[Grade | None, str | None]]]:
    """Grade and visibility of the source, then of each record."""
    (folder / "m.yaml").write_text(mapping, encoding="utf-8")
    (folder / "m.csv").write_text("id,n,g,v\np1,Ada,A1,open\np2,Bob,,\n", encoding="utf-8")
    (opened,) = open_mapping(folder / "m.yaml", [folder / "m.csv"])
    rows = [(one.grade, one.visibility) for one in opened.records(build()) if isinstance(one, Record)]
    return opened.source.grade, opened.source.visibility, rows


def test_when_a_source_saw_something_is_kept(tmp_path: Path) -> None:
    mapping = person("name: n", "record: {observed_at: seen}")
    assert record(tmp_path, mapping, "id,n,seen\np1,Ada,2026-03-12T00:00\n").observed_at == MARCH_12


def test_columns_that_nothing_reads_are_listed_with_their_reasons(tmp_path: Path) -> None:
    mapping = PEOPLE + "unused: {tax: not evidence}"
    (tmp_path / "m.yaml").write_text(mapping, encoding="utf-8")
    (tmp_path / "m.csv").write_text("id,name,born,tax,note\np1,Ada,,1,x\n", encoding="utf-8")
    (source,) = open_mapping(tmp_path / "m.yaml", [tmp_path / "m.csv"])
    assert source.unused() == {"tax": "not evidence", "note": ""}
    assert source.files() == (tmp_path / "m.csv",)


def test_a_mapping_must_fit_the_registry_that_it_is_loaded_with(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "m.csv").write_text(ROWS, encoding="utf-8")
    (source,) = open_mapping(tmp_path / "m.yaml", [tmp_path / "m.csv"])
    with pytest.raises(BadMapping, match="no entity type 'Person'"):
        next(source.records(Registry({}, {})))


def test_hostile_text_comes_through_as_text(tmp_path: Path) -> None:
    hostile = "'}) DETACH DELETE n // <script>alert(1)</script> =cmd|' /C calc'!A0 {{x}} %s"
    found = record(tmp_path, person("name: n"), f'id,n\n"{hostile}","{hostile}"\n')
    assert found.claims == [Claim(f"Person:s:{hostile}", {"name": hostile})]
