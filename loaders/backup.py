"""The whole graph as a folder of files, and back: what its records say, with visibility by name.

manifest.json names each file with its sha256, how much is in it, and the content hash of the graph; manifest.sha256 is
the manifest's own. A folder of which anything is missing, changed or too much is refused before anything is written.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson
import zstandard

from graph_model.errors import BadArgument, BadInput, TooBusy
from graph_model.keys import type_of
from graph_model.verdicts import VERDICTS, Decision
from graph_model.withdrawals import Withdrawal
from loaders.admission import refusal
from loaders.holding import alone
from loaders.stores import Stores
from loaders.worker import Worker
from stores.graph.content import content_hash
from stores.graph.wipe import is_empty
from stores.journal.files import LARGEST
from stores.journal.wire import decode, decode_decision, encode_decision, encode_records
from stores.operations.states import APPLIED, FAILED, KEPT
from stores.operations.tables import BatchRow

FORMAT = 1
MANIFEST, SEAL = "manifest.json", "manifest.sha256"
_NAME = re.compile(r"\d{8}\.jsonl\.zst")
_LARGEST_MANIFEST = 64 << 20


@dataclass(frozen=True, slots=True)
class Backed:
    """What a backup holds."""

    batches: int
    records: int
    content_hash: str


def export_graph(stores: Stores, folder: Path, version: str, exported_at: int) -> Backed:
    """Write all that stands in the graph into a folder that is not there yet. What waits is written first, and workers
    of other processes wait. version: the program's. exported_at: milliseconds UTC. Raises BadArgument; TooBusy where a
    load writes meanwhile; BadInput where a batch of the journal is missing or damaged."""
    with alone(stores.operations.leases):
        worker = Worker(stores)
        worker.adopt()
        worker.recover(unclean=False)
        worker.empty()
        return _export(stores, folder, version, exported_at)


def _export(stores: Stores, folder: Path, version: str, exported_at: int) -> Backed:
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise BadArgument("--output", f"{folder} cannot be made: {error.strerror}.", expected="a new folder") from error
    names = {vc: name for name, vc in stores.operations.all_classes().items()}
    files: list[dict[str, Any]] = []
    rows = _standing(stores)
    for row in rows:
        content = decode(stores.journal.read(row.id))
        if isinstance(content, Withdrawal):
            continue
        if isinstance(content, Decision):
            lines = encode_decision(content, visibility=names[content.vc])
        else:
            lines = encode_records(*content)
        name = f"{len(files) + 1:08d}.jsonl.zst"
        packed = zstandard.ZstdCompressor(level=3).compress(lines)
        _write(folder / name, packed)
        about = {"source": row.source, "records": row.records, "recorded_at": row.recorded_at}
        files.append({"name": name, "sha256": sha256(packed).hexdigest(), "bytes": len(packed)} | about)
    found = content_hash(stores.graph)
    writes = any(row.state == KEPT for row in stores.operations.all_batches())
    if writes or [row.id for row in rows] != [row.id for row in _standing(stores)]:
        shutil.rmtree(folder)
        raise TooBusy("A load wrote while the graph was exported.", do="export again when it is done", seconds=60)
    manifest = {
        "format": FORMAT,
        "program": version,
        "exported_at": exported_at,
        "content_hash": found,
        "classes": sorted(names.values()),
        "files": files,
    }
    told = orjson.dumps(manifest, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS)
    _write(folder / MANIFEST, told)
    _write(folder / SEAL, f"{sha256(told).hexdigest()}  {MANIFEST}\n".encode())
    return Backed(len(files), sum(file["records"] for file in files), found)


def _standing(stores: Stores) -> list[BatchRow]:
    """The batches that are in the graph, and those that were set aside."""
    return [row for row in stores.operations.all_batches() if row.state in (APPLIED, FAILED)]


def check_backup(folder: Path) -> dict[str, Any]:
    """The manifest of a whole backup. Raises BadInput for anything that is missing, changed or too much."""
    told = _read(folder / MANIFEST, _LARGEST_MANIFEST)
    if _read(folder / SEAL, 1_000) != f"{sha256(told).hexdigest()}  {MANIFEST}\n".encode():
        raise _damaged(folder / MANIFEST, "does not fit its seal")
    manifest = orjson.loads(told)
    if manifest.get("format") != FORMAT:
        raise BadInput(
            f"Backups of format {manifest.get('format')!r} are not known.",
            where=str(folder),
            expected=str(FORMAT),
            do="update Sightline",
        )
    if not all(_NAME.fullmatch(file["name"]) for file in manifest["files"]):
        raise _damaged(folder / MANIFEST, "names what is no file of a backup")
    known = {MANIFEST, SEAL, *(file["name"] for file in manifest["files"])}
    for path in sorted(folder.iterdir()):
        if path.name not in known:
            raise _damaged(path, "stands in no manifest")
    for file in manifest["files"]:
        if sha256(_read(folder / file["name"], LARGEST)).hexdigest() != file["sha256"]:
            raise _damaged(folder / file["name"], "was changed")
    return dict(manifest)


def import_graph(stores: Stores, folder: Path) -> tuple[Backed, bool]:
    """List all batches of a backup for the worker, checked whole before the first.

    Also, whether nothing was there before, so that the graph must come out with the backup's content hash. Raises
    BadInput.
    """
    manifest = check_backup(folder)
    for file in manifest["files"]:
        _check_content(folder / file["name"], stores)
    empty = is_empty(stores.graph) and not stores.operations.all_batches()
    for file in manifest["files"]:
        lines = _lines(folder / file["name"])
        if file["source"] == VERDICTS:
            lines = encode_decision(decode_decision(lines, stores.classes))
        batch = stores.journal.append(lines)
        stores.operations.keep_batch(batch, file["source"], file["records"], file["recorded_at"])
        stores.operations.queue.enqueue([batch])
    records = sum(file["records"] for file in manifest["files"])
    return Backed(len(manifest["files"]), records, manifest["content_hash"]), empty


def _check_content(path: Path, stores: Stores) -> None:
    """Raises BadInput where a batch cannot go into this graph: its model or its policy is another one."""
    lines = _lines(path)
    try:
        head = orjson.loads(lines.partition(b"\n")[0])
        if head["source"]["name"] == VERDICTS:
            decode_decision(lines, stores.classes)
            return
        content = decode(lines)
        assert not isinstance(content, Decision | Withdrawal)
        source, records = content
        classes = {source.visibility, *(record.visibility for record in records)} - {None}
    except (ValueError, KeyError, TypeError, AssertionError) as error:
        raise _damaged(path, "is no batch of this model and policy") from error
    for name in sorted(str(name) for name in classes):
        if name not in stores.classes:
            raise _unfit(path, f"the policy has no visibility class {name[:60]!r}", "name it in the policy")
    for record in records:
        unfit = refusal(record, stores.registry, stores.classes)
        unknown = [c.entity for c in record.claims if type_of(c.entity) not in stores.registry.entities]
        if unfit is not None or unknown:
            raise _unfit(path, unfit.reason if unfit else "an entity is of no declared type", "use the same model")


def _lines(path: Path) -> bytes:
    try:
        return zstandard.ZstdDecompressor().decompress(path.read_bytes(), max_output_size=LARGEST)
    except zstandard.ZstdError as error:
        raise _damaged(path, "cannot be unpacked") from error


def _read(path: Path, most: int) -> bytes:
    try:
        if path.stat().st_size > most:
            raise _damaged(path, "is too large")
        return path.read_bytes()
    except OSError as error:
        raise _damaged(path, "cannot be read") from error


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _unfit(path: Path, why: str, do: str) -> BadInput:
    return BadInput(f"The backup does not fit this installation: {why}.", where=str(path), do=do)


def _damaged(path: Path, how: str) -> BadInput:
    return BadInput(
        f"The backup is damaged: {path.name} {how}.", where=str(path), expected="the folder as it was exported",
        do="take another backup; nothing of this one was written",
    )  # fmt: skip
