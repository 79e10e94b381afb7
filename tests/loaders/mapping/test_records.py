"""What a row becomes: ids, claims, links, times, versions, grades, and what was given kept beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph_model.errors import BadMapping
from graph_model.grade import Grade
from graph_model.keys import LONE, record_id, row_ref
from graph_model.records import Claim, Link, Record, Rejection
from graph_model.registry import Registry, build
from loaders.mapping import open_mapping
from tests.loaders.mapping.mapped import PEOPLE, ROWS, read, record, rejection

HEAD = "source: {name: s, title: S}\n"
DAY = 86_400_000
MARCH_12 = 1_773_273_600_000  # 2026-03-12T00:00Z, when London has no summer time


def person(claims: str, more: str = "", file: str = "zone: Europe/London, country: GB") -> str:
    entity = f"entities: {{person: {{type: Person, source_key: id, claims: {{{claims}}}}}}}"
    return f"{HEAD}file: {{{file}}}\n{entity}\n{more}"


def link(text: str, file: str = "zone: Europe/London, country: GB") -> str:
    return f"""{HEAD}
file: {{{file}}}
entities:
  person: {{type: Person, source_key: id}}
  club: {{type: Organisation, source_key: club}}
links:
  - {{type: MEMBER_OF, from: person, to: club, {text}}}
"""


def only_link(found: Record) -> Link:
    (one,) = found.links
    return one


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


@pytest.mark.parametrize(
    ("key", "row", "expected"),
    [
        ("id", " p 1 ", "Person:s: p 1 "),
        ("id", "p:1|%", "Person:s:p:1|%"),
        ("[id, x]", "p,7", "Person:s:p|7"),
        ("[id, x]", "p|q,7%", "Person:s:p%7Cq|7%25"),
        ("[{constant: a}, id]", "p", "Person:s:a|p"),
        ("{constant: only}", "p", "Person:s:only"),
    ],
)
def test_a_sources_own_id_is_never_cleaned(tmp_path: Path, key: str, row: str, expected: str) -> None:
    mapping = person("name: n").replace("source_key: id", f"source_key: {key}")
    rows = "id,x,n\n" + (row if "," in row else row + ",") + ",Ada\n"
    assert record(tmp_path, mapping, rows).claims[0].entity == expected


@pytest.mark.parametrize(
    ("key", "row", "code"),
    [
        ("id", ",,Ada", "KEY_MISSING"),
        ("id", '"p\n1",,Ada', "CONTROL_CHARACTER"),
        ("id", "p\x7f,,Ada", "CONTROL_CHARACTER"),
        ("id", "p" * 501 + ",,Ada", "KEY_TOO_LONG"),
        ("[id, x]", "p,,Ada", "KEY_INCOMPLETE"),
        ("id", ",7,", "SAYS_NOTHING"),
    ],
)
def test_a_key_that_is_missing_or_could_not_be_kept_refuses_its_row(
    tmp_path: Path, key: str, row: str, code: str
) -> None:
    mapping = person("name: n").replace("source_key: id", f"source_key: {key}")
    assert rejection(tmp_path, mapping, f"id,x,n\n{row}\n").code == code


def test_a_record_without_a_key_is_known_by_its_whole_row_wherever_that_stands(tmp_path: Path) -> None:
    mapping = PEOPLE.replace("record: {key: id}\n", "")
    first = read(tmp_path, mapping, ROWS)
    again = read(tmp_path, mapping, "born,note,name,id\n,,Bob,p2\n1980-03-12, ,Ada,p1\n")
    assert isinstance(first[0], Record)
    assert first[0].ref == row_ref({"id": "p1", "name": "Ada", "born": "1980-03-12"})
    assert {one.ref for one in first if isinstance(one, Record)} == {
        one.ref for one in again if isinstance(one, Record)
    }


@pytest.mark.parametrize(
    ("version", "cell", "expected"),
    [
        ("v", "17", 17),
        ("{column: v, as: whole}", "0017", 17),
        ("{column: v, as: day}", "2026-03-12", MARCH_12),
        ("{column: v, as: instant}", "2026-03-12 00:00:01", MARCH_12 + 1000),
        ('{column: v, as: "%d.%m.%Y"}', "12.03.2026", MARCH_12),
        ('{column: v, as: "1.234,50"}', "1.000", 1000),
        ("{column: v, as: epoch_s}", "1773273600", MARCH_12),
        ("{constant: 2026-03-12, as: day}", "", MARCH_12),
        ("{column: v, default: 3}", "", 3),
    ],
)
def test_a_version_is_a_number_or_a_time(tmp_path: Path, version: str, cell: str, expected: int) -> None:
    mapping = person("name: n", f"record: {{key: id, version: {version}}}")
    assert record(tmp_path, mapping, f"id,n,v\np1,Ada,{cell}\n").version == expected


@pytest.mark.parametrize(
    ("row", "code", "field"),
    [
        ("p1,Ada,", "VERSION_MISSING", "v"),
        ("p1,Ada,1.5", "NOT_A_VERSION", "v"),
        ("p1,Ada,99999999999999999999", "NOT_A_VERSION", "v"),
        (",Ada,1", "RECORD_KEY_MISSING", "ref"),
    ],
)
def test_a_row_without_its_own_key_or_version_is_refused(tmp_path: Path, row: str, code: str, field: str) -> None:
    mapping = person("name: n", "record: {key: ref, version: v}")
    ref, name, version = row.split(",")
    found = rejection(tmp_path, mapping, f"id,ref,n,v\np1,{ref},{name},{version}\n")
    assert (found.code, found.field) == (code, field)


@pytest.mark.parametrize(
    ("text", "cells", "since", "until", "precision", "given"),
    [
        ("since: a, until: b", "2026-03-12,2026-03-14", 0, 2 * DAY, "day", {}),
        ("since: a, through: b", "2026-03-12,2026-03-14", 0, 3 * DAY, "day", {}),
        ("since: a", "2026-03-12,", 0, None, "day", {}),
        ("until: b", ",2026-03-12", None, 0, "day", {}),
        ("since: a, until: b", ",", None, None, None, {}),
        ("since: a", "2026-03-12T00:00,", 0, None, "instant", {}),
        ("since: a", "2026-03-12 00:00:01,", 1000, None, "instant", {}),
        ("since: a", "2026-03-12T01:00+01:00,", 0, None, "instant", {"since": "2026-03-12T01:00+01:00"}),
        ("since: a, until: b", "2026-03-12,2026-03-12T06:00", 0, DAY // 4, "day", {}),
        ('since: {column: a, as: "%d/%m/%Y"}', "12/03/2026,", 0, None, "day", {"since": "12/03/2026"}),
        ('since: {column: a, as: "%d %B %Y"}', "12 March 2026,", 0, None, "day", {"since": "12 March 2026"}),
        ("since: {date: a, time: b}", "2026-03-12,00:00", 0, None, "instant",
         {"since": {"date": "2026-03-12", "time": "00:00"}}),
        ("since: {date: a, time: b}", "2026-03-12,", 0, None, "day", {}),
        ("since: {column: a, zone: Asia/Tokyo}", "2026-03-12T09:00,", 0, None, "instant", {}),
        ("since: {constant: 2026-03-12}", ",", 0, None, "day", {}),
    ],
)  # fmt: skip
def test_a_link_has_the_time_that_was_given_a_day_keeps_its_precision(
    tmp_path: Path, text: str, cells: str, since: int | None, until: int | None, precision: str | None, given: object
) -> None:
    found = only_link(record(tmp_path, link(text), f"id,club,a,b\np1,c1,{cells}\n"))
    begin, end = (None if at is None else MARCH_12 + at for at in (since, until))
    assert (found.since, found.until, found.precision) == (begin, end, precision)
    zone = "Asia/Tokyo" if "Tokyo" in text else "Europe/London"
    assert found.zone == (zone if precision else None)
    assert found.given == given


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2026-03", "TOO_COARSE"),
        ("2026", "TOO_COARSE"),
        ("12/03/2026", "NOT_A_TIME"),
        ("2026-03-29T01:30", "SKIPPED_TIME"),
        ("2025-10-26T01:30", "TIME_CAME_TWICE"),
        ("2026-02-30", "NOT_A_DAY"),
        ("0206-03-12", "NOT_A_DAY"),
        ("1206-03-12", "OUT_OF_RANGE"),
    ],
)
def test_a_time_that_is_none_or_two_refuses_its_row(tmp_path: Path, cell: str, code: str) -> None:
    found = rejection(tmp_path, link("since: a"), f"id,club,a\np1,c1,{cell}\n")
    assert (found.code, found.field) == (code, "a")


def test_a_link_is_said_only_where_both_ends_are_named_and_its_condition_holds(tmp_path: Path) -> None:
    mapping = link("since: a, when: {kind: [full, 'half ']}").replace("'half '", "half")
    rows = "id,club,a,kind\np1,c1,,full\np1,c1,,half\np1,c1,soon,guest\np1,,soon,full\n,c1,soon,full\n"
    found = read(tmp_path, mapping, rows)
    assert [len(one.links) if isinstance(one, Record) else one for one in found] == [1, 1, 0, 0, 0]


def test_an_entity_is_named_only_in_rows_of_its_condition(tmp_path: Path) -> None:
    mapping = (
        HEAD
        + """
entities:
  person: {type: Person, source_key: id, claims: {name: name}, when: {kind: P, state: [live, "7"]}}
  company: {type: Organisation, source_key: id, claims: {name: name, founded: name}, when: {kind: O}}
"""
    )
    content = "".join(
        f'{{"id": {n}, "name": "{name}", "kind": "{kind}", "state": {state}}}\n'
        for n, (name, kind, state) in enumerate([("Ada", "P", 7), ("1990", "O", '"x"'), ("Bob", "P", '"dead"')])
    )
    found = read(tmp_path, mapping, content, "rows.jsonl")
    assert [one.claims[0].entity if isinstance(one, Record) else one.code for one in found] == [
        "Person:s:0", "Organisation:s:1", "SAYS_NOTHING",
    ]  # fmt: skip


CALLS = (
    HEAD
    + """
file: {country: GB, zone: UTC}
record: {key: id}
entities:
  caller: {type: PhoneNumber, issued_key: a}
  called: {type: PhoneNumber, issued_key: b}
links:
  - {type: CALLED, from: caller, to: called, at: t, attributes: {duration_s: s}}
"""
)


def test_an_issued_identifier_is_named_by_its_link_which_keeps_what_was_given(tmp_path: Path) -> None:
    found = record(tmp_path, CALLS, "id,a,b,t,s\nc1,07911 123456,+447911123457,2026-03-12,64\n")
    assert found.claims == []
    called = only_link(found)
    assert (called.start, called.end) == ("PhoneNumber:+447911123456", "PhoneNumber:+447911123457")
    assert called.given == {"start": "07911 123456"}
    assert called.attributes == {"duration_s": 64}
    assert (called.since, called.until, called.precision) == (MARCH_12, MARCH_12 + DAY, "day")


def test_an_identifier_whose_link_is_not_said_is_claimed_so_that_it_is_not_lost(tmp_path: Path) -> None:
    found = record(tmp_path, CALLS, "id,a,b,t,s\nc1,07911 123456,,,\n")
    assert found.claims == [Claim("PhoneNumber:+447911123456", {}, {"key": "07911 123456"})]


def test_an_identifier_with_claims_keeps_what_was_given_on_its_claim(tmp_path: Path) -> None:
    mapping = HEAD + "entities: {account: {type: BankAccount, issued_key: {bank: b, number: n}}}\n"
    found = record(tmp_path, mapping, "b,n\nfirst bank,10 20\n")
    (claim,) = found.claims
    assert claim.entity == "BankAccount:FIRST BANK:1020"
    assert claim.given == {"key": {"bank": "first bank", "number": "10 20"}}


def test_what_says_nothing_about_who_is_who_is_one_thing_for_each_record_and_part(tmp_path: Path) -> None:
    rows = "id,a,b,t,s\nc1,withheld,Anonymous,2026-03-12,\nc2,withheld,+447911123456,2026-03-12,\n"
    one, two = read(tmp_path, CALLS, rows)
    assert isinstance(one, Record)
    assert isinstance(two, Record)
    first, second = only_link(one), only_link(two)
    assert first.start == f"PhoneNumber:withheld{LONE}{record_id('s', 'c1')}:caller"
    assert len({first.start, first.end, second.start}) == 3
    assert first.given == {"end": "Anonymous"}
    assert read(tmp_path, CALLS, rows) == [one, two]


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


def test_an_entity_of_another_source_is_only_referred_to_unless_something_is_said_of_it(tmp_path: Path) -> None:
    mapping = link("since: a").replace("source_key: club", "source_key: club, source: clubs")
    found = record(tmp_path, mapping, "id,club,a\np1,c1,\n")
    assert [claim.entity for claim in found.claims] == ["Person:s:p1"]
    assert only_link(found).end == "Organisation:clubs:c1"
    said = mapping.replace("source: clubs", "source: clubs, claims: {name: n}")
    found = record(tmp_path, said, "id,club,a,n\np1,c1,,Rowers\n")
    assert [claim.entity for claim in found.claims] == ["Person:s:p1", "Organisation:clubs:c1"]


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
