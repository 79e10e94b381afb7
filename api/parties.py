"""Who and what took part in events, as facts."""

from __future__ import annotations

import numpy as np

from api.context import Asking
from api.happenings import Happenings
from graph_model.errors import LimitExceeded
from graph_model.reader import FactFilter
from stores.graph.reads.facts import SeenFact, facts_between

MOST = 20_000
"""Parties of one answer."""
AT_ONCE = 2_000
PARTY_TO = "PARTY_TO"


def parties(asking: Asking, filter: FactFilter, events: Happenings) -> list[SeenFact]:
    """The PARTY_TO links to some events that the reader sees under the filter, by id. Raises LimitExceeded."""
    view, seen = asking.view(filter, [PARTY_TO]), asking.seen(filter)
    if PARTY_TO not in view.link_names or not events.entities:
        return []
    wanted = set(events.ids)
    rows = np.flatnonzero(view.link_types == view.link_names.index(PARTY_TO)).tolist()
    kept = [row for row in rows if view.ids[view.ends[row]] in wanted]
    if len(kept) > MOST:
        raise LimitExceeded("parties to events", len(kept), MOST, do="ask for fewer kinds or a shorter time")
    ids = sorted({view.ids[view.starts[row]] for row in kept} | {view.ids[view.ends[row]] for row in kept})
    found: list[SeenFact] = []
    while ids:
        page = facts_between(seen, ids, [PARTY_TO], found[-1].id if found else None, AT_ONCE)
        found += page
        if len(page) < AT_ONCE or len(found) > 2 * MOST:
            break
    return [fact for fact in found if seen.clusters.of(fact.end) in wanted]
