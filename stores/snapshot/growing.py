"""A snapshot with what was added since: new entities and links put in their places, the rest moved up."""

from __future__ import annotations

import time
from bisect import bisect_left
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph_model.keys import type_of
from stores.graph.pull import Pulled
from stores.snapshot.snapshot import Snapshot

_KEYS = ("ends", "link_types", "since", "until", "grades", "currencies", "amounts")
"""What links of one start are sorted by."""
_COLUMNS = ("starts", *_KEYS, "vcs", "sources", "recorded")


def grown(old: Snapshot, added: Pulled) -> Snapshot:
    """The snapshot and what was added, as if all had been pulled at once, but for the places of new sources."""
    place = {entity: at for at, entity in enumerate(old.ids)} if len(added.ids) > len(old.ids) // 10 else None
    fresh = sorted(entity for entity in added.ids if not _known(old, entity, place))
    at = np.array([bisect_left(old.ids, entity) for entity in fresh], dtype=np.int64)
    ids = sorted([*old.ids, *fresh])
    # A node moves up by as many as come before it.
    moved = np.arange(len(old.ids)) + np.searchsorted(at, np.arange(len(old.ids)), side="right")
    nodes = {int(o): bisect_left(ids, i) for i, o in zip(added.ids, added.ordinals.tolist(), strict=True)}
    types = [old.type_names.index(type_of(entity)) for entity in fresh]
    new = _new_links(added, nodes)
    starts = moved[old.starts].astype(np.int32)
    ends = moved[old.ends].astype(np.int32)
    columns: dict[str, NDArray[Any]] = {name: getattr(old, name) for name in _COLUMNS}
    columns |= {"starts": starts, "ends": ends}
    places = _places(columns, new)
    links: dict[str, Any] = {
        name: np.insert(column, places, new[name].astype(column.dtype)) for name, column in columns.items()
    }
    facts = np.array([nodes.get(o, -1) for o in added.fact_ordinals.tolist()], dtype=np.int64)
    known = facts >= 0
    return replace(
        old,
        ids=ids,
        node_types=np.insert(old.node_types, at, np.array(types, dtype=np.int16)),
        fact_nodes=np.concatenate([moved[old.fact_nodes], facts[known]]),
        fact_vcs=np.concatenate([old.fact_vcs, added.fact_vcs[known]]),
        verdict_starts=moved[old.verdict_starts],
        verdict_ends=moved[old.verdict_ends],
        source_names=added.source_names,
        changes=added.changes,
        pulled_at=time.monotonic(),
        **links,
    )


def _known(old: Snapshot, entity: str, place: dict[str, int] | None) -> bool:
    if place is not None:
        return entity in place
    at = bisect_left(old.ids, entity)
    return at < len(old.ids) and old.ids[at] == entity


def _new_links(added: Pulled, nodes: dict[int, int]) -> dict[str, NDArray[Any]]:
    """The columns of the new links, sorted as those of a snapshot are."""
    starts, ends = (
        np.array([nodes.get(o, -1) for o in column.tolist()], dtype=np.int64)
        for column in (added.link_starts, added.link_ends)
    )
    columns: dict[str, NDArray[Any]] = {
        "starts": starts,
        "ends": ends,
        "link_types": added.link_types,
        "since": added.link_since,
        "until": added.link_until,
        "grades": added.link_grades,
        "currencies": added.link_currencies,
        "amounts": added.link_amounts,
        "vcs": added.link_vcs,
        "sources": added.link_sources,
        "recorded": added.link_recorded,
    }
    order = np.lexsort([columns[name] for name in reversed(("starts", *_KEYS))])
    order = order[(starts[order] >= 0) & (ends[order] >= 0)]
    return {name: column[order] for name, column in columns.items()}


def _places(columns: dict[str, NDArray[Any]], new: dict[str, NDArray[Any]]) -> NDArray[np.int64]:
    """Before which of the old links each new one stands."""
    low = np.searchsorted(columns["starts"], new["starts"], side="left")
    high = np.searchsorted(columns["starts"], new["starts"], side="right")
    keys = [columns[name] for name in _KEYS]
    wanted = zip(*(new[name].tolist() for name in _KEYS), strict=True)

    def key(row: int) -> tuple[int, ...]:
        return tuple(int(column[row]) for column in keys)

    found = [
        bisect_left(range(len(columns["starts"])), link, first, last, key=key)
        for link, first, last in zip(wanted, low.tolist(), high.tolist(), strict=True)
    ]
    return np.array(found, dtype=np.int64)
