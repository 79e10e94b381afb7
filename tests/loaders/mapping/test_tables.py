"""Spreadsheets and Parquet: typed cells, the sheet, and files that would fill the memory."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from graph_model.errors import BadInput
from graph_model.records import Record
from loaders.mapping import open_mapping
from loaders.mapping.files import xlsx
from loaders.mapping.files.opening import open_table
from loaders.mapping.files.table import Cell, Table
from loaders.mapping.schema import FileSection, RowsSection
from tests.loaders.mapping.mapped import PEOPLE, REGISTRY
from tests.loaders.mapping.workbook import sheet_xml, write_parts, write_workbook

HEADER: list[object] = ["id", "name", "born"]


def table(path: Path, **section: Any) -> Table:
    return open_table(path, FileSection(**section), RowsSection(at_least=1))


def rows(opened: Table) -> list[tuple[int, dict[str, Cell]]]:
    return [(n, chunk.row(i)) for chunk in opened.chunks() for i, n in enumerate(chunk.numbers)]


def test_typed_cells_of_a_spreadsheet_become_records(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(PEOPLE, encoding="utf-8")
    path = write_workbook(tmp_path / "rows.xlsx", {"Sheet": [HEADER, [17, "Ada", date(1980, 3, 12)], ["x", 7.5, None]]})
    (source,) = open_mapping(tmp_path / "m.yaml", [path])
    ada, x = source.records(REGISTRY)
    assert isinstance(ada, Record)
    assert isinstance(x, Record)
    assert (ada.ref, ada.row, ada.claims[0].entity) == ("17", 2, "Person:people:17")
    assert (ada.claims[0].attributes, ada.claims[0].given) == ({"name": "Ada", "born": "1980-03-12"}, {})
    assert x.claims[0].attributes == {"name": "7.5"}


def test_rows_are_numbered_as_in_the_spreadsheet_and_empty_rows_are_none(tmp_path: Path) -> None:
    content: list[list[object]] = [["A title"], [], HEADER, [], ["p1", "Ada"], [None, " "], ["p2", "Bob"]]
    path = write_workbook(tmp_path / "rows.xlsx", {"Sheet": content})
    assert rows(table(path, skip=2)) == [(5, {"id": "p1", "name": "Ada"}), (7, {"id": "p2", "name": "Bob"})]


def test_a_sheet_that_begins_further_down_and_to_the_right_keeps_its_numbers(tmp_path: Path) -> None:
    xml = sheet_xml('<row r="3"><c r="C3" t="str"><v>id</v></c></row><row r="4"><c r="C4"><v>5</v></c></row>')
    assert rows(table(write_parts(tmp_path / "rows.xlsx", {"S": xml}))) == [(4, {"id": 5.0})]


def test_a_midnight_in_a_column_of_times_stays_a_time(tmp_path: Path) -> None:
    times = [datetime(2026, 3, 12, 0, 0), datetime(2026, 3, 12, 0, 10)]  # noqa: DTZ001
    content: list[list[object]] = [["at", "day", "clock"], *([at, date(2026, 3, 12), time(23, 5)] for at in times)]
    found = rows(table(write_workbook(tmp_path / "rows.xlsx", {"S": content})))
    assert [row["at"] for _, row in found] == times
    assert found[0][1]["day"] == date(2026, 3, 12)
    assert found[0][1]["clock"] == "23:05:00"


def test_of_several_sheets_one_is_named(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "rows.xlsx", {"One": [HEADER, ["p1"]], "Two": [HEADER, ["p2"]]})
    assert rows(table(path, sheet="Two")) == [(2, {"id": "p2"})]
    for section, told in (({}, "several sheets.*'One', 'Two'"), ({"sheet": "Three"}, "no sheet 'Three'")):
        with pytest.raises(BadInput, match=told):
            table(path, **section)


def test_a_spreadsheet_without_a_header_has_the_columns_of_the_mapping(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "rows.xlsx", {"S": [["p1", "Ada"], ["p2", "Bob"]]})
    assert rows(table(path, header=False, columns=("id", "name")))[0] == (1, {"id": "p1", "name": "Ada"})
    with pytest.raises(BadInput, match="has 2 columns"):
        table(path, header=False, columns=("id",))
    with pytest.raises(BadInput, match="'born' is missing"):
        table(path, columns=("p1", "Ada", "born"))


def test_a_spreadsheet_without_cells_or_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="sheet is empty"):
        table(write_workbook(tmp_path / "empty.xlsx", {"S": []}))
    with pytest.raises(BadInput, match="no rows"):
        table(write_workbook(tmp_path / "header.xlsx", {"S": [HEADER]}))


def test_one_cell_in_the_last_corner_does_not_fill_the_memory(tmp_path: Path) -> None:
    xml = sheet_xml(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c s="1" r=\'XFD1048576\'><v>1</v></c></row>'
    )
    with pytest.raises(BadInput, match=r"too large.*save it as CSV"):
        table(write_parts(tmp_path / "corner.xlsx", {"S": xml}))


def test_a_spreadsheet_that_unpacks_to_gigabytes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_BYTES", 4 * 2**20)
    path = write_parts(tmp_path / "bomb.xlsx", {"S": sheet_xml(" " * (5 * 2**20))})
    assert path.stat().st_size < 20_000
    with pytest.raises(BadInput, match="too large"):
        table(path)


@pytest.mark.parametrize("keep", [200, 0.5, 0.9])
def test_a_spreadsheet_that_was_cut_is_refused(tmp_path: Path, keep: float) -> None:
    path = write_workbook(tmp_path / "rows.xlsx", {"S": [HEADER, ["p1", "Ada"]]})
    content = path.read_bytes()
    path.write_bytes(content[: int(keep if keep > 1 else keep * len(content))])
    with pytest.raises(BadInput, match="cannot be read"):
        table(path)


def test_broken_xml_in_a_spreadsheet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        table(write_parts(tmp_path / "rows.xlsx", {"S": "<worksheet><sheetData><row r='1'><c r='A1'><v>1</row>"}))


def test_columns_of_all_types_of_parquet_become_cells(tmp_path: Path) -> None:
    at = datetime(2026, 3, 12, 0, 10, tzinfo=UTC)
    columns = {
        "text": ["a", None],
        "whole": [2**60, 1],
        "flag": [True, None],
        "number": [1.5, float("nan")],
        "money": pa.array([Decimal("1.10"), None], pa.decimal128(10, 2)),
        "day": [date(2026, 3, 12), None],
        "nano": pa.array([1_773_274_200_123_456_789, None], pa.timestamp("ns", "UTC")),
        "list": [["x", 1.0] and ["x", "y"], []],
        "bytes": [b"caf\xc3\xa9", b"\xff"],
        "who": [{"id": 7, "name": {"first": "Ada"}}, {"id": 8, "name": None}],
        "code": pa.array(["k", "k"]).dictionary_encode(),
    }
    pq.write_table(pa.table(columns), tmp_path / "rows.parquet")
    opened = table(tmp_path / "rows.parquet")
    (one, first), (two, second) = rows(opened)
    assert (one, two) == (1, 2)
    assert first.pop("nano") == at.replace(microsecond=123456)
    assert first == {
        "text": "a", "whole": 2**60, "flag": "true", "number": 1.5, "money": "1.10", "day": date(2026, 3, 12),
        "list": ("x", "y"), "bytes": "café", "who.id": 7, "who.name.first": "Ada", "code": "k",
    }  # fmt: skip
    assert second == {"whole": 1, "list": (), "bytes": "\\xff", "who.id": 8, "code": "k"}


def test_parquet_is_read_to_its_end_before_its_first_row(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    pq.write_table(
        pa.table({"id": [f"p{n}" for n in range(50_000)]}), path, row_group_size=10_000, use_dictionary=False
    )
    content = bytearray(path.read_bytes())
    middle = len(content) * 3 // 4
    content[middle : middle + 2000] = b"\xff" * 2000
    path.write_bytes(content)
    with pytest.raises(BadInput, match="Parquet file cannot be read"):
        table(path)


def test_text_of_parquet_that_is_no_utf8_and_a_table_without_rows_are_refused(tmp_path: Path) -> None:
    broken = pa.Array.from_buffers(pa.string(), 1, [None, pa.py_buffer(b"\0\0\0\0\x01\0\0\0"), pa.py_buffer(b"\xff")])
    pq.write_table(pa.table({"id": broken}), tmp_path / "broken.parquet")
    with pytest.raises(BadInput, match="UTF8"):
        table(tmp_path / "broken.parquet")
    pq.write_table(pa.table({"id": pa.array([], pa.string())}), tmp_path / "empty.parquet")
    with pytest.raises(BadInput, match="no rows"):
        table(tmp_path / "empty.parquet")
    pq.write_table(pa.table({"id": [1]}), tmp_path / "other.parquet")
    with pytest.raises(BadInput, match="'name' is missing"):
        table(tmp_path / "other.parquet", columns=("id", "name"))
