"""`sightline validate`: what would be written, without a store and without writing."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from sightline import cli
from stores.graph import Graph

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "mappings"
MAPPING = """
source: {name: people, title: "People \\e[31m"}
file: {zone: Europe/London}
record: {key: id, version: v}
entities:
  person: {type: Person, source_key: id, claims: {name: name}}
  friend: {type: Person, source_key: friend}
links: [{type: KNOWS, from: person, to: friend, since: since, until: since}]
unused: {tax: not evidence}
"""
ROWS = "id,v,name,friend,since,tax,note\np1,1,Ada,p2,2026-03-12T10:00,1,x\np1,2,Ada,,,,\np3,x,\x1b[31m,,,,\n"


@pytest.fixture(autouse=True)
def no_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An installation of its own, in which nobody may connect to a graph."""
    monkeypatch.setenv("SIGHTLINE_DATA_FOLDER", str(tmp_path / "data"))
    monkeypatch.delattr(Graph, "connect")


def run(monkeypatch: pytest.MonkeyPatch, *words: object) -> int:
    monkeypatch.setattr(sys, "argv", ["sightline", *map(str, words)])
    with pytest.raises(SystemExit) as left:
        cli.main()
    return int(left.value.code or 0)


def written(folder: Path, rows: str = ROWS, mapping: str = MAPPING) -> tuple[str, Path, Path]:
    (folder / "m.yaml").write_text(mapping, encoding="utf-8")
    (folder / "rows.csv").write_text(rows, encoding="utf-8")
    return "--mapping", folder / "m.yaml", folder / "rows.csv"


@pytest.mark.parametrize("name", ["vehicle-register.csv", "phone-calls.jsonl", "club-members.xlsx"])
def test_each_example_is_clean(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert run(monkeypatch, "validate", "--mapping", (EXAMPLES / name).with_suffix(".yaml"), EXAMPLES / name) == 0
    assert capsys.readouterr().out.endswith("Nothing was written.\n")


def test_it_says_what_would_be_written_refused_and_left_unused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(monkeypatch, "validate", *written(tmp_path), "--json") == 1
    (said,) = json.loads(capsys.readouterr().out)["sources"]
    assert (said["read"], said["accepted"], said["rejected"], said["repeated"]) == (3, 2, 1, 1)
    assert said["claims"] == {"Person": {"claims": 3, "attributes": {"name": 2}}}
    assert said["links"] == {"KNOWS": 1}
    assert said["unused"] == {"note": "", "tax": "not evidence"}
    (reason,) = said["reasons"]
    assert (reason["code"], reason["field"], reason["rows"]) == ("NOT_A_NUMBER", "v", 1)
    assert reason["examples"][0]["row"] == 4
    assert said["examples"][0] == [
        "row 2, record p1, version 1",
        "person p1 (people): name Ada",
        "person p2 (people)",
        "person p1 (people) knows person p2 (people), at 2026-03-12 10:00:00 (Europe/London)",
    ]
    assert not (tmp_path / "data").exists()


def test_the_text_is_for_people_and_its_rows_do_not_drive_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(monkeypatch, "validate", *written(tmp_path)) == 1
    said = capsys.readouterr().out
    assert "rows.csv: 3 rows read = 2 to be written + 1 rejected" in said
    assert "1 rejected: NOT_A_NUMBER v:" in said
    assert "columns left unused: note, tax (not evidence)" in said
    assert "\x1b" not in said


def test_what_a_load_would_refuse_beyond_its_values_is_refused_here_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    mapping = MAPPING.replace("until: since", "until: note")
    rows = "id,v,name,friend,since,tax,note\np1,1,Ada,p2,2026-03-12,1,2025-01-01\n"
    assert run(monkeypatch, "validate", *written(tmp_path, rows, mapping), "--json") == 1
    assert json.loads(capsys.readouterr().out)["sources"][0]["reasons"][0]["code"] == "ENDS_BEFORE_START"
    secret = MAPPING.replace("name: people,", "name: people, visibility: cosmic,")
    assert run(monkeypatch, "validate", *written(tmp_path, ROWS, secret)) == 2
    assert "no visibility class of the policy" in capsys.readouterr().err


def test_the_mistakes_of_a_mapping_and_of_a_file_are_usage(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(monkeypatch, "validate", *written(tmp_path, ROWS, MAPPING.replace("KNOWS", "KNOWN"))) == 2
    assert "line 8, links[1].type: there is no link type 'KNOWN'; did you mean 'KNOWS'" in capsys.readouterr().err
    assert run(monkeypatch, "validate", *written(tmp_path, ""), "--json") == 2
    out, err = capsys.readouterr()
    assert json.loads(out)["error"]["code"] == "BAD_INPUT"
    assert "The file is empty." in err
    assert run(monkeypatch, "validate", "nonsense") == 2


def test_a_built_in_source_is_validated_by_its_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        run(monkeypatch, "validate", "demo-city", "--option", "people=600", "--option", "layers=people", "--json") == 0
    )
    said = json.loads(capsys.readouterr().out)["sources"]
    assert sum(source["accepted"] for source in said) > 600
    assert all(source["repeated"] == 0 for source in said)
