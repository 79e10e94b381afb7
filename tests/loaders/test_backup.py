"""The whole graph as files and back: the very same graph, in a store that numbers its classes otherwise."""

from __future__ import annotations

import json
import secrets
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson
import pytest
import zstandard

from graph_model.errors import BadArgument, BadInput, TooBusy
from loaders.backup import MANIFEST, SEAL, check_backup, export_graph, import_graph
from loaders.decisions import Decisions
from loaders.pipeline import load
from loaders.rebuild import rebuild
from loaders.stores import Stores
from loaders.withdrawing import withdraw
from loaders.worker import Worker
from stores.graph.content import content_hash
from stores.graph.wipe import wipe
from stores.journal import Journal
from stores.operations import Operations
from tests.loaders.push.pushing import knows, person, push, rows_of
from tests.loaders.test_pipeline import ADA, BOB, Listed, owns
from tests.loaders.test_pipeline import person as claimed


@pytest.fixture
def backup(stores: Stores, tmp_path: Path) -> Path:
    """Of a graph with every sort of thing in it."""
    load([Listed([claimed(ADA, "Ada"), claimed(BOB, "Bob"), owns("o1", ADA)])], stores)
    load([Listed([replace(claimed(ADA, "Ada, secretly", 2), visibility="secret")])], stores)
    push(stores, "KNOWS", [knows("zoe", "bob")])
    push(stores, "Person", [person("x", "X")], source="forged")
    decisions = Decisions(stores, strictest="secret")
    decisions.withdraw(decisions.same(ADA, BOB, "same ID number", "inspector", [1]), "a typing error", "inspector")
    decisions.never_same(ADA, BOB, "other height", "inspector", [1, 2])
    Worker(stores).drain()
    withdraw(stores, source="forged", reason="forged", by="inspector")
    Worker(stores).drain()
    export_graph(stores, tmp_path / "backup", "1.0", 5)
    return tmp_path / "backup"


def elsewhere(stores: Stores, *classes: str) -> Stores:
    """Another installation with nothing in it, and its own numbers of the classes."""
    wipe(stores.graph)
    folder = stores.journal.folder.parent / secrets.token_hex(8)
    folder.mkdir()
    operations = Operations.open(f"sqlite:///{folder / 'operations.sqlite'}")
    return replace(
        stores, journal=Journal(folder / "journal"), operations=operations, classes=operations.classes(classes)
    )


def test_a_backup_is_the_same_graph_elsewhere_and_names_visibility_by_name(stores: Stores, backup: Path) -> None:
    before = content_hash(stores.graph)
    manifest = json.loads((backup / MANIFEST).read_text())
    assert (manifest["content_hash"], manifest["classes"]) == (before, ["open", "secret"])
    for file in manifest["files"]:
        assert b'"vc"' not in zstandard.ZstdDecompressor().decompress((backup / file["name"]).read_bytes())
    same = elsewhere(stores, "open", "secret")
    found, empty = import_graph(same, backup)
    Worker(same).drain()
    assert empty
    assert content_hash(same.graph) == before == found.content_hash

    other = elsewhere(stores, "secret", "open")
    import_graph(other, backup)
    Worker(other).drain()
    vcs = rows_of(other, "MATCH ()-[v:NEVER_SAME]->() RETURN v.vc")
    assert vcs == [[other.classes["secret"]]]
    assert rows_of(other, "MATCH (c:Claim {name: 'Ada, secretly'}) RETURN c.vc") == vcs
    push(other, "Person", [person("zoe", "Zoe"), person("bob", "Bob")])
    Worker(other).drain()
    assert len(rows_of(other, "MATCH ()-[r:KNOWS]->() RETURN r.link_id")) == 1
    for opened in (same, other):
        opened.operations.close()


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


def _first(folder: Path) -> Path:
    return sorted(folder.glob("*.zst"))[0]


def _resealed(change: Callable[[dict[str, Any]], None]) -> Callable[[Path], None]:
    """A manifest that was changed by somebody who knows how it is sealed."""

    def damage(folder: Path) -> None:
        manifest = json.loads((folder / MANIFEST).read_text())
        change(manifest)
        told = orjson.dumps(manifest)
        (folder / MANIFEST).write_bytes(told)
        (folder / SEAL).write_text(f"{sha256(told).hexdigest()}  {MANIFEST}\n")

    return damage


DAMAGES: dict[str, Callable[[Path], Any]] = {
    "a flipped bit": lambda folder: _flip(_first(folder)),
    "a flipped bit in the manifest": lambda folder: _flip(folder / MANIFEST),
    "a missing file": lambda folder: _first(folder).unlink(),
    "a cut file": lambda folder: _first(folder).write_bytes(_first(folder).read_bytes()[:-4]),
    "a file too many": lambda folder: shutil.copy(_first(folder), folder / "99999999.jsonl.zst"),
    "no manifest": lambda folder: (folder / MANIFEST).unlink(),
    "no seal": lambda folder: (folder / SEAL).unlink(),
    "a format of the future": _resealed(lambda manifest: manifest.update(format=99)),
    "a path": _resealed(lambda manifest: manifest["files"][0].update(name="../../etc/passwd")),
    "a file less": _resealed(lambda manifest: manifest["files"].pop()),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_backup_is_refused_and_nothing_of_it_is_written(
    stores: Stores, backup: Path, damage: Callable[[Path], Any]
) -> None:
    check_backup(backup)
    damage(backup)
    other = elsewhere(stores, "open", "secret")
    with pytest.raises(BadInput):
        import_graph(other, backup)
    assert other.operations.all_batches() == []
    other.operations.close()


def test_a_backup_of_another_policy_or_into_a_folder_that_is_there_is_refused(stores: Stores, backup: Path) -> None:
    with pytest.raises(BadArgument):
        export_graph(stores, backup, "1.0", 5)
    other = elsewhere(stores, "open")
    with pytest.raises(BadInput, match="no visibility class"):
        import_graph(other, backup)
    assert other.operations.all_batches() == []
    other.operations.close()


def test_what_waits_is_written_first_and_a_worker_of_another_process_waits(stores: Stores, tmp_path: Path) -> None:
    with Worker(stores).running():
        for number in range(20):
            push(stores, "Person", [person(f"p{number}", "P")])
        backed = export_graph(stores, tmp_path / "backup", "1.0", 5)
    assert backed.batches == 20
    assert backed.content_hash == content_hash(stores.graph)


def test_while_a_load_writes_no_backup_is_made(stores: Stores, tmp_path: Path) -> None:
    load([Listed([claimed(ADA, "Ada")])], stores)
    stores.operations.keep_batch(stores.journal.append(b"{}"), "other", 1, time.time_ns() // 1_000_000)
    with pytest.raises(TooBusy, match="A load wrote"):
        export_graph(stores, tmp_path / "backup", "1.0", 5)
    assert not (tmp_path / "backup").exists()


def test_of_a_rebuild_that_was_cut_off_the_whole_graph_is_exported(
    stores: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load([Listed([claimed(ADA, "Ada")])], stores)
    before = content_hash(stores.graph)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("loaders.rebuild.move", killed)
        with pytest.raises(KeyboardInterrupt):
            rebuild(stores)
    assert export_graph(stores, tmp_path / "backup", "1.0", 5).content_hash == before


def test_a_batch_that_cannot_be_written_is_set_aside_and_keeps_no_backup_from_being_made(
    stores: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    push(stores, "Person", [person("ada", "Ada")])

    def refuses(*_: object) -> None:
        raise ValueError("cannot be written")

    monkeypatch.setattr("loaders.worker.move", refuses)
    assert export_graph(stores, tmp_path / "backup", "1.0", 5).batches == 1
    assert [row.state for row in stores.operations.all_batches()] == ["failed"]
