"""The archive as one reader sees it, laid out for a cluster that shares the folder: day by day, never all at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from graph_model.sightings import Places
from stores.graph.seen import SeenGraph
from stores.sightings.archive import Archive
from stores.sightings.places import Last, places_of, silent
from stores.sightings.scan import Lens, renumbered, with_more

SCHEMA = pa.schema(
    [
        pa.field("subject", pa.int32()),
        pa.field("place", pa.int32()),
        pa.field("at", pa.int64()),
        pa.field("key", pa.int64()),
    ]
)
"""subject, place: numbers of the archive's words. at: true time, milliseconds UTC. key: orders what is read at once."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Files of `SCHEMA` in `folder`, n readings from first to last (milliseconds UTC).

    subject_ids: s entity ids, sorted, each the smallest visible member of its cluster. subject_of, place_of: from the
    files' numbers to indexes into subject_ids and where.ids. read: p, how many readings each place has.
    """

    folder: Path
    n: int
    first: int
    last: int
    subject_ids: list[str]
    subject_of: NDArray[np.int32]
    where: Places
    place_of: NDArray[np.int32]
    read: NDArray[np.int64]


def lay_out(archive: Archive, seen: SeenGraph, folder: Path) -> LaidOut:
    """Write what the reader sees under the filter. Don't load meanwhile. Raises StoreUnavailable, BadInput."""
    lens = Lens.of(seen)
    words = archive.names().words
    used = np.zeros(len(words), dtype=bool)
    read = np.zeros(len(words), dtype=np.int64)
    newest = np.full(len(words), np.iinfo(np.int64).min)
    sensors, zones = (np.zeros(len(words), dtype=np.int32) for _ in range(2))
    n, first, last = 0, np.iinfo(np.int64).max, 0
    for day, _ in archive.days(lens.low, lens.high):
        tables, _ = archive.read_days(day, day, lens.columns)
        table, at, _ = lens.rows(tables, words)
        if not len(table):
            continue
        subjects, places = table["subject"].to_numpy(), table["place"].to_numpy()
        used[subjects] = True
        read += np.bincount(places, minlength=len(words))
        order = np.argsort(at, kind="stable")
        latest = np.zeros(len(words), dtype=np.int64)
        latest[places[order]] = order
        here = np.unique(places)
        here = here[at[latest[here]] >= newest[here]]
        newest[here] = at[latest[here]]
        sensors[here] = table["sensor"].to_numpy()[latest[here]]
        zones[here] = table["zone"].to_numpy()[latest[here]]
        n, first, last = n + len(at), min(first, int(at.min())), max(last, int(at.max()))
        columns = [subjects, places, at, table["key"].to_numpy()]
        pq.write_table(pa.table([pa.array(column) for column in columns], schema=SCHEMA), folder / f"{day}.parquet")
    subject_ids, subject_of = renumbered(words, used, seen.clusters.smallest)
    place_ids, place_of = renumbered(words, read > 0, {})
    quiet = silent(seen, lens.known, place_ids, last)
    place_ids, place_of = with_more(place_ids, place_of, quiet)
    number = {place: code for code, place in enumerate(words) if read[code]}
    latest_of = {
        place: Last(words[sensors[code]], words[zones[code]], int(newest[code])) for place, code in number.items()
    }
    where = places_of(seen, lens.known, latest_of | quiet)
    counts = np.array([read[number[place]] if place in number else 0 for place in place_ids], np.int64)
    return LaidOut(folder, n, first, last, subject_ids, subject_of, where, place_of, counts)
