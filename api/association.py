"""The association diagram as GraphQL, files and the command line ask for it: checked, walked, drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from api.context import Asking
from api.diagrams import Scope, asked, lines_among
from api.drawn import Drawn, about, draw
from drawing.association import associate
from drawing.folding import KEEP, is_plain
from exports.about import About
from graph_model.errors import BadArgument, LimitExceeded
from graph_model.reader import FactFilter
from stores.graph.reads.entities import resolve

MOST_CENTRES = 20
"""Elements in the middle."""
MOST_RINGS = 6
"""Rings around them."""
MOST_HUB = 5_000
"""Neighbours up to which an entity may be asked to be walked."""


@dataclass(frozen=True, slots=True)
class Association:
    """The question: what is around these centres. link_types, types: only these, all if None."""

    centres: tuple[str, ...]
    rings: int = 1
    link_types: tuple[str, ...] | None = None
    types: tuple[str, ...] | None = None
    hub_limit: int = 100
    limit: int = 60
    fold_above: int = KEEP
    filter: FactFilter = field(default_factory=FactFilter)

    def check(self) -> None:
        """Raises BadArgument, LimitExceeded."""
        if not self.centres:
            raise BadArgument("centres", "There is no centre.", expected=f"1 to {MOST_CENTRES} ids")
        least = {
            "rings": (self.rings, 1),
            "hubLimit": (self.hub_limit, 1),
            "limit": (self.limit, 1),
            "foldAbove": (self.fold_above, 2),
        }
        for argument, (given, smallest) in least.items():
            if given < smallest:
                raise BadArgument(argument, f"{argument} is {given}.", expected=f"{smallest} or more")
        most = {
            "centres": (len(self.centres), MOST_CENTRES),
            "rings": (self.rings, MOST_RINGS),
            "hubLimit": (self.hub_limit, MOST_HUB),
        }
        for argument, (given, largest) in most.items():
            if given > largest:
                raise LimitExceeded(argument, given, largest)
        is_plain(self.limit)

    def arguments(self) -> Mapping[str, Any]:
        """The question as plain JSON, its filter left out."""
        return {
            "name": "associationDiagram",
            "centres": list(self.centres),
            "rings": self.rings,
            "linkTypes": None if self.link_types is None else list(self.link_types),
            "types": None if self.types is None else list(self.types),
            "hubLimit": self.hub_limit,
            "limit": self.limit,
            "foldAbove": self.fold_above,
        }


def association(asking: Asking, question: Association) -> Drawn | None:
    """The diagram, or None if any centre is unknown. Raises BadArgument, LimitExceeded."""
    question.check()
    seen, scope = asking.seen(question.filter), _scope(asking, question)
    known = resolve(seen, question.centres)
    if len(known) < len(set(question.centres)):
        return None
    middle = sorted(set(known.values()))
    ask = asked(seen, scope, middle)
    found = associate(middle, question.rings, ask, question.hub_limit, question.limit, question.fold_above)
    whole = {(line.start, line.end, line.type): line for line in found.lines}
    whole |= {(line.start, line.end, line.type): line for line in lines_among(seen, scope, found.rings)}
    return draw(
        seen,
        scope,
        found.rings,
        whole.values(),
        folds=found.folds,
        omitted=found.omitted,
        at_least=found.at_least,
        hubs=found.hubs,
        plain=is_plain(question.limit),
    )


def about_association(asking: Asking, question: Association, drawn: Drawn, asked_at: int) -> About:
    """What a file says of that diagram. asked_at: integer milliseconds UTC."""
    captions = [node.caption for node in drawn.diagram.nodes if node.ring == 0]
    title = ", ".join(captions) + " and what is around"
    seen, scope = asking.seen(question.filter), _scope(asking, question)
    return about(seen, scope, drawn, title, asked_at, question.arguments())


def _scope(asking: Asking, question: Association) -> Scope:
    """Links that join everybody are shown around the centres and walked further only when asked for."""
    links, wanted = asking.link_types(question.link_types), asking.types(question.types)
    return Scope(
        link_types=tuple(asking.registry.links if links is None else links),
        onward=tuple(asking.registry.walkable() if links is None else links),
        types=None if wanted is None else tuple(wanted),
    )
