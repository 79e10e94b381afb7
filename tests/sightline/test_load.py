"""`sightline load` with a mapping, as the installed command runs it, on a real Neo4j."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from sightline import cli
from sightline.services.health import Connection
from stores.graph import Graph

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "mappings"
REGISTER = (EXAMPLES / "vehicle-register.yaml", EXAMPLES / "vehicle-register.csv")


@pytest.fixture
def installation(empty_graph: Graph, neo4j_server: Connection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Settings that point at the tests' server and at a data folder of this test's own; that folder."""
    values = {"URI": neo4j_server.uri, "USER": neo4j_server.user, "PASSWORD": neo4j_server.password}
    for name, value in values.items():
        monkeypatch.setenv(f"SIGHTLINE_NEO4J_{name}", value)
    monkeypatch.setenv("SIGHTLINE_NEO4J_DATABASE", neo4j_server.database)
    monkeypatch.setenv("SIGHTLINE_DATA_FOLDER", str(tmp_path / "data"))
    return tmp_path / "data"


def run(monkeypatch: pytest.MonkeyPatch, *words: object) -> int:
    monkeypatch.setattr(sys, "argv", ["sightline", "load", *map(str, words)])
    with pytest.raises(SystemExit) as left:
        cli.main()
    return int(left.value.code or 0)


def test_a_file_is_loaded_by_its_mapping_and_the_report_is_printed_and_saved(
    installation: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mapping, file = REGISTER
    assert run(monkeypatch, "--mapping", mapping, file, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    (report,) = said["reports"]
    assert (report["read"], report["written"], report["rejected"]) == (10, 10, 0)
    assert report["unused"] == {"remarks": "free text of clerks", "tax_band": "not evidence"}
    assert json.loads(Path(said["saved"]).read_text(encoding="utf-8"))["reports"] == said["reports"]
    assert run(monkeypatch, "--mapping", mapping, file) == 0
    assert "10 rows read = 0 written + 10 unchanged + 0 rejected + 0 dangling" in capsys.readouterr().out


def test_rejected_rows_end_in_one_and_what_cannot_be_used_in_two_without_a_trace(
    installation: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    mapping, file = REGISTER
    broken = tmp_path / "broken.csv"
    broken.write_bytes(file.read_bytes().replace(b"Jos", b"\xe9").replace(b"Mara", b"\xe9"))
    assert run(monkeypatch, "--mapping", mapping, broken) == 2
    assert run(monkeypatch, "--mapping", mapping) == 2
    assert run(monkeypatch, "--mapping", mapping, file, "--option", "a=b") == 2
    assert not installation.exists()
    refused = tmp_path / "refused.csv"
    refused.write_text(file.read_text(encoding="utf-8").replace("AB12 CDE", "?"), encoding="utf-8")
    assert run(monkeypatch, "--mapping", mapping, refused) == 1
    assert "1 rejected: WRONG_LENGTH plate_country, plate" in capsys.readouterr().out
