"""Which things and links a row names, and when a link held."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_model.records import Record
from tests.loaders.mapping.mapped import DAY, HEAD, MARCH_12, only_link, read, record, rejection


def link(text: str, file: str = "zone: Europe/London, country: GB") -> str:
    return f"""{HEAD}
file: {{{file}}}
entities:
  person: {{type: Person, source_key: id}}
  club: {{type: Organisation, source_key: club}}
links:
  - {{type: MEMBER_OF, from: person, to: club, {text}}}
"""


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


def test_an_entity_of_another_source_is_only_referred_to_unless_something_is_said_of_it(tmp_path: Path) -> None:
    mapping = link("since: a").replace("source_key: club", "source_key: club, source: clubs")
    found = record(tmp_path, mapping, "id,club,a\np1,c1,\n")
    assert [claim.entity for claim in found.claims] == ["Person:s:p1"]
    assert only_link(found).end == "Organisation:clubs:c1"
    said = mapping.replace("source: clubs", "source: clubs, claims: {name: n}")
    found = record(tmp_path, said, "id,club,a,n\np1,c1,,Rowers\n")
    assert [claim.entity for claim in found.claims] == ["Person:s:p1", "Organisation:clubs:c1"]
