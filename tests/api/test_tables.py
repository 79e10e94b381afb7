"""Tables of somebody's own through GraphQL: answered as the command answers, refused with a reason, kept nowhere."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api.app import build_app
from api.tables import analyses, pasted
from api.tables.base import options_of, read
from api.types.own_table import TableAnalysis
from examples.analyses.alarms import alarms
from examples.analyses.burglaries import burglaries
from examples.analyses.fires import NAMES, fires
from examples.analyses.reports import ASKED, reports
from loaders.pipeline import Stores
from tests.api.asking import schema, serving

ASK = """query($analysis: TableAnalysis!, $table: String!, $options: [TableOption!], $given: String) {
  analyseTable(analysis: $analysis, table: $table, options: $options, given: $given) { rows tooLittle result text } }"""
COLUMNS = """query($table: String!) { tableColumns(table: $table) {
  rows columns { name holds values empty protected judges } } }"""


def made(columns: Mapping[str, Sequence[object]]) -> str:
    """A CSV text."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows(zip(*columns.values(), strict=True))
    return out.getvalue()


def told(text: str, **variables: Any) -> Any:
    """The first field's answer, or the error that was raised."""
    found = schema().executable.execute_sync(text, variable_values=variables)
    if found.errors:
        return found.errors[0].original_error or found.errors[0]
    assert found.data is not None
    return next(iter(found.data.values()))


def asked(name: str, table: str, given: str | None = None, **options: object) -> Any:
    several = [{"name": key, "value": str(value)} for key, value in options.items()]
    return told(ASK, analysis=name.upper(), table=table, options=several, given=given)


def fire_table(number: int) -> dict[str, Sequence[object]]:
    fire = fires(3, number, 4)
    return {"fire": fire.ids, "level": fire.levels, **{n: fire.values[:, k].tolist() for k, n in enumerate(NAMES)}}


def test_every_analysis_of_the_command_may_be_asked_of_a_table() -> None:
    assert {one.value for one in TableAnalysis} == set(analyses())


def test_fires_far_off_are_named_and_a_given_building_under_a_given_weather_is_warned_of() -> None:
    factors = ["temperature", "humidity", "wind", "timber"]
    given = made({name: [[30, 20, 15, 1][k]] for k, name in enumerate(factors)})
    answer = asked("regression", made(fire_table(120)), given, id="fire", outcome="level", factors=",".join(factors))
    assert (answer["rows"], answer["tooLittle"]) == (120, None)
    result = answer["result"]
    assert [one["model"] for one in result["scores"]] == ["median", "linear", "curves", "forest", "trees"]
    assert fires(3, 120, 4).arsons & {one["id"] for one in result["outliers"]["rows"]}
    warned = result["warned"][0]
    assert warned["level"] in ("raised", "high", "highest")
    assert warned["low"] < warned["expected"] < warned["high"]
    assert {one["factor"] for one in result["curves"]} == set(factors)


def test_the_answer_is_the_one_of_the_command_on_a_file(tmp_path: Path) -> None:
    alarm, case = alarms(1, 90, 2), burglaries(3)
    times = [datetime.fromtimestamp(at / 1000, UTC).isoformat() for at in alarm.at.tolist()]
    tables: dict[str, tuple[str, dict[str, Any]]] = {
        "clusters": (
            made({"latitude": alarm.latitudes, "longitude": alarm.longitudes, "time": times}),
            {"metres": 500, "seconds": 7200, "worlds": 19, "resamples": 5},
        ),
        "rules": (
            made({**case.case, **case.offender}),
            {"case": ",".join(case.case), "offender": ",".join(case.offender)},
        ),
    }
    for name, (text, options) in tables.items():
        file = tmp_path / "table"
        file.write_text(text, encoding="utf-8", newline="")
        analysis = analyses()[name]
        command = analysis.run(read([file]), options_of([f"{k}={v}" for k, v in options.items()], analysis), None)
        answer = asked(name, text, **options)
        assert (answer["result"], answer["text"]) == (command.result, command.text)
        assert answer["result"]["clusters" if name == "clusters" else "rules"]


def test_reports_in_two_languages_are_told_by_those_with_a_label() -> None:
    report = reports(1, 240)
    table = made({"id": report.ids, "said": report.texts, "kind": report.labels})
    given = made({"id": list(ASKED), "said": list(ASKED.values())})
    found = asked("texts", table, given, id="id", text="said", label="kind")["result"]
    assert [one["label"] for one in found["reports"]] == ["burglary", "fraud", None]


def test_columns_are_told_with_what_they_hold_and_why_one_may_not_be_taken() -> None:
    rows = {
        "fire": [f"f{n}" for n in range(40)],
        "level": range(40),
        "walls": ["stone", "wood"] * 20,
        "at": ["2026-01-01T00:00:00Z"] * 40,
        "Geschlecht": ["m", "f"] * 20,
        "nationality": ["x", ""] * 20,
        "risk": [0, 1] * 20,
    }
    found = {one["name"]: one for one in told(COLUMNS, table=made(rows))["columns"]}
    assert [found[name]["holds"] for name in rows] == [
        "TEXTS", "NUMBERS", "WORDS", "TIMES", "WORDS", "WORDS", "NUMBERS"
    ]  # fmt: skip
    assert found["walls"]["values"] == ["stone", "wood"]
    assert found["nationality"]["empty"] == 20
    assert [name for name in rows if found[name]["protected"]] == ["Geschlecht", "nationality"]
    assert [name for name in rows if found[name]["judges"]] == ["risk"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"outcome": "level", "factors": "wind,sex"}, "protected group"),
        ({"outcome": "risk", "factors": "wind"}, "judges a person"),
        ({"outcome": "level", "factors": "nowhere"}, "no column"),
        ({"outcome": "level"}, "factors is missing"),
        ({"outcome": "level", "factors": "wind", "password": "x"}, "no option"),
        ({"outcome": "fire", "factors": "wind"}, "is no number (table, row 1, column fire)"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_place(options: dict[str, str], said: str) -> None:
    size = 40
    table = {"fire": [f"f{n}" for n in range(size)], "level": range(size), "wind": range(size), "sex": ["m"] * size}
    error = asked("regression", made({**table, "risk": range(size)}), **options)
    assert error.code in ("BAD_ARGUMENT", "BAD_INPUT")
    assert said in error.what
    assert "--set" not in str(error)


def test_too_little_is_no_error_and_says_what_is_needed() -> None:
    answer = asked("regression", "a,b\n1,2\n", outcome="a", factors="b")
    assert answer["result"] is None
    assert "at least 30 rows" in answer["tooLittle"]


def test_a_table_that_is_too_large_is_refused_before_it_is_analysed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked("regression", "a,b\n" + "1,2\n" * 5_001, outcome="a", factors="b").code == "LIMIT_EXCEEDED"
    assert told(COLUMNS, table="a" * 2_000_001).code == "LIMIT_EXCEEDED"
    assert told(COLUMNS, table=",".join(f"c{n}" for n in range(201)) + "\n").code == "LIMIT_EXCEEDED"


_ODD = st.sampled_from(["\0", '"', "\n", "\r", ",", "=1+1", "\ufeff", "\x1b[31m", "<script>", "名", "é", "1e999", "a"])


@settings(max_examples=60, deadline=None)
@given(st.lists(_ODD, max_size=30).map("".join))
@example("")
@example("a\n")
@example('"')
def test_whatever_text_is_given_it_is_read_or_refused_and_no_folder_of_the_server_is_named(text: str) -> None:
    for answer in (told(COLUMNS, table=text), asked("rules", text, case="a", offender="b")):
        if isinstance(answer, Exception):
            assert getattr(answer, "code", "") in ("BAD_INPUT", "BAD_ARGUMENT", "LIMIT_EXCEEDED"), answer
            assert gettempdir() not in str(answer)


def test_of_a_table_nothing_is_left_behind(stores: Stores, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "its"
    monkeypatch.setattr(pasted, "TemporaryDirectory", lambda prefix: _Folder(folder))
    before = stores.graph.changes()
    with TestClient(build_app(serving(stores)), base_url="http://localhost") as client:
        body = json.dumps({"query": COLUMNS, "variables": {"table": "whispered-4711\nname\n"}})
        answer = client.post("/graphql", content=body, headers={"content-type": "application/json"}).json()
    assert answer["data"]["tableColumns"]["rows"] == 1
    assert not folder.exists()
    assert b"whispered" not in b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert stores.graph.changes() == before


class _Folder:
    """A folder that goes when it is left."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> str:
        self.path.mkdir()
        return str(self.path)

    def __exit__(self, *_: object) -> None:
        for file in self.path.iterdir():
            file.unlink()
        self.path.rmdir()
