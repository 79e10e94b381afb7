"""The command line: how commands are found, what they print where, and how they end."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from graph_model import errors
from graph_model.errors import SightlineError
from sightline import cli

COMMANDS = Path(cli.__file__).with_name("commands")
HEAVY = {
    "fastapi",
    "networkit",
    "neo4j",
    "numba",
    "numpy",
    "polars",
    "pyarrow",
    "scipy",
    "sklearn",
    "sqlalchemy",
    "strawberry",
}


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    """Run the toy commands as the installed script would; the exit code."""
    monkeypatch.setattr(sys, "argv", ["sightline", *words])
    with pytest.raises(SystemExit) as left:
        cli.main("tests.sightline.toy_commands")
    return int(left.value.code or 0)


def tree(error: type[SightlineError]) -> list[type[SightlineError]]:
    return [error, *(below for child in error.__subclasses__() for below in tree(child))]


def test_a_command_prints_its_result_on_stdout_and_its_progress_on_stderr(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "clean", "Ада") == 0
    out, err = capsys.readouterr()
    assert (out, err) == ("Done for Ада.\n", "Working ...\n")
    assert run(monkeypatch, "clean", "Ада", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"name": "Ада"}


def test_exit_codes_tell_rejected_rows_wrong_usage_and_an_unreachable_store_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert run(monkeypatch, "rejected") == 1
    assert run(monkeypatch, "clean") == 2
    assert run(monkeypatch, "clean", "x", "--nonsense") == 2
    assert run(monkeypatch, "nonsense") == 2
    assert run(monkeypatch, "unreachable") == 3


def test_an_error_says_what_where_what_was_expected_and_what_to_do_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, "unreachable")
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "Error: Nobody answers.\nWhere: bolt://here\nExpected: a Neo4j\nWhat to do: start it\n"


def test_every_error_of_the_tree_has_an_exit_code_and_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    for kind in tree(errors.SightlineError):
        error = kind.__new__(kind)
        SightlineError.__init__(error, "It broke.", where="here", do="mend it")
        assert cli.exit_code(error) in (2, 3)
        cli.report(error, as_json=True)
        out, err = capsys.readouterr()
        assert (
            json.loads(out)["error"] | {"code": kind.code, "what": "It broke.", "do": "mend it"}
            == json.loads(out)["error"]
        )
        assert "Traceback" not in err


def test_help_lists_each_file_of_the_folder_as_a_command_and_imports_nothing_heavy() -> None:
    script = (
        "import sys; from sightline import cli\n"
        "try: cli.main()\n"
        "except SystemExit: print('IMPORTED', *sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    answer = subprocess.run([sys.executable, "-c", script, "--help"], capture_output=True, text=True, check=True)
    shown, _, imported = answer.stdout.partition("IMPORTED")
    assert set(imported.split()) & HEAVY == set()
    for file in COMMANDS.glob("[a-z]*.py"):
        assert f" {file.stem.rstrip('_')} " in shown
