"""connectingNetwork: how several entities hang together, and who and what holds them together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import strawberry

from algorithms.connecting_network import Connecting, connecting_network
from api.connections import page_size
from api.diagrams import Scope, lines_among
from api.drawn import draw
from api.types.diagram import Diagram, diagram_of
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from drawing.distance import distances
from drawing.folding import PLAIN, is_plain
from graph_model.errors import BadArgument, LimitExceeded
from stores.graph.reads.entities import resolve

MOST = 20
"""Entities that are connected."""
MOST_HOPS = 6
"""Hops between two of them, `maxHops`."""
MOST_AVOIDED = 1_000
"""Entities that no path may go through, `avoid`."""
MOST_HOLDERS = 100
"""Holders that are told; the others are drawn or counted."""


@strawberry.type
class Query:
    @strawberry.field(
        description="""The network of the shortest paths between several entities, of up to `maxHops`. Its columns also
hold `holders` {id, share, pairs, between}: who and what holds them together, ranked; `share` sums over the pairs the
part of their shortest paths that goes through it, `between` are these pairs. `ties` {from, to, hops, paths, path}: each
pair with how many shortest paths it has, and the one over those who hold most together. `apart`: pairs that have none.
A position in this network under this filter, nothing more. Hubs are named and not walked, and nothing in `avoid` is
walked. Of each pair one path is drawn while there is room for it, then other holders; unknown ids are left out."""
    )
    def connecting_network(
        self,
        info: Info,
        ids: list[strawberry.ID],
        max_hops: int = 4,
        link_types: list[str] | None = None,
        avoid: list[strawberry.ID] | None = None,
        hub_limit: int = 100,
        filter: FactFilter | None = None,
        limit: int = 60,
    ) -> Diagram:
        asking = info.context
        if len(set(ids)) < 2:
            raise BadArgument("ids", "There is nothing to connect.", expected="two entities or more")
        if len(ids) > MOST:
            raise LimitExceeded("ids", len(ids), MOST)
        if len(avoid or []) > MOST_AVOIDED:
            raise LimitExceeded("avoid", len(avoid or []), MOST_AVOIDED)
        page_size(max_hops, MOST_HOPS, "maxHops")
        page_size(limit, PLAIN, "limit")
        if hub_limit < 1:
            raise BadArgument("hubLimit", f"hubLimit is {hub_limit}.", expected="1 or more")
        seen, walk = asking.seen(chosen(filter)), tuple(asking.walkable(link_types))
        known, shut = resolve(seen, ids), resolve(seen, avoid or [])
        given = sorted(set(known.values()))
        view = asking.view(chosen(filter), walk)
        found = connecting_network(
            view,
            given,
            max_hops=max_hops,
            avoid=sorted(set(shut.values())),
            hub_limit=hub_limit,
            limit=limit,
            progress=asking.progress,
        )
        scope = Scope(walk, walk)
        # Who is in the graph and has no link under the filter is drawn all the same.
        entities = sorted({*given, *found.entities})
        lines = lines_among(seen, scope, entities)
        drawn = draw(
            seen,
            scope,
            distances(entities, lines, given),
            lines,
            omitted=found.omitted,
            hubs=found.hubs,
            plain=is_plain(len(entities)),
        )
        renamed = {entity: low for entity, low in sorted(known.items()) if entity != low}
        return diagram_of(drawn, renamed, _told(found))


def _told(found: Connecting) -> Mapping[str, Any]:
    holders = found.holders[:MOST_HOLDERS]
    return {
        "holders": {
            "id": [holder.id for holder in holders],
            "share": [holder.share for holder in holders],
            "pairs": [len(holder.pairs) for holder in holders],
            "between": [[list(pair) for pair in holder.pairs] for holder in holders],
        },
        "ties": {
            "from": [tie.a for tie in found.ties],
            "to": [tie.b for tie in found.ties],
            "hops": [tie.hops for tie in found.ties],
            "paths": [tie.paths for tie in found.ties],
            "path": [list(tie.path) for tie in found.ties],
        },
        "apart": [list(pair) for pair in found.apart],
    }
