"""Opening the archive of sightings: from its files to the arrays that a question about movement needs.

The product writes the files, out of the columns that a graph would give; the graph beside them, a real Neo4j, holds the
cameras alone: ten million readings take hours to load into it, and it is not asked for them here.
`python -m benchmarks --only open`.
"""

from __future__ import annotations

import tempfile
import time
from binascii import b2a_base64
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from benchmarks.companions import Read
from benchmarks.loading import Say, open_stores
from benchmarks.machine import fresh_server, machine
from benchmarks.traffic import traffic
from graph_model.reader import Reader
from graph_model.sightings import Sightings
from loaders.pipeline import Stores, load
from stores.graph.archive_pull import NONE, PART, Columns
from stores.sightings import Archive, Scans
from stores.sightings import archive as module

READINGS, SEED = 10_000_000, 312
BAR_S = 10.0
_ID_BYTES = 21
"""Of a sighting's id before it is written in base64."""
_ID_CHARS = _ID_BYTES * 4 // 3


def measure_opening(say: Say, readings: int = READINGS) -> dict[str, Any]:
    """Seconds until a reader has every sighting: by a process that has read nothing yet, and when the next one asks.
    The files are in the memory of the operating system, as they were just written."""
    made, _ = traffic(readings, SEED)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="sightline-bench-")))
        server = stack.enter_context(fresh_server())
        stores = open_stores(server.at, folder, stack)
        say(f"writing an archive of {readings:,} readings ...")
        took: dict[str, dict[str, float]] = {}
        with timed(took, "write"):
            fill(stores, made)
        seen = stores.graph.as_seen_by(Reader(tuple(stores.classes.values())))
        scans = Scans(Archive(stores.archive.folder))
        for what in ("open", "again"):
            with timed(took, what):
                found = scans.of(seen)
        same(found, made)
        size = sum(path.stat().st_size for path in stores.archive.folder.rglob("*.parquet"))
        about = machine(server.at)
    opened = took["open"]["seconds"]
    return {
        "seed": SEED,
        "sightings": readings,
        "bytes": size,
        "machine": about,
        "took": took,
        "ratios": [
            {"what": "seconds to open the archive", "ratio": round(opened, 3), "bar": BAR_S, "holds": opened <= BAR_S}
        ],
    }


@contextmanager
def timed(took: dict[str, dict[str, float]], what: str) -> Iterator[None]:
    """Seconds, and those of this process's processor."""
    begun, worked = time.perf_counter(), time.process_time()
    yield
    took[what] = {"seconds": time.perf_counter() - begun, "cpu": time.process_time() - worked}


def fill(stores: Stores, made: Sightings) -> None:
    """Let the archive be written of these readings, and the graph know their cameras."""
    cameras = replace(made, subjects=made.subjects[:0], places=made.places[:0], at=made.at[:0], keys=made.keys[:0])
    load([Read(cameras)], stores)
    with patch.object(module, "everything", lambda _: columns(made, stores.classes["open"])):
        stores.archive.write_anew(stores.graph)


def columns(made: Sightings, vc: int) -> Iterator[Columns]:
    """What the graph would give of these readings, part by part."""
    random = np.random.default_rng(SEED)
    for begin in range(0, len(made.at), PART):
        part = slice(begin, begin + PART)
        at = made.at[part].tolist()
        n = len(at)
        places = [made.where.ids[place] for place in made.places[part].tolist()]
        ids = b2a_base64(random.bytes(n * _ID_BYTES), newline=False).decode().replace("+", "-").replace("/", "_")
        yield {
            "ids": [ids[first : first + _ID_CHARS] for first in range(0, len(ids), _ID_CHARS)],
            "subjects": [made.subject_ids[subject] for subject in made.subjects[part].tolist()],
            "places": places,
            "sensors": places,
            "at": at,
            "zones": ["UTC"] * n,
            "vcs": [vc] * n,
            "reliabilities": [2] * n,
            "credibilities": [2] * n,
            "sources": ["bench"] * n,
            "recorded": at,
            **{name: [NONE] * n for name in ("latitudes", "longitudes", "confidences")},
        }


def same(found: Sightings, made: Sightings) -> None:
    """Ends the run where what was opened is not what was written."""
    held = (found.at, _named(found.subject_ids, found.subjects), _named(found.where.ids, found.places))
    wanted = (made.at, _named(made.subject_ids, made.subjects), _named(made.where.ids, made.places))
    if not all(np.array_equal(one, other) for one, other in zip(held, wanted, strict=True)):
        raise SystemExit(f"{len(found.at):,} readings were opened, and they are not the {len(made.at):,} written.")


def _named(ids: Any, indexes: Any) -> Any:
    """The numbers at the end of the ids."""
    return np.array([int(one.rpartition(":")[2]) for one in ids], np.int64)[indexes]
