"""Which version of each record holds, and how each row ended: what `stores.graph.write` decides batch by batch."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from graph_model.keys import RECORD_CHARS
from stores.graph.bulk.table import Ints, Mask
from stores.graph.rows import Planned


def _longs() -> array[int]:
    return array("q")


@dataclass
class Records:
    """All records in the order in which they came, as columns of integers."""

    stems: bytearray = field(default_factory=bytearray)
    versions: array[int] = field(default_factory=_longs)
    digests: array[int] = field(default_factory=_longs)
    batches: array[int] = field(default_factory=_longs)
    classes: array[int] = field(default_factory=_longs)

    def add(self, planned: Sequence[Planned], batch: int) -> int:
        """Note the records of a batch; the number of the first."""
        first = len(self.versions)
        self.stems += "".join([p.record for p in planned]).encode()
        self.versions.extend([p.order[0] for p in planned])
        self.digests.extend([p.order[1] for p in planned])
        self.batches.extend([batch] * len(planned))
        said = (p.claims or p.links or p.sightings for p in planned)
        self.classes.extend([rows[0]["facts"]["vc"] if rows else -1 for rows in said])
        return first

    def stem(self, number: int) -> str:
        """The record's id."""
        return self.stems[number * RECORD_CHARS : (number + 1) * RECORD_CHARS].decode()


@dataclass(frozen=True)
class Standing:
    """Per record. holds: its version stands, and this is the row that brought it. same: it says what stands.
    current: it was the newest when it came. fresh: it was, and said something else than what stood. conflict: it says
    something else under a version that was known."""

    holds: Mask
    same: Mask
    current: Mask
    fresh: Mask
    conflict: Mask


def standing(records: Records) -> Standing:
    """How each record stands to the others of its name. Order is (version, digest), in and across batches."""
    size = len(records.versions)
    halves = np.frombuffer(bytes(records.stems), dtype=">u8").reshape(size, 2).astype(np.uint64)
    columns = (records.versions, records.digests, records.batches)
    versions, digests, batches = (np.array(column, dtype=np.int64) for column in columns)
    names = np.lexsort((np.arange(size), halves[:, 1], halves[:, 0]))
    first = np.ones(size, dtype=bool)
    first[1:] = (halves[names][1:] != halves[names][:-1]).any(axis=1)
    groups = np.empty(size, dtype=np.int64)
    groups[names] = np.cumsum(first) - 1
    holds, same, current, fresh = (np.ones(size, dtype=bool) for _ in range(4))
    found = Standing(holds, same, current, fresh, conflict=np.zeros(size, dtype=bool))
    counts = np.bincount(groups, minlength=1)
    for members in _several(groups, counts):
        _settle(members, versions, digests, batches, found)
    return found


def _several(groups: Ints, counts: Ints) -> list[Ints]:
    """The numbers of the records of each name that came more than once, in their order."""
    many = np.flatnonzero(counts[groups] > 1)
    if not len(many):
        return []
    ordered = many[np.argsort(groups[many], kind="stable")]
    return np.split(ordered, np.flatnonzero(np.diff(groups[ordered])) + 1)


def _settle(members: Ints, versions: Ints, digests: Ints, batches: Ints, found: Standing) -> None:
    """Go through the records of one name as the store would have."""
    known: tuple[int, int] | None = None
    orders = [(int(versions[n]), int(digests[n])) for n in members]
    top = max(orders)
    for batch in dict.fromkeys(batches[members].tolist()):
        rows = [(n, order) for n, order in zip(members.tolist(), orders, strict=True) if batches[n] == batch]
        newest = max(order for _, order in rows)
        first = next(n for n, order in rows if order == newest)
        held = max(newest, known) if known else newest
        for n, order in rows:
            found.same[n] = order == top
            found.current[n] = n == first and (known is None or order >= known)
            found.fresh[n] = n == first and (known is None or order > known)
            found.holds[n] = found.fresh[n] and order == top
            found.conflict[n] = not found.fresh[n] and order[0] == held[0] and order[1] != held[1]
        known = held


def absent(wanted: Ints, present: Ints) -> NDArray[np.bool_]:
    """Which of `wanted` are not in the sorted array `present`."""
    if not len(present):
        return np.ones(len(wanted), dtype=bool)
    at = np.minimum(np.searchsorted(present, wanted), len(present) - 1)
    return np.asarray(present[at] != wanted)
