"""Calls as arrays, out of the snapshot: those that matter for some phones, and the records of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.borne import Spans
from algorithms.movement.calls import Calls
from api.context import Asking
from api.types.borne import identifiers
from graph_model.keys import type_of
from graph_model.reader import FactFilter
from graph_model.view import UNDATED, View
from stores.graph.reads.facts import SeenFact, members_of
from stores.graph.reads.steps import Pair, ties
from stores.graph.seen import SeenGraph

CALL = "CALLED"
PHONE = "PhoneNumber"
_PARALLEL = 20
"""Calls of one moment between the same two that are looked at for their records."""
Ints = NDArray[np.int64]


def phones_of(asking: Asking, given: FactFilter, ids: Iterable[str]) -> dict[str, list[tuple[int, int]]]:
    """The numbers among these ids, always, and those that these bore, while they did, by the smallest id of their
    cluster, sorted. Raises LimitExceeded."""
    found = identifiers(asking.seen(given), ids)
    return {one: found[one] for one in sorted(found) if type_of(one) == PHONE}


def calls_around(view: View, phones: Sequence[str], hops: int) -> Calls:
    """The dated calls of `phones`; with 2 hops also all of their contacts, and with 3 all of those who share one, so
    that how many others each contact has is exact."""
    dated = np.flatnonzero(view.since != UNDATED)
    wanted = _among(view, phones)
    starts, ends = view.starts[dated], view.ends[dated]
    for _ in range(hops - 1):
        touched = wanted[starts] | wanted[ends]
        wanted[starts[touched]] = wanted[ends[touched]] = True
    rows = dated[wanted[starts] | wanted[ends]]
    return _calls(view, rows)


def calls_between(view: View, since: int, until: int, phones: Sequence[str] | None) -> Ints:
    """The rows of the view that are calls from since to until (milliseconds UTC, half open), of these phones or of
    all, in the order of time."""
    kept = (view.since != UNDATED) & (view.since >= since) & (view.since < until)
    if phones is not None:
        wanted = _among(view, phones)
        kept &= wanted[view.starts] | wanted[view.ends]
    rows = np.flatnonzero(kept).astype(np.int64)
    found: Ints = rows[np.lexsort((rows, view.since[rows]))]
    return found


def seconds_of(seen: SeenGraph, phones: Spans, others: Sequence[str]) -> Mapping[str, int]:
    """By other number (cluster) for how many seconds these phones spoke with it in all, each in its times."""
    asked = members_of(seen, others)
    times = {
        member: [list(span) for span in spans] for one, spans in phones.items() for member in seen.clusters.all(one)
    }
    found: dict[str, int] = {}
    for row in seen.read("talk_time", ids=sorted(times), times=times, others=asked, most=len(asked)):
        other = seen.clusters.of(row["phone"])
        found[other] = found.get(other, 0) + int(row["seconds"])
    return found


def facts_at(seen: SeenGraph, view: View, rows: Sequence[int]) -> list[SeenFact]:
    """The records of these rows of the view: of its type, ends and time, each once, in the order of the rows."""
    pairs = [
        Pair(
            view.ids[view.starts[row]],
            view.ids[view.ends[row]],
            (view.link_names[view.link_types[row]],),
            way="OUT",
            span=(_known(view.since[row]), _known(view.until[row])),
        )
        for row in rows
    ]
    found = ties(seen, list(dict.fromkeys(pairs)), _PARALLEL)
    facts = {fact.id: fact for pair in pairs for tie in found[pair] for fact in tie.facts}
    return list(facts.values())


def _among(view: View, phones: Sequence[str]) -> NDArray[np.bool_]:
    """n: which entities of the view are these phones."""
    wanted = np.zeros(len(view.ids), dtype=np.bool_)
    wanted[view.places(phones)] = True
    return wanted


def _known(moment: int) -> int | None:
    return None if moment == UNDATED else int(moment)


def _calls(view: View, rows: NDArray[np.int64]) -> Calls:
    rows = rows[np.lexsort((rows, view.since[rows]))]
    ends = np.unique(np.concatenate([view.starts[rows], view.ends[rows]]))
    return Calls(
        phones=[view.ids[place] for place in ends.tolist()],
        callers=np.searchsorted(ends, view.starts[rows]).astype(np.int32),
        callees=np.searchsorted(ends, view.ends[rows]).astype(np.int32),
        at=view.since[rows],
        seconds=np.zeros(len(rows), dtype=np.int32),
        masts=np.full(len(rows), -1, dtype=np.int32),
        keys=rows,
    )
