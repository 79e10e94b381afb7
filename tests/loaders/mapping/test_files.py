"""Files that are not what they should be: a clear message before the first row, or one refused row."""

from __future__ import annotations

import gzip
import os
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_model.errors import BadInput
from graph_model.records import Record, Rejection
from loaders.mapping import cleaning, open_mapping
from loaders.mapping.files.table import CHUNK_ROWS
from tests.loaders.mapping.mapped import PEOPLE, REGISTRY, ROWS, opened, read

PERSON = '{"id": "p1", "name": "Ada", "born": "1980"}\n'


def names(found: list[Record | Rejection]) -> list[object]:
    """Name of the person of each record, code of each refused row."""
    return [one.code if isinstance(one, Rejection) else one.claims[0].attributes.get("name") for one in found]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("rows.csv", b"", "empty"),
        ("rows.csv", b"  \n\r\n  ", "empty"),
        ("rows.csv", b"id,name,born\n", "no rows"),
        ("rows.csv", b"id,name,born\n\n\n", "no rows"),
        ("rows.csv", b"id,name,id\np1,Ada,p1\n", "names 'id' twice"),
        ("rows.csv", b'id,"name,born\np1,Ada,\n', "header cannot be read"),
        (
            "rows.csv",
            b"id,name,born\np1,Jos\xe9,1980\n",
            "not written in utf-8: byte 0xE9 in about line 2.*windows-1252",
        ),
        ("rows.csv", b"id,name,born\n" + b"p,n,1980\n" * 200_000 + b"p1,\xff,1980\n", "byte 0xFF in about line 200002"),
        ("rows.csv", b"id,name,born\np1," + b"x" * (100 * 2**20), "Line 2 has more than 8388608 characters"),
        ("rows.csv", "id,name,born\np1,Ada,1980\n".encode("utf-16-le"), "no text, or UTF-16 without"),
        ("rows.csv", ",".join(map(str, range(3000))).encode() + b"\n1\n", "more than 2000 columns"),
        ("rows.jsonl", b"", "empty"),
        ("rows.jsonl", b"[1, 2]\n", "No line is a JSON object"),
        ("rows.jsonl", b'[{"id": 1},\n{"id": 2}]\n', "No line is a JSON object"),
        ("rows.jsonl", b'{"id": "\xe9"}\n', "not written in utf-8"),
        ("rows.jsonl", b'{"id": "' + b"x" * (100 * 2**20) + b'"}', "more than 8388608 characters"),
        ("rows.jsonl", b"".join(b'{"k%d": 1}\n' % n for n in range(3000)), "more than 2000 columns"),
        ("rows.parquet", b"PAR1 is not enough", "Parquet file cannot be read"),
        ("rows.xlsx", b"PK\x03\x04 is not enough", "spreadsheet cannot be read"),
        ("rows.doc", b"x", "does not tell its format"),
        ("rows.csv.gz", gzip.compress(ROWS.encode(), mtime=0)[:-10], "cannot be read"),
        ("rows.csv.gz", b"\x1f\x8b not packed", "cannot be read"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "content",
)
def test_a_file_that_cannot_be_used_as_a_whole_is_refused_before_the_first_row(
    tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    with pytest.raises(BadInput, match=told) as caught:
        opened(tmp_path, PEOPLE, content, name)
    assert str(tmp_path / name) in str(caught.value)


def test_a_gzip_that_unpacks_to_one_endless_line_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="more than 8388608 characters"):
        opened(tmp_path, PEOPLE, gzip.compress(b"a" * (50 * 2**20)), "rows.csv.gz")


def test_what_is_absent_no_file_or_not_readable_is_told(tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text(PEOPLE, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.csv")
    for path, told in (
        ("absent.csv", "No such file"),
        (".", "no file that can be read twice"),
        ("pipe.csv", "regular"),
    ):
        with pytest.raises(BadInput, match=told):
            open_mapping(mapping, [tmp_path / path])
    with pytest.raises(BadInput, match="No file is named"):
        open_mapping(mapping, [])


def test_a_file_that_is_changed_after_it_was_checked_gives_no_row(tmp_path: Path) -> None:
    source = opened(tmp_path, PEOPLE, ROWS)
    (tmp_path / "rows.csv").write_bytes(ROWS.encode() + b"p3,\xff,\n")
    with pytest.raises(BadInput, match="changed while it was checked"):
        next(source.records(REGISTRY))


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("{at_least: 3}", "has 2 rows.*at least 3"),
        ("{at_most: 1}", "more than 1 rows"),
        ("{at_least: 2, at_most: 2}", None),
        ("{at_least: 0}", None),
    ],
)
def test_a_file_with_fewer_or_more_rows_than_expected_is_refused(tmp_path: Path, rows: str, told: str | None) -> None:
    mapping = PEOPLE + f"expect: {{rows: {rows}}}"
    if told is None:
        assert len(read(tmp_path, mapping, ROWS)) == 2
    else:
        with pytest.raises(BadInput, match=told):
            opened(tmp_path, mapping, ROWS)


def test_a_file_without_rows_is_accepted_only_where_that_is_expected(tmp_path: Path) -> None:
    assert read(tmp_path, PEOPLE + "expect: {rows: {at_least: 0}}", "id,name,born\n") == []


def test_a_header_that_differs_from_the_columns_of_the_mapping_is_refused(tmp_path: Path) -> None:
    mapping = PEOPLE.replace("country: GB", "country: GB, columns: [id, name, born]")
    assert len(read(tmp_path, mapping, ROWS)) == 2
    for header, told in (
        ("id,name,dob", "'born' is missing; 'dob' is new"),
        ("id,born,name", "the order is another"),
        ("id,name,born,sex", "'sex' is new"),
    ):
        with pytest.raises(BadInput, match=told):
            opened(tmp_path, mapping, ROWS.replace("id,name,born", header))


def test_a_further_file_must_have_the_columns_that_the_mapping_reads(tmp_path: Path) -> None:
    opened(tmp_path, PEOPLE, ROWS, "one.csv")
    (tmp_path / "two.csv").write_text("sex,born,id,name\nF,1980,p9,Eva\n", encoding="utf-8")
    (tmp_path / "three.csv").write_text("id,name\np9,Eva\n", encoding="utf-8")
    mapping = tmp_path / "mapping.yaml"
    one, two = open_mapping(mapping, [tmp_path / "one.csv", tmp_path / "two.csv"])
    assert names([*one.records(REGISTRY), *two.records(REGISTRY)]) == ["Ada", "Bob", "Eva"]
    assert (one.unused(), two.unused()) == ({}, {"sex": ""})
    with pytest.raises(BadInput, match=r"differs from that of one\.csv: 'born' is missing"):
        open_mapping(mapping, [tmp_path / "one.csv", tmp_path / "three.csv"])


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", None), ("utf-8-sig", None), ("utf-16", None), ("utf-32", None), ("utf-8-sig", "utf-8"),
        ("utf-16-le", "utf-16-le"), ("utf-16", "utf-16-le"), ("cp1252", "windows-1252"), ("cp1252", "cp1252"),
        ("latin-1", "ISO-8859-1"),
    ],
)  # fmt: skip
def test_encodings_are_guessed_by_their_mark_and_else_declared(
    tmp_path: Path, encoding: str, declared: str | None
) -> None:
    mapping = PEOPLE.replace("country: GB", f"country: GB, encoding: {declared}") if declared else PEOPLE
    assert names(read(tmp_path, mapping, "id,name,born\np1,José,1980\n".encode(encoding))) == ["José"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", ["rows.csv", "rows.csv.gz"])
def test_line_ends_of_all_systems_and_gzip_are_read(tmp_path: Path, end: str, name: str) -> None:
    content = ROWS.replace("\n", end).encode()
    found = read(tmp_path, PEOPLE, gzip.compress(content) if name.endswith("gz") else content, name)
    assert names(found) == ["Ada", "Bob"]
    assert [one.row for one in found] == [2, 3]


def test_a_broken_row_is_refused_alone_with_the_number_that_one_sees_in_the_file(tmp_path: Path) -> None:
    content = (
        "id,name,born\n"
        "p1,Ada,1980\n"
        "p2,Bob\n"  # ragged
        "\n"
        "p3,Carl,1981,more\n"  # ragged
        'p4,"Da"vid",1982\n'  # broken quote
        'p5,"Eva\nMaria",1983\n'  # two lines in one cell
        'p6,"Fred,1984\n'  # a quote that is never closed
        "p7,Gus,1985\n"
        ",,\n"
        "p8,N\0ul,1986\n"
        "p9,Ida,1987"
    )
    found = read(tmp_path, PEOPLE, content)
    assert list(zip([one.row for one in found], names(found), strict=True)) == [
        (2, "Ada"),
        (3, "BROKEN_LINE"),
        (5, "BROKEN_LINE"),
        (6, "BROKEN_LINE"),
        (7, "Eva Maria"),
        (9, "BROKEN_LINE"),
        (10, "Gus"),
        (11, "EMPTY_ROW"),
        (12, "NUL_CHARACTER"),
        (13, "Ida"),
    ]
    broken = found[5]
    assert isinstance(broken, Rejection)
    assert broken.raw == 'p6,"Fred,1984'
    assert "a quote is not closed" in broken.reason


def test_a_stray_quote_early_in_a_long_file_costs_one_row(tmp_path: Path) -> None:
    rows = [f"p{n},Name {n},1980" for n in range(3 * CHUNK_ROWS)]
    rows[5] = 'p5,"Name 5,1980'
    found = names(read(tmp_path, PEOPLE, "\n".join(["id,name,born", *rows])))
    assert found.count("BROKEN_LINE") == 1
    assert found[5] == "BROKEN_LINE"
    assert len(found) == 3 * CHUNK_ROWS


def test_a_cell_too_long_for_the_reader_is_one_refused_row(tmp_path: Path) -> None:
    found = read(tmp_path, PEOPLE, f"id,name,born\np1,{'x' * 200_000},1980\np2,Bob,\n")
    assert names(found) == ["BROKEN_LINE", "Bob"]
    assert len(str(found[0].raw)) < 3000  # type: ignore[union-attr]


def test_a_column_without_a_name_is_called_by_its_number(tmp_path: Path) -> None:
    assert opened(tmp_path, PEOPLE, "id, name ,born,,x\np1,Ada,1980,,\n").unused() == {"column 4": "", "x": ""}


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("delimiter: ;", "id;name;born\np1;Ada;1980\n"),
        ("delimiter: '|', quote: \"'\"", "id|name|born\np1|'Ada'|1980\n"),
        ("quote: none", 'id,name,born\np1,Ada,"1980\n'),
        ("skip: 2", "Extract\n,,,,\nid,name,born\np1,Ada,1980\n"),
        ("header: no, columns: [id, name, born]", "p1,Ada,1980\n"),
    ],
)
def test_the_manner_of_a_csv_file_is_declared(tmp_path: Path, file: str, content: str) -> None:
    mapping = PEOPLE.replace("country: GB", "country: GB, " + file).replace(", born: born", "")
    found = read(tmp_path, mapping, content)
    assert names(found) == ["Ada"]
    assert found[0].row == content.count("\n")


def test_a_tsv_file_has_tabs(tmp_path: Path) -> None:
    assert names(read(tmp_path, PEOPLE, ROWS.replace(",", "\t"), "rows.tsv")) == ["Ada", "Bob"]


def test_json_lines_that_are_broken_are_refused_alone(tmp_path: Path) -> None:
    content = (
        PERSON
        + '\n{"id": \n[1]\n{}\n'
        + '{"id": "p2", "a.b": 1, "a": {"b": 2}}\n{"id": "p3", "x": "\\ud800"}\n'
        + PERSON
    )
    found = read(tmp_path, PEOPLE, content, "rows.jsonl")
    assert list(zip([one.row for one in found], names(found), strict=True)) == [
        (1, "Ada"), (3, "BROKEN_LINE"), (4, "BROKEN_LINE"), (5, "EMPTY_ROW"), (6, "BROKEN_LINE"), (7, "BROKEN_LINE"),
        (8, "Ada"),
    ]  # fmt: skip


def test_keys_of_nested_objects_are_dotted_and_a_declared_key_may_be_absent_everywhere(tmp_path: Path) -> None:
    mapping = PEOPLE.replace("country: GB", "country: GB, columns: [who.id, who.name, who.born]")
    for key in ("id", "name", "born"):
        mapping = mapping.replace(f": {key}", f": who.{key}").replace(f"who.{key}:", f"{key}:")
    content = '\ufeff{"who": {"id": 17, "name": "Ada"}}\n{"who": {"name": "Bob", "id": 18}}\n'
    found = read(tmp_path, mapping, content, "rows.jsonl")
    assert [one.claims[0].entity for one in found if isinstance(one, Record)] == [
        "Person:people:17",
        "Person:people:18",
    ]
    with pytest.raises(BadInput, match="'age' is new"):
        opened(tmp_path, mapping, '{"who": {"id": 1}, "age": 3}\n', "rows.jsonl")


def test_deeply_nested_json_stays_text(tmp_path: Path) -> None:
    deep, deeper = ('{"a":' * depth + "1" + "}" * depth for depth in (100, 500))
    content = PERSON + "".join(f'{{"id": "p2", "name": {name}, "born": [[1]]}}\n' for name in (deep, deeper))
    found = read(tmp_path, PEOPLE, content, "rows.jsonl")
    assert names(found) == ["Ada", "NOT_A_DAY", "BROKEN_LINE"]


def test_memory_stays_bounded_however_long_the_file_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaning, "MOST_REMEMBERED", 2 * CHUNK_ROWS)
    rows = (f"p{n},Name {n},1980-01-01\n" for n in range(16 * CHUNK_ROWS))
    found = opened(tmp_path, PEOPLE, "id,name,born\n" + "".join(rows)).records(REGISTRY)
    early, late = (most_memory(found, 4 * CHUNK_ROWS) for _ in range(2))
    assert late < 1.3 * early


def test_long_texts_are_not_remembered_without_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaning, "MOST_CHARACTERS", 2**20)
    rows = (f"p{n},{n}{'x' * 1000},\n" for n in range(4 * CHUNK_ROWS))
    found = opened(tmp_path, PEOPLE, "id,name,born\n" + "".join(rows)).records(REGISTRY)
    early, late = (most_memory(found, 2 * CHUNK_ROWS) for _ in range(2))
    assert late < 1.3 * early


def most_memory(rows: Iterator[object], count: int) -> int:
    """Bytes held at the most while so many rows are read."""
    tracemalloc.start()
    for _ in range(count):
        next(rows)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak
