"""JSON documents: the list of rows in them, what stands around it, and documents that are none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model.errors import BadInput
from graph_model.records import Record
from loaders.mapping import open_mapping
from tests.loaders.mapping.mapped import REGISTRY
from tests.loaders.mapping.test_tables import rows, table

EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "mappings" / "sensors"
SINGLE = st.one_of(st.text(max_size=5), st.integers(), st.booleans(), st.none())
NAMES = st.text("abc", min_size=1, max_size=3)


def written(folder: Path, content: Any) -> Path:
    path = folder / "rows.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_a_document_of_video_analysis_gives_each_detection_its_frame_and_camera() -> None:
    mapping = EXAMPLES / "video-document.yaml"
    (source,) = open_mapping(mapping, [EXAMPLES / "video-document.json"])
    found = list(source.records(REGISTRY))
    assert [record.ref for record in found if isinstance(record, Record)] == ["V7-1", "V7-2", "V7-3"]
    claims = {claim.entity: claim.attributes for record in found for claim in record.claims}  # type: ignore[union-attr]
    assert claims["Detection:bay-video:V7-3"]["description"] == "white van"
    assert claims["Sensor:bay-video:V7"]["name"] == "Loading bay"


@given(content=st.lists(st.dictionaries(NAMES, SINGLE, min_size=1), min_size=1, max_size=6))
def test_a_document_that_is_a_list_has_the_rows_of_the_same_objects_as_lines(
    tmp_path_factory: pytest.TempPathFactory, content: list[dict[str, Any]]
) -> None:
    folder = tmp_path_factory.mktemp("json")
    lines = folder / "rows.jsonl"
    lines.write_text("".join(json.dumps(one) + "\n" for one in content), encoding="utf-8")
    assert rows(table(written(folder, content))) == rows(table(lines))


def test_what_stands_around_the_lists_is_in_each_row_by_its_dotted_name(tmp_path: Path) -> None:
    content = {
        "site": {"name": "N"},
        "days": [
            {"on": 1, "tags": ["x"], "hits": [{"id": "a"}, {"id": "b", "on": 9}]},
            {"on": 2, "hits": []},
            {"on": 3, "hits": {"id": "c"}},
            {"on": 4},
        ],
        "made": True,
    }
    opened = table(written(tmp_path, content), records="days.hits")
    assert opened.columns == ("days.on", "id", "made", "on", "site.name")
    around = {"site.name": "N", "made": "true"}
    assert [row for _, row in rows(opened)] == [
        {"days.on": 1, "id": "a"} | around,
        {"days.on": 1, "id": "b", "on": 9} | around,
        {"days.on": 3, "id": "c"} | around,
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ('[{"a": 1}', "no whole JSON document"),
        ('[{"a": 1}] x', "no whole JSON document"),
        ('[{"a": 1, "a": 2}]', "given twice"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a": [1]}', "no objects there"),
        ("[1, 2]", "no objects there"),
        ("{}", "no objects there"),
    ],
)
def test_what_is_no_document_with_rows_is_refused_as_a_whole(tmp_path: Path, content: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        table(written(tmp_path, content))


def test_what_is_no_object_among_objects_is_a_broken_row_and_loses_no_other(tmp_path: Path) -> None:
    opened = table(written(tmp_path, [{"a": 1}, 7, {"a": 2}, {}]))
    chunks = list(opened.chunks())
    assert [row for _, row in rows(opened)] == [{"a": 1}, {"a": 2}]
    assert [(one.row, one.code) for chunk in chunks for one in chunk.broken] == [(2, "BROKEN_LINE"), (4, "EMPTY_ROW")]


def test_two_values_of_one_name_around_a_list_are_told_and_not_mixed(tmp_path: Path) -> None:
    content = {"days": [{"a": {"b": 1}, "a.b": 2, "hits": [{"id": 1}]}]}
    with pytest.raises(BadInput, match="given twice"):
        table(written(tmp_path, content), records="days.hits")
