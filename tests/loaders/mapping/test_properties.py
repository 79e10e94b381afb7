"""What holds for every file: each row is one record or one refused row, and a table comes back as it was written."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_model.errors import BadInput
from graph_model.records import Record
from loaders.mapping import open_mapping
from loaders.mapping.files import csv_table
from tests.loaders.mapping.mapped import PEOPLE, REGISTRY, opened, read
from tests.loaders.mapping.workbook import write_workbook
from tests.tries import tries

RELAXED = settings(max_examples=tries(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
CELLS = st.one_of(WORDS, st.sampled_from(['"', ",", "\n", "\r\n", 'a"b', " x ", "1980-03-12", ""]))
TABLES = st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=12)


def as_csv(rows: list[tuple[str, str, str]], end: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator=end).writerows([("id", "name", "born"), *rows])
    return text.getvalue().encode()


@RELAXED
@given(TABLES, st.sampled_from(["\n", "\r\n"]))
def test_each_row_of_a_table_is_one_record_or_one_refused_row(
    tmp_path: Path, rows: list[tuple[str, str, str]], end: str
) -> None:
    found = read(tmp_path, PEOPLE, as_csv(rows, end))
    assert len(found) == len(rows)
    numbers = [one.row for one in found]
    assert numbers == sorted(set(numbers))


PIECES = st.sampled_from(['"', ",", "\n", "\r", "\0", "a", "é ", "p1,Ada,1980\n", "p2,Bob,\n", 'p3,"C",1981\n'])


@RELAXED
@given(st.lists(PIECES, max_size=40))
def test_many_lines_at_once_are_the_rows_that_they_are_one_by_one(tmp_path: Path, pieces: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_table, "CHUNK_ROWS", 3)
        at_once = read(tmp_path, PEOPLE, "id,name,born\np0,Ida,\n" + "".join(pieces))
        patch.setattr(csv_table.CsvTable, "_at_once", lambda *_: None)
        assert list(opened(tmp_path, PEOPLE, (tmp_path / "rows.csv").read_bytes()).records(REGISTRY)) == at_once


@RELAXED
@given(st.lists(st.tuples(WORDS.filter(str.strip), WORDS.filter(str.strip)), min_size=1, max_size=12))
def test_a_table_comes_back_as_it_was_written_in_each_format(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    mapping = PEOPLE.replace(", born: born", "")
    (tmp_path / "mapping.yaml").write_text(mapping, encoding="utf-8")
    lines = [json.dumps({"name": name, "id": key}, ensure_ascii=False) for key, name in rows]
    (tmp_path / "rows.csv").write_bytes(as_csv([(key, name, "") for key, name in rows], "\r\n"))
    (tmp_path / "rows.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for name in ("rows.csv", "rows.jsonl"):
        (source,) = open_mapping(tmp_path / "mapping.yaml", [tmp_path / name])
        found = list(source.records(REGISTRY))
        assert len(found) == len(rows)
        for (key, given_name), one in zip(rows, found, strict=True):
            if isinstance(one, Record):
                assert one.ref == key
                assert one.claims[0].entity == f"Person:people:{key}"
                assert one.claims[0].given.get("name", one.claims[0].attributes.get("name")) == given_name
            else:
                assert one.code in ("EMPTY", "CONTROL_CHARACTER")


@RELAXED
@given(st.binary(max_size=200) | st.text('id,name,born\n\r"p1\0 ', max_size=120).map(str.encode))
def test_whatever_stands_below_a_header_each_line_belongs_to_a_row_that_is_told(tmp_path: Path, content: bytes) -> None:
    try:
        source = opened(tmp_path, PEOPLE, b"id,name,born\n" + content)
    except BadInput:
        return
    numbers = [one.row for one in source.records(REGISTRY)]
    assert numbers == sorted(set(numbers))
    lines = content.decode().replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if '"' not in content.decode():
        assert numbers == [number for number, line in enumerate(lines, 2) if line]


@RELAXED
@given(st.lists(st.tuples(WORDS, st.integers(-(10**9), 10**9) | st.floats(-1e6, 1e6) | st.booleans()), max_size=8))
def test_a_spreadsheet_gives_as_many_rows_as_have_a_cell(
    tmp_path: Path, rows: list[tuple[str, int | float | bool]]
) -> None:
    (tmp_path / "mapping.yaml").write_text(PEOPLE + "expect: {rows: {at_least: 0}}", encoding="utf-8")
    clean = [("".join(ch for ch in key if ch.isalnum()), value, None) for key, value in rows]
    path = write_workbook(tmp_path / "rows.xlsx", {"S": [("id", "name", "born"), *clean]})
    (source,) = open_mapping(tmp_path / "mapping.yaml", [path])
    assert len(list(source.records(REGISTRY))) == len(rows)
