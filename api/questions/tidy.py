"""tidy: places for the marks of a diagram that stands, in rings around one of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import strawberry

from api.diagrams import Scope, lines_among, things_of
from api.scalars import JSON
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from api.types.places import places_of, point_of
from drawing.distance import distances
from drawing.folding import DRAWN, PLAIN
from drawing.layout import SECTORS, Spot
from drawing.things import Line
from drawing.tidy import tidy
from graph_model.errors import BadArgument, LimitExceeded
from graph_model.grade import Grade
from stores.graph.reads.entities import resolve

MOST_NEAR = 2_000
"""Marks that one other mark is tied to."""
MARK = "[{id, caption, near: [id], type: null}], of marks that are not in the graph"


@strawberry.type
class Query:
    @strawberry.field(
        description="""Places {id: [x, y]} in rings around `centre`, which stands at `at`, by default [0, 0]. `ids`: the
other elements. `beside`: marks of the page's own, as folds and boxes are, with what they are tied to. `keep`:
{id: [x, y]}, what a person pinned: it stays. Ids that the reader does not see are left out; null for such a centre."""
    )
    def tidy(
        self,
        info: Info,
        centre: strawberry.ID,
        ids: list[strawberry.ID],
        at: JSON | None = None,
        beside: JSON | None = None,
        keep: JSON | None = None,
        link_types: list[str] | None = None,
        filter: FactFilter | None = None,
    ) -> JSON | None:
        if len(ids) > PLAIN:
            raise LimitExceeded("ids", len(ids), PLAIN)
        asking = info.context
        seen = asking.seen(chosen(filter))
        links = asking.link_types(link_types)
        scope = Scope(*(2 * (tuple(asking.registry.links if links is None else links),)))
        others, middle_at, pinned = _beside(beside), point_of("at", at or [0, 0]), places_of("keep", keep)
        known = resolve(seen, [centre, *ids])
        own = centre in others
        if not own and centre not in known:
            return None
        middle = str(centre) if own else known[centre]
        names = {low: given for given, low in sorted(known.items(), reverse=True)}
        lines = [*lines_among(seen, scope, sorted(names)), *_ties(others, known)]
        rings = distances([*names, *others], lines, [middle])
        things = things_of(seen, scope, {low: rings[low] for low in names})
        kinds = asking.registry.entities
        spots = [Spot(one.id, one.type, kinds[one.type].side, one.caption, rings[one.id]) for one in things]
        for name, one in others.items():
            side = kinds[one["type"]].side if one.get("type") in kinds else next(iter(SECTORS))
            spots.append(Spot(name, one.get("type") or "", side, one["caption"], rings[name]))
        stays = {known.get(name, name): place for name, place in pinned.items()}
        stays = {name: place for name, place in stays.items() if name in rings and name != middle}
        places = tidy(spots, lines, middle, middle_at, stays)
        return JSON({names.get(name, name): list(point) for name, point in places.items()})


def _ties(others: Mapping[str, Mapping[str, Any]], known: Mapping[str, str]) -> list[Line]:
    """A line from each mark beside to each that it is tied to."""
    sure = Grade(1, 1)
    ends = {name: name for name in others} | dict(known)
    return [
        Line(name, ends[near], "", 1, sure, sure)
        for name, one in others.items()
        for near in dict.fromkeys(one["near"])
        if near in ends
    ]


def _beside(given: Any) -> dict[str, dict[str, Any]]:
    """Marks by id. Raises BadArgument, LimitExceeded."""
    if given is None:
        return {}
    if not isinstance(given, list):
        raise BadArgument("beside", "beside is no list.", expected=MARK)
    if len(given) > 2 * DRAWN:
        raise LimitExceeded("beside", len(given), 2 * DRAWN)
    for one in given:
        fine = (
            isinstance(one, dict)
            and isinstance(one.get("id"), str)
            and isinstance(one.get("caption"), str)
            and isinstance(one.get("near"), list)
            and len(one["near"]) <= MOST_NEAR
            and _all_text(one["near"])
            and isinstance(one.get("type"), str | None)
        )
        if not fine:
            raise BadArgument("beside", "A mark is not one.", expected=MARK)
    return {one["id"]: one for one in given}


def _all_text(given: Collection[Any]) -> bool:
    return all(isinstance(one, str) for one in given)
