"""`sightline verify`: archive and graph compared, on a real Neo4j."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from sightline import cli
from sightline.services.health import Connection
from stores.graph import Graph
from tests.sightline.test_load import installation

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "mappings" / "sensors"
__all__ = ["installation"]


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, Any]:
    monkeypatch.setattr(sys, "argv", ["sightline", *map(str, words), "--json"])
    with pytest.raises(SystemExit) as left:
        cli.main()
    return int(left.value.code or 0), json.loads(capsys.readouterr().out)


def test_what_differs_is_told_by_its_day_and_mended_by_writing_the_archive_anew(
    installation: Path,
    empty_graph: Graph,
    neo4j_server: Connection,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    files = [path for path in EXAMPLES.iterdir() if path.name.startswith("plate-") and path.suffix == ".csv"]
    assert run(monkeypatch, capsys, "load", "--mapping", EXAMPLES, *files)[0] == 1
    assert run(monkeypatch, capsys, "verify") == (0, {"sightings": 5, "days": 2, "different": []})
    with empty_graph.session() as session:
        session.run("MATCH ()-[s:SEEN]->() WHERE s.record_ref = 'C2|2003' SET s.vc = s.vc + 1").consume()
    code, told = run(monkeypatch, capsys, "verify")
    assert (code, told["different"]) == (1, [{"day": "2026-03-09", "graph": 1, "archive": 1}])
    assert run(monkeypatch, capsys, "verify", "--write-anew")[0] == 0
