"""associationDiagram: one or more elements in the middle, and what is associated with them around."""

from __future__ import annotations

import strawberry

from api.diagrams import Scope, asked, lines_among
from api.types.diagram import Diagram, drawn
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from drawing.association import associate
from drawing.folding import KEEP, is_plain
from graph_model.errors import BadArgument, LimitExceeded
from stores.graph.reads.entities import resolve

MOST_CENTRES = 20
MOST_RINGS = 6
MOST_HUB = 5_000
"""Neighbours up to which an entity may be asked to be walked."""


@strawberry.type
class Query:
    @strawberry.field(
        description="""Rings by distance around the centres; parallel facts folded, and types above `foldAbove` around
one element. An element beyond the centres with more neighbours than `hubLimit` is shown, not walked; links that join
everybody (`walk` is no) are shown around the centres and walked further only when asked for. `limit` is for all marks:
up to 300, or 2,000 in a plain style. Null if any centre is unknown."""
    )
    def association_diagram(
        self,
        info: Info,
        centres: list[strawberry.ID],
        rings: int = 1,
        link_types: list[str] | None = None,
        types: list[str] | None = None,
        hub_limit: int = 100,
        filter: FactFilter | None = None,
        limit: int = 60,
        fold_above: int = KEEP,
    ) -> Diagram | None:
        _check(centres, rings, hub_limit, limit, fold_above)
        asking = info.context
        seen = asking.seen(chosen(filter))
        links = asking.link_types(link_types)
        wanted = asking.types(types)
        scope = Scope(
            link_types=tuple(asking.registry.links if links is None else links),
            onward=tuple(asking.registry.walkable() if links is None else links),
            types=None if wanted is None else tuple(wanted),
        )
        known = resolve(seen, centres)
        if len(known) < len(set(centres)):
            return None
        middle = sorted(set(known.values()))
        found = associate(middle, rings, asked(seen, scope, middle), hub_limit, limit, fold_above)
        whole = {(line.start, line.end, line.type): line for line in found.lines}
        whole |= {(line.start, line.end, line.type): line for line in lines_among(seen, scope, found.rings)}
        return drawn(
            seen,
            scope,
            found.rings,
            whole.values(),
            folds=found.folds,
            omitted=found.omitted,
            at_least=found.at_least,
            hubs=found.hubs,
            plain=is_plain(limit),
        )


def _check(centres: list[strawberry.ID], rings: int, hub_limit: int, limit: int, fold_above: int) -> None:
    """Raises BadArgument, LimitExceeded."""
    if not centres:
        raise BadArgument("centres", "There is no centre.", expected=f"1 to {MOST_CENTRES} ids")
    least = {"rings": (rings, 1), "hubLimit": (hub_limit, 1), "limit": (limit, 1), "foldAbove": (fold_above, 2)}
    for argument, (asked_for, smallest) in least.items():
        if asked_for < smallest:
            raise BadArgument(argument, f"{argument} is {asked_for}.", expected=f"{smallest} or more")
    most = {"centres": (len(centres), MOST_CENTRES), "rings": (rings, MOST_RINGS), "hubLimit": (hub_limit, MOST_HUB)}
    for argument, (asked_for, largest) in most.items():
        if asked_for > largest:
            raise LimitExceeded(argument, asked_for, largest)
    is_plain(limit)
