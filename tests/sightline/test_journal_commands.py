"""`withdraw`, `rebuild`, `replay`, `export graph` and `import` as commands, on a real Neo4j: what they print is so."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from sightline import cli
from sightline.installation import open_stores
from sightline.services.health import Connection
from sightline.settings import load_settings
from stores.graph import Graph
from stores.graph.content import content_hash
from stores.graph.wipe import wipe
from tests.loaders.push.pushing import person, push
from tests.sightline.test_load import REGISTER, installation

__all__ = ["installation"]


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, Any]:
    monkeypatch.setattr(sys, "argv", ["sightline", *map(str, words), "--json"])
    with pytest.raises(SystemExit) as left:
        cli.main()
    said = capsys.readouterr().out
    return int(left.value.code or 0), json.loads(said) if said else None


def test_a_source_is_withdrawn_the_graph_made_again_and_carried_elsewhere_the_same(
    installation: Path,
    empty_graph: Graph,
    neo4j_server: Connection,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    mapping, file = REGISTER
    assert run(monkeypatch, capsys, "load", "--mapping", mapping, file)[0] == 0
    whole = content_hash(empty_graph)
    with open_stores(load_settings()) as stores:
        push(stores, "Person", [person("x", "X"), {"id": 1.5}], source="forged")

    assert run(monkeypatch, capsys, "withdraw", "--source", "forged")[0] == 2, "it needs a reason"
    code, told = run(monkeypatch, capsys, "withdraw", "--source", "forged", "--reason", "forged", "--yes")
    assert (code, told["source"], len(told["batches"]), told["content_hash"]) == (0, "forged", 1, whole)

    wipe(empty_graph)
    assert content_hash(empty_graph) != whole
    assert run(monkeypatch, capsys, "rebuild", "--yes") == (0, {"batches": 2, "content_hash": whole})

    folder = tmp_path / "backup"
    code, told = run(monkeypatch, capsys, "export", "graph", "--output", folder)
    assert (code, told["content_hash"]) == (0, whole)
    assert run(monkeypatch, capsys, "export", "graph", "--output", folder)[0] == 2, "a backup is never overwritten"

    wipe(empty_graph)
    monkeypatch.setenv("SIGHTLINE_DATA_FOLDER", str(tmp_path / "elsewhere"))
    code, told = run(monkeypatch, capsys, "import", folder)
    assert (code, told["content_hash"], told["same"]) == (0, whole, True)
    (folder / "00000001.jsonl.zst").write_bytes(b"damaged")
    assert run(monkeypatch, capsys, "import", folder)[0] == 2


def test_an_import_that_does_not_make_the_graph_of_the_backup_says_so(
    installation: Path,
    empty_graph: Graph,
    neo4j_server: Connection,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    assert run(monkeypatch, capsys, "load", "--mapping", *REGISTER)[0] == 0
    folder = tmp_path / "backup"
    assert run(monkeypatch, capsys, "export", "graph", "--output", folder)[0] == 0
    wipe(empty_graph)
    monkeypatch.setenv("SIGHTLINE_DATA_FOLDER", str(tmp_path / "elsewhere"))
    # Another edition of the program that writes one claim otherwise.
    monkeypatch.setattr("stores.graph.content.content_hash", lambda graph: "another")
    assert run(monkeypatch, capsys, "import", folder)[0] == 2


def test_refused_rows_stay_refused_until_their_fault_is_mended_and_then_are_written(
    installation: Path,
    empty_graph: Graph,
    neo4j_server: Connection,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    with open_stores(load_settings()) as stores:
        push(stores, "Person", [person("x", "X", visibility="council")], source="council")
    told = {"accepted": 0, "still_rejected": 1, "batches_tried_again": 0}
    assert run(monkeypatch, capsys, "replay") == (1, told)
    policy = tmp_path / "policy.yaml"
    policy.write_text("classes: [open, council, secret]\nreaders: {local: all}\n", encoding="utf-8")
    monkeypatch.setenv("SIGHTLINE_POLICY", str(policy))
    assert run(monkeypatch, capsys, "replay") == (0, told | {"accepted": 1, "still_rejected": 0})
    with empty_graph.session() as session:
        assert session.run("MATCH (e:Entity) RETURN collect(e.entity_id)").value() == [["Person:council:x"]]
