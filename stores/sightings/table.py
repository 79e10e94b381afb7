"""Sightings as an Arrow table: its columns, its order, and a digest by which two of them are compared."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from graph_model.keys import RECORD_CHARS, ordinal
from graph_model.slots import DAY_HOURS, HOUR_MS
from stores.graph.archive_pull import NONE, Columns
from stores.sightings.names import Names

DAY_MS = DAY_HOURS * HOUR_MS
Unsigned = NDArray[np.uint64]
_WORD = pa.dictionary(pa.int32(), pa.string())
SCHEMA = pa.schema(
    [
        pa.field("subject", _WORD),
        pa.field("place", _WORD),
        pa.field("sensor", _WORD),
        pa.field("at", pa.int64()),
        pa.field("zone", _WORD),
        pa.field("vc", pa.int32()),
        pa.field("reliability", pa.int8()),
        pa.field("credibility", pa.int8()),
        pa.field("source", _WORD),
        pa.field("recorded_at", pa.int64()),
        pa.field("latitude", pa.float64()),
        pa.field("longitude", pa.float64()),
        pa.field("confidence", pa.float32()),
        pa.field("key", pa.int64()),
        pa.field("rest", pa.int64()),
    ]
)
"""key, rest: the sighting's id as two integers (graph_model.keys.sighting_keys). place: a sensor, or the H3 cell of
what moves; then latitude and longitude are its own. at: as the sensor's clock showed it, milliseconds UTC."""
FILED = pa.schema([pa.field(f.name, pa.int32() if f.type == _WORD else f.type) for f in SCHEMA])
"""The same as files hold it: numbers of words in their place (names.py)."""
WORDS = tuple(field.name for field in SCHEMA if field.type == _WORD)


def table_of(columns: Columns) -> pa.Table:
    """A table out of the graph's columns."""
    keys, rests = _integers(columns["ids"])
    given: dict[str, Any] = {
        "subject": columns["subjects"],
        "place": columns["places"],
        "sensor": columns["sensors"],
        "at": columns["at"],
        "zone": columns["zones"],
        "vc": columns["vcs"],
        "reliability": columns["reliabilities"],
        "credibility": columns["credibilities"],
        "source": columns["sources"],
        "recorded_at": columns["recorded"],
        "latitude": _numbers(columns["latitudes"]),
        "longitude": _numbers(columns["longitudes"]),
        "confidence": _numbers(columns["confidences"]),
        "key": keys,
        "rest": rests,
    }
    arrays = [_array(given[field.name], field.type) for field in SCHEMA]
    return pa.Table.from_arrays(arrays, schema=SCHEMA)


def filed(table: pa.Table, names: Names) -> pa.Table:
    """A table as files hold it. names: takes words that are new."""
    arrays = []
    for column in SCHEMA:
        found = table[column.name].combine_chunks()
        if column.type == _WORD:
            indices = found.indices.to_numpy()
            used, place = np.unique(indices, return_inverse=True)
            found = pa.array(names.number(found.dictionary.take(pa.array(used)).to_pylist())[place])
        arrays.append(found)
    return sorted_table(pa.Table.from_arrays(arrays, schema=FILED))


def worded(table: pa.Table, names: Names) -> pa.Table:
    """A table of a file with its words."""
    words = pa.array(names.words, pa.string())
    arrays = [
        pa.DictionaryArray.from_arrays(table[column.name].combine_chunks(), words)
        if column.type == _WORD
        else table[column.name].combine_chunks()
        for column in SCHEMA
    ]
    return pa.Table.from_arrays(arrays, schema=SCHEMA)


def sorted_table(table: pa.Table) -> pa.Table:
    """A table of a file by place and time, then by subject and id."""
    order = [(name, "ascending") for name in ("place", "at", "subject", "key", "rest")]
    return table.take(pa.compute.sort_indices(table, sort_keys=order)).combine_chunks()


def by_day(table: pa.Table) -> dict[int, pa.Table]:
    """The rows of each UTC day, counted from 1970."""
    days = np.floor_divide(table["at"].to_numpy(), DAY_MS)
    return {int(day): table.filter(pa.array(days == day)) for day in np.unique(days)}


def joined(tables: Sequence[pa.Table]) -> pa.Table:
    """Several tables of files as one."""
    return pa.concat_tables(tables).combine_chunks() if tables else FILED.empty_table()


def digest_of(table: pa.Table) -> int:
    """64 bits that are equal for the same sightings in any order; when they were recorded does not count."""
    if not len(table):
        return 0
    mixed = np.zeros(len(table), dtype=np.uint64)
    for name in ("key", "rest", "at", "vc", "reliability", "credibility"):
        mixed = _mix(mixed ^ table[name].to_numpy().astype(np.int64).view(np.uint64))
    for name in ("latitude", "longitude", "confidence"):
        numbers = np.nan_to_num(table[name].to_numpy(zero_copy_only=False).astype(np.float64), nan=NONE)
        mixed = _mix(mixed ^ numbers.astype(np.float32).view(np.uint32).astype(np.uint64))
    for name in ("subject", "place", "sensor", "zone", "source"):
        words = table[name].combine_chunks()
        used, place = np.unique(words.indices.to_numpy(), return_inverse=True)
        told = words.dictionary.take(pa.array(used)).to_pylist()
        mixed = _mix(mixed ^ np.array([ordinal(word) for word in told], dtype=np.uint64)[place])
    return int(mixed.sum(dtype=np.uint64))


def _mix(values: Unsigned) -> Unsigned:
    """The finaliser of splitmix64."""
    with np.errstate(over="ignore"):
        values = (values + np.uint64(0x9E3779B97F4A7C15)).astype(np.uint64)
        values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _integers(ids: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """graph_model.keys.sighting_keys of many ids at once."""
    raw = np.frombuffer(urlsafe_b64decode("".join(ids)), dtype=np.uint8).reshape(len(ids), -1)
    record = RECORD_CHARS * 3 // 4
    return _first_63_bits(raw[:, :8]), _first_63_bits(raw[:, record : record + 8])


def _first_63_bits(raw: NDArray[np.uint8]) -> NDArray[np.int64]:
    whole = np.ascontiguousarray(raw).view(">u8").reshape(-1).astype(np.uint64)
    return (whole >> np.uint64(1)).astype(np.int64)


def _numbers(values: Sequence[float]) -> NDArray[np.float64]:
    found = np.array(values, dtype=np.float64)
    found[found == NONE] = np.nan
    return found


def _array(values: Any, kind: pa.DataType) -> pa.Array:
    if kind == _WORD:
        return pa.array(values, pa.string()).dictionary_encode()
    if isinstance(values, np.ndarray) and pa.types.is_floating(kind):
        return pa.array(values, kind, from_pandas=True)
    return pa.array(values, kind)
