"""By what a row and the things in it are known: keys, versions, and identifiers that somebody issued."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_model.keys import LONE, record_id, row_ref
from graph_model.records import Claim, Record
from tests.loaders.mapping.mapped import (
    DAY,
    HEAD,
    MARCH_12,
    PEOPLE,
    ROWS,
    only_link,
    person,
    read,
    record,
    rejection,
)


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
