"""diagram: these elements, the links among them, and a place for each that has none yet."""

from __future__ import annotations

from typing import Any

import strawberry

from api.connections import page_size
from api.diagrams import Scope, lines_among
from api.drawn import draw
from api.scalars import JSON
from api.types.diagram import Diagram, diagram_of
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from api.types.folds import folds_of
from api.types.places import places_of
from drawing.distance import distances
from drawing.folding import ADVICE, PLAIN, is_plain
from drawing.marks import Point
from drawing.room import fit
from graph_model.errors import LimitExceeded
from stores.graph.reads.entities import resolve
from stores.graph.seen import SeenGraph


@strawberry.type
class Query:
    @strawberry.field(
        description="""Folded links among these elements. `placed`: {id: [x, y]}; what stands keeps its place, ids that
are not among `ids` keep their room free, and new elements fan out beyond what they hang from. With nothing placed the
elements stand in rings around `centres`, by default the first of `ids`. Unknown ids are left out.
`folds`: [{type, parent, members, beyond}], marks that stand for several elements, as the columns of an earlier answer
told of them; their members are no `ids`. `limit`: at most so many marks, up to 300, or 2,000 in a plain style: of what
is new and too much the server makes folds, and counts what it leaves out."""
    )
    def diagram(
        self,
        info: Info,
        ids: list[strawberry.ID],
        placed: JSON | None = None,
        centres: list[strawberry.ID] | None = None,
        folds: JSON | None = None,
        link_types: list[str] | None = None,
        filter: FactFilter | None = None,
        limit: int = PLAIN,
    ) -> Diagram:
        if len(ids) > PLAIN:
            raise LimitExceeded("ids", len(ids), PLAIN, ADVICE)
        page_size(limit, PLAIN, "limit")
        asking = info.context
        seen = asking.seen(chosen(filter))
        chosen_types = asking.link_types(link_types)
        links = tuple(asking.registry.links if chosen_types is None else chosen_types)
        scope = Scope(links, links)
        known = resolve(seen, ids)
        wanted = sorted(set(known.values()))
        middle = [known[i] for i in (centres or ids[:1]) if i in known]
        places = _placed(seen, placed)
        given = folds_of(seen, folds, wanted)
        lines = lines_among(seen, scope, [*wanted, *(member for fold in given for member in fold.members)])
        stands = [entity for entity in wanted if entity in places or entity in middle]
        fitted = fit(stands, set(wanted) - set(stands), lines, given, limit)
        rings = distances(fitted.single, [one for one in lines if {one.start, one.end} <= set(fitted.single)], middle)
        drawn = draw(
            seen,
            scope,
            rings,
            lines,
            folds=fitted.folds,
            placed=places,
            omitted=fitted.omitted,
            plain=is_plain(len(fitted.single) + len(fitted.folds)),
        )
        return diagram_of(drawn, {given: low for given, low in sorted(known.items()) if given != low})


def _placed(seen: SeenGraph, given: Any) -> dict[str, Point]:
    """Places by the smallest id of the cluster. Raises BadArgument, LimitExceeded."""
    found = places_of("placed", given)
    return {seen.clusters.of(entity): point for entity, point in sorted(found.items(), reverse=True)}
