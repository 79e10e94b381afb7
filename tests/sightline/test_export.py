"""`sightline export` on a real Neo4j: a diagram around some entities, to standard output or to a file."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graph_model.grade import Grade
from graph_model.records import Claim, Link, Record
from loaders.pipeline import Stores, load
from sightline import cli
from sightline.services.health import Connection
from tests.loaders.test_pipeline import Listed

ADA, BOB, CAR = "Person:reg:ada", "Person:reg:bob", "Vehicle:reg:car1"
DAY = 86_400_000
RECORDS = [
    Record("ada", 1, [Claim(ADA, {"name": "=Ada"})]),
    Record("bob", 1, [Claim(BOB, {"name": "Bob"})], [Link("KNOWS", ADA, BOB, since=0, until=DAY)]),
    Record("car", 1, [Claim(CAR, {"make": "Volvo"})], [Link("OWNS", BOB, CAR, since=9 * DAY)]),
    Record("doubt", 1, [], [Link("USES", ADA, CAR)], grade=Grade(5, 5)),
]
Run = Callable[..., int]


@pytest.fixture
def run(
    stores: Stores, neo4j_server: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., int]:
    """Run the command on the test's Neo4j; the exit code."""
    load([Listed(RECORDS)], stores)
    for name, value in {
        "NEO4J_URI": neo4j_server.uri,
        "NEO4J_USER": neo4j_server.user,
        "NEO4J_PASSWORD": neo4j_server.password,
        "NEO4J_DATABASE": neo4j_server.database,
        "DATA_FOLDER": str(tmp_path / "data"),
    }.items():
        monkeypatch.setenv(f"SIGHTLINE_{name}", value)

    def run(*words: str) -> int:
        monkeypatch.setattr(sys, "argv", ["sightline", "export", *words])
        with pytest.raises(SystemExit) as left:
            cli.main()
        return int(left.value.code or 0)

    return run


def test_a_diagram_goes_to_standard_output_with_what_was_asked(
    run: Run, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run("json", ADA, "--rings", "2", "--least-grade", "B3") == 0
    found = json.loads(capfdbinary.readouterr().out)
    assert sorted(found["nodes"]["id"]) == sorted([ADA, BOB, CAR])
    assert sorted(found["links"]["type"]) == ["KNOWS", "OWNS"]
    about = found["about"]
    assert about["title"] == "=Ada and what is around"
    assert (about["filter"]["leastGrade"], about["hiddenByFilter"]) == ("B3", 1)
    assert (about["question"]["centres"], about["question"]["rings"]) == ([ADA], 2)
    assert about["sources"] == [{"name": "reg", "title": "Register reg", "licence": "", "links": 2, "claims": 3}]


def test_a_time_window_leaves_out_what_did_not_hold_in_it(run: Run, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run("json", BOB, "--since", "1970-01-05T00:00:00Z", "--until", "1970-02-01T00:00:00Z") == 0
    assert json.loads(capfdbinary.readouterr().out)["links"]["type"] == ["OWNS"]
    assert run("json", BOB, "--since", "1970-02-01T00:00:00Z", "--until", "1970-01-05T00:00:00Z") == 2
    assert run("json", BOB, "--since", "1970-02-01") == 2
    assert b"Traceback" not in capfdbinary.readouterr().err


def test_a_file_is_written_whole_and_never_overwritten_unless_forced(
    run: Run, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path / "ada.csv"
    assert run("csv", ADA, "-o", str(file), "--json") == 0
    said = json.loads(capfdbinary.readouterr().out)
    assert said == {"file": str(file), "bytes": file.stat().st_size, "marks": 3, "omitted": 0}
    assert "'=Ada" in file.read_text(encoding="utf-8-sig")
    file.write_text("mine")
    assert run("csv", ADA, "-o", str(file)) == 2
    assert file.read_text() == "mine"
    assert b"is there already" in capfdbinary.readouterr().err
    assert run("csv", ADA, "-o", str(file), "--force") == 0
    assert "'=Ada" in file.read_text(encoding="utf-8-sig")
    assert [path.name for path in tmp_path.glob("*.part")] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("docx", ADA), "csv, graphml, html, json"),
        (("json", "Person:reg:nobody"), "no such entity"),
        (("json", "nonsense"), "no such entity"),
        (("json", ADA, "Person:reg:nobody"), "not there"),
        (("json", "Person:reg:\udcff"), "encoding"),
        (("json", ADA, "--rings", "0"), "rings is 0"),
        (("json", ADA, "--rings", "70"), "over the limit"),
        (("json", ADA, "--limit", "100000"), "over the limit"),
        (("json", ADA, "--least-grade", "Z9"), "no grade"),
        (("json", ADA, "-o", "/nowhere/at/all.json"), "cannot be a file"),
    ],
)
def test_what_cannot_be_drawn_is_said_without_a_traceback(
    run: Run, capfdbinary: pytest.CaptureFixture[bytes], words: tuple[str, ...], said: str
) -> None:
    assert run(*words) == 2
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert said in err.decode()
    assert b"Traceback" not in err
