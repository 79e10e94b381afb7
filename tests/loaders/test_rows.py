"""Files that a built-in source reads: rows as they came, and a clear message before the first where a file is bad."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_model.errors import BadInput
from graph_model.records import Rejection
from loaders import rows as module
from loaders.rows import csv_rows, file_bytes, json_rows

COLUMNS = ("id", "name")


def test_a_line_break_inside_quotation_marks_is_part_of_the_field() -> None:
    content = b'\xef\xbb\xbfid,name\r\n1,"Ada\nByron"\r\n\r\n2,\r\n'
    assert csv_rows(content, "x.csv", COLUMNS) == [{"id": "1", "name": "Ada\nByron"}, {"id": "2", "name": ""}]


def test_a_line_of_another_length_is_a_rejection_at_its_place() -> None:
    found = csv_rows(b"id,name\n1,Ada\n2\n3,a,b\n", "x.csv", COLUMNS)
    assert [row.row if isinstance(row, Rejection) else row["id"] for row in found] == ["1", 2, 3]
    assert isinstance(found[1], Rejection)
    assert (found[1].code, found[1].raw) == ("BROKEN_LINE", ["2"])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"id,names\n1,Ada\n", "header differs.*Expected: id, name"),
        (b"name,id\n", "header differs"),
        (b"id,name\n1,Ada\n2,M\xfcller\n", "not written in UTF-8.*line 3"),
        (b'id,name\n1,"Ada"x\n', "CSV is broken.*line 2"),
        (b'id,name\n1,"Ada\n', "CSV is broken"),
        (b"id,name\n1," + b"x" * 200_000 + b"\n", "CSV is broken: field larger"),
    ],
    ids=["empty", "blank", "other column", "other order", "latin-1", "quotation", "open quotation", "long line"],
)
def test_a_bad_file_is_told_with_its_place(content: bytes, message: str) -> None:
    with pytest.raises(BadInput, match=rf"(?s)(?i){message}") as caught:
        csv_rows(content, "x.csv", COLUMNS)
    assert "x.csv" in caught.value.where


def test_json_lines_give_numbers_as_text_and_refuse_what_is_no_such_object() -> None:
    lines = [b'{"id": 1, "name": "Ada"}', b'{"id": 2}', b"[1]", b'{"id": 3, "name": null}', b"{", b""]
    found = json_rows(b"\n".join(lines), "x.jsonl", COLUMNS)
    assert found[0] == {"id": "1", "name": "Ada"}
    assert [(row.row, row.code) for row in found[1:] if isinstance(row, Rejection)] == [
        (number, "BROKEN_LINE") for number in (2, 3, 4, 5)
    ]
    with pytest.raises(BadInput, match="No line fits"):
        json_rows(b"[]\n{}\n", "x.jsonl", COLUMNS)


def test_a_file_that_is_missing_or_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        file_bytes(tmp_path / "none.csv")
    (tmp_path / "large.csv").write_bytes(b"12345")
    monkeypatch.setattr(module, "LARGEST", 4)
    with pytest.raises(BadInput, match="5 bytes"):
        file_bytes(tmp_path / "large.csv")
