"""What do these entities have in common: their shared neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from algorithms.neighbourhood import Neighbourhood
from graph_model.view import View


@dataclass(frozen=True, slots=True)
class Common:
    """A neighbour of at least two. of: which of the asked entities it stands beside, by id. facts: links with them."""

    id: str
    of: tuple[str, ...]
    facts: int


def common_neighbours(view: View, ids: Sequence[str], types: Sequence[str] | None = None) -> tuple[Common, ...]:
    """Neighbours of at least two of `ids`, those of most first, then by id. types: only neighbours of these types.

    >>> from algorithms.drawn import drawn
    >>> common_neighbours(drawn("ada -OWNS-> Vehicle:car", "bo -USES-> Vehicle:car"), ["Person:ada", "Person:bo"])
    (Common(id='Vehicle:car', of=('Person:ada', 'Person:bo'), facts=2),)
    """
    around = Neighbourhood.of(view)
    asked = view.places(ids)
    met = Counter(node for one in asked for node in around.beside(one).tolist())
    found = [
        Common(
            view.ids[node],
            tuple(view.ids[one] for one in asked if len(around.links(one, node))),
            sum(len(around.links(one, node)) for one in asked),
        )
        for node, times in met.items()
        if times > 1 and (types is None or view.type_names[view.node_types[node]] in types)
    ]
    return tuple(sorted(found, key=lambda common: (-len(common.of), -common.facts, common.id)))
