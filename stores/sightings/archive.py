"""The archive's folder: follows the graph change by change, and can always be written anew from it.

A change is taken over whole: new files first, then the manifest that names them, then the graph's note is taken off.
Killed anywhere in between, it is taken over again, and the manifest's number tells what it holds already.
"""

from __future__ import annotations

import errno
import fcntl
import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from secrets import token_hex

import pyarrow as pa
import pyarrow.parquet as pq

from graph_model.errors import BadInput, ServiceError
from graph_model.keys import sighting_keys
from stores.graph import Graph
from stores.graph.archive_pull import Change, everything, identity, is_behind, next_change
from stores.graph.archiving import done
from stores.sightings.manifest import Manifest, Part, put, read, write
from stores.sightings.names import Names
from stores.sightings.table import WORDS, by_day, filed, joined, sorted_table, table_of

MOST_PARTS = 8
"""Files of one day; at so many the small ones are merged."""
LARGE = 2_000_000
"""Rows of a file that is merged no more while its day still grows."""
NAMES = "names"
_TRIES = 5
_EPOCH = date(1970, 1, 1)
_PAD = "0" * 12


class Archive:
    """Sightings under `folder`: day=2024-03-11/….parquet. Threads and processes may share it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.RLock()
        self._names = Names()
        self._held = False

    def manifest(self) -> Manifest:
        """Which files there are now. Raises BadInput."""
        return read(self.folder)

    def catch_up(self, graph: Graph) -> int:
        """Take over what changed in the graph; how many changes at once it took. Raises StoreUnavailable, BadInput,
        ServiceError."""
        taken = 0
        while is_behind(graph):
            with self._alone():
                manifest = self.manifest()
                if manifest.graph != identity(graph):
                    # A graph that was wiped, or another one: what stands here is not about it.
                    self._write_anew(graph)
                    continue
                change = next_change(graph, manifest.number)
                if change is not None:
                    self._apply(change, manifest)
                    done(graph, change.number)
                    taken += 1
        return taken

    def write_anew(self, graph: Graph) -> int:
        """The whole archive again from the graph; how many sightings. Raises StoreUnavailable, ServiceError."""
        with self._alone():
            return self._write_anew(graph)

    def clear(self) -> None:
        """Forget all sightings, as when the graph is wiped."""
        with self._alone():
            self._replace(Manifest())

    def tidy(self) -> int:
        """Merge the files of each day but the last into one, when no more comes for it; how many days."""
        with self._alone():
            manifest = self.manifest()
            grown = [day for day, parts in manifest.days.items() if len(parts) > 1 and day != max(manifest.days)]
            if grown:
                merged = {day: self._merged(day, manifest.days[day], 1) for day in grown}
                self._replace(replace(manifest, days={**manifest.days, **merged}))
        return len(grown)

    def names(self, manifest: Manifest | None = None) -> Names:
        """The words that the files use. manifest: the one that names their files; as it is now if None. Raises
        FileNotFoundError, BadInput."""
        parts = (manifest or self.manifest()).names
        with self._lock:
            if self._names.parts != parts:
                self._names = Names.read(parts, lambda part: self._read(self.folder / NAMES / part.name))
            return self._names

    def day(self, day: int, parts: Iterable[Part], columns: list[str] | None = None) -> pa.Table:
        """The rows of a day, as its files hold them. columns: all if None. Raises FileNotFoundError where a merge has
        taken a file away, and BadInput for a damaged one."""
        return joined([self._read(self._path(day, part.name), columns) for part in parts])

    def days(self, low: int | None = None, high: int | None = None) -> Iterator[tuple[int, tuple[Part, ...]]]:
        """The days from low to high, both included, with their files."""
        yield from _between(self.manifest(), low, high)

    def read_days(self, low: int | None, high: int | None, columns: list[str]) -> tuple[list[pa.Table], list[str]]:
        """The rows of these days, and the words by number. A merge meanwhile is waited out."""
        for left in reversed(range(_TRIES)):
            try:
                manifest = self.manifest()
                words = self.names(manifest).words
                days = _between(manifest, low, high)
                return [self.day(day, parts, columns) for day, parts in days], words
            except FileNotFoundError as error:
                if not left:
                    raise BadInput(
                        "A file of the archive of sightings is gone.",
                        where=str(error.filename),
                        do="write it anew: sightline verify --write-anew",
                    ) from error
        return [], []

    def _write_anew(self, graph: Graph) -> int:
        name, number = identity(graph), graph.changes()
        days: dict[int, list[Part]] = {}
        names = self._names = Names()
        for columns in everything(graph):
            for day, table in by_day(table_of(columns)).items():
                days.setdefault(day, []).append(self._put(day, filed(table, names)))
        merged = {day: self._merged(day, parts, MOST_PARTS) for day, parts in days.items()}
        whole = Manifest(number, graph.changes(), name, merged)
        self._replace(whole)
        done(graph, number)
        return whole.rows

    def _apply(self, change: Change, manifest: Manifest) -> None:
        days, names = dict(manifest.days), self.names(manifest)
        gone = pa.array([sighting_keys(record + _PAD)[0] for record in sorted(change.records)], pa.int64())
        new = by_day(table_of(change.now)) if change.now["ids"] else {}
        again = new.keys() if change.first <= manifest.overlap else frozenset[int]()
        for day in sorted((change.days | again) & days.keys()):
            days[day] = tuple(kept for part in days[day] if (kept := self._without(day, part, gone)) is not None)
        for day, table in new.items():
            days[day] = self._merged(day, (*days.get(day, ()), self._put(day, filed(table, names))), MOST_PARTS)
        self._replace(replace(manifest, number=change.number, days=days))

    def _without(self, day: int, part: Part, gone: pa.Array) -> Part | None:
        """The part without the rows of some records; itself where it has none of them, None where nothing is left."""
        path = self._path(day, part.name)
        keys = self._read(path, ["key"])["key"]
        stays = pa.compute.invert(pa.compute.is_in(keys, value_set=gone))
        left = pa.compute.sum(stays).as_py() or 0
        if left == part.rows:
            return part
        return self._put(day, self._read(path).filter(stays).combine_chunks()) if left else None

    def _merged(self, day: int, parts: Iterable[Part], most: int) -> tuple[Part, ...]:
        """Few enough files of a day: at more than `most` the small ones become one."""
        found = tuple(parts)
        small = [part for part in found if part.rows < LARGE or most == 1]
        if len(found) <= most or len(small) < 2:
            return found
        whole = self._put(day, sorted_table(self.day(day, small)))
        return (*(part for part in found if part not in small), whole)

    def _put(self, day: int, table: pa.Table) -> Part:
        return self._file(self._path(day, ""), table)

    def _file(self, folder: Path, table: pa.Table) -> Part:
        sink = pa.BufferOutputStream()
        repeated = [name for name in WORDS if name in table.column_names]
        pq.write_table(table, sink, compression="zstd", compression_level=1, use_dictionary=repeated)
        name = f"{token_hex(8)}.parquet"
        try:
            put(folder / name, memoryview(sink.getvalue()))
        except OSError as error:
            raise _cannot_keep(error, self.folder) from error
        return Part(name, len(table))

    def _read(self, path: Path, columns: list[str] | None = None) -> pa.Table:
        try:
            return pq.read_table(path, columns=columns, partitioning=None)
        except FileNotFoundError:
            raise
        except (OSError, pa.ArrowInvalid) as error:
            raise BadInput(
                "A file of the archive of sightings is damaged.",
                where=str(path),
                do="write it anew: sightline verify --write-anew",
            ) from error

    def _replace(self, manifest: Manifest) -> None:
        """The words that are new, the manifest, then away with the files that it no longer names."""
        if manifest.days:
            fresh = self._names.fresh()
            if fresh is not None:
                self._names.keep(self._file(self.folder / NAMES, fresh))
            manifest = replace(manifest, names=self._names.parts)
        else:
            self._names = Names()
            manifest = replace(manifest, names=())
        try:
            write(self.folder, manifest)
        except OSError as error:
            raise _cannot_keep(error, self.folder) from error
        named: dict[Path, set[str]] = {
            self._path(day, ""): {part.name for part in parts} for day, parts in manifest.days.items()
        }
        named[self.folder / NAMES] = {part.name for part in manifest.names}
        for folder in (*self.folder.glob("day=*"), *self.folder.glob(NAMES)):
            for path in folder.iterdir():
                if path.name not in named.get(folder, ()):
                    path.unlink(missing_ok=True)
            if folder not in named:
                folder.rmdir()

    def _path(self, day: int, name: str) -> Path:
        return self.folder / f"day={_EPOCH + timedelta(days=day)}" / name

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One writer at a time, over all processes."""
        with self._lock:
            if self._held:
                yield
                return
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                handle = os.open(self.folder / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
            except OSError as error:
                raise _cannot_keep(error, self.folder) from error
            try:
                fcntl.flock(handle, fcntl.LOCK_EX)
                self._held = True
                yield
            finally:
                self._held = False
                os.close(handle)


def _between(manifest: Manifest, low: int | None, high: int | None) -> Iterator[tuple[int, tuple[Part, ...]]]:
    for day, parts in sorted(manifest.days.items()):
        if (low is None or day >= low) and (high is None or day <= high):
            yield day, parts


def _cannot_keep(error: OSError, folder: Path) -> ServiceError:
    return ServiceError(
        f"The archive of sightings cannot be written: {error.strerror}.",
        where=str(folder),
        do="make room on the disk" if error.errno == errno.ENOSPC else "check the folder's owner and rights",
    )
