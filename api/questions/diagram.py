"""diagram: these elements, the links among them, and a place for each that has none yet."""

from __future__ import annotations

from typing import Any

import strawberry

from api.diagrams import Scope, lines_among
from api.drawn import draw
from api.scalars import JSON
from api.types.diagram import Diagram, diagram_of
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from drawing.distance import distances
from drawing.folding import PLAIN, is_plain
from drawing.marks import Point
from graph_model.errors import BadArgument, LimitExceeded
from stores.graph.reads.entities import resolve
from stores.graph.seen import SeenGraph

FARTHEST = 1_000_000
"""Pixels from the middle."""


@strawberry.type
class Query:
    @strawberry.field(
        description="""Folded links among these elements. `placed`: {id: [x, y]}; what stands keeps its place, ids that
are not among `ids` keep their room free, and new elements fan out beyond what they hang from. With nothing placed the
elements stand in rings around `centres`, by default the first of `ids`. Unknown ids are left out."""
    )
    def diagram(
        self,
        info: Info,
        ids: list[strawberry.ID],
        placed: JSON | None = None,
        centres: list[strawberry.ID] | None = None,
        link_types: list[str] | None = None,
        filter: FactFilter | None = None,
    ) -> Diagram:
        if len(ids) > PLAIN:
            raise LimitExceeded("ids", len(ids), PLAIN)
        asking = info.context
        seen = asking.seen(chosen(filter))
        chosen_types = asking.link_types(link_types)
        links = tuple(asking.registry.links if chosen_types is None else chosen_types)
        scope = Scope(links, links)
        known = resolve(seen, ids)
        wanted = sorted(set(known.values()))
        middle = [known[i] for i in (centres or ids[:1]) if i in known]
        places = _placed(seen, placed)
        lines = lines_among(seen, scope, wanted)
        rings = distances(wanted, lines, middle)
        return diagram_of(draw(seen, scope, rings, lines, placed=places, plain=is_plain(len(wanted))))


def _placed(seen: SeenGraph, given: Any) -> dict[str, Point]:
    """Places by the smallest id of the cluster. Raises BadArgument, LimitExceeded."""
    if given is None:
        return {}
    if not isinstance(given, dict):
        raise BadArgument("placed", "placed is no object.", expected="{id: [x, y]}")
    if len(given) > 2 * PLAIN:
        raise LimitExceeded("placed", len(given), 2 * PLAIN)
    return {seen.clusters.of(entity): _point(point) for entity, point in sorted(given.items(), reverse=True)}


def _point(given: Any) -> Point:
    if (
        isinstance(given, list)
        and len(given) == 2
        and all(isinstance(n, int | float) and not isinstance(n, bool) for n in given)
        and all(-FARTHEST <= n <= FARTHEST for n in given)
    ):
        return float(given[0]), float(given[1])
    raise BadArgument("placed", "A place is no point.", expected=f"[x, y], each within {FARTHEST} pixels")
