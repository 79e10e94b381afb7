"""Which neighbours of an entity have most neighbours themselves?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from algorithms.neighbourhood import Neighbourhood
from algorithms.reach import Direction
from graph_model.view import View


def most_linked(
    view: View,
    entity: str,
    link_types: Sequence[str] | None = None,
    types: Sequence[str] | None = None,
    direction: Direction = Direction.BOTH,
    after: tuple[int, str] | None = None,
    limit: int = 50,
) -> tuple[list[tuple[str, int]], int]:
    """(id, distinct neighbours) of an entity's neighbours, most first, then by id, and how many there are in all.

    link_types, direction: of the links to the neighbours; types: of the neighbours. after: begin behind this
    (distinct neighbours, id). What they are linked to is counted over the whole view.

    >>> from algorithms.drawn import drawn
    >>> most_linked(drawn("ada -KNOWS- bo", "bo -KNOWS- cy", "ada -OWNS-> Vehicle:car"), "Person:ada")
    ([('Person:bo', 2), ('Vehicle:car', 1)], 2)
    """
    node = view.place(entity)
    if node is None:
        return [], 0
    fits = np.ones(len(view.starts), dtype=bool)
    if link_types is not None:
        fits = np.isin(view.link_types, [n for n, name in enumerate(view.link_names) if name in link_types])
    out, into = (view.starts == node) & fits, (view.ends == node) & fits
    ends = [view.ends[out]] * (direction is not Direction.IN) + [view.starts[into]] * (direction is not Direction.OUT)
    others = np.unique(np.concatenate(ends))
    others = others[others != node]
    if types is not None:
        others = others[np.isin(view.node_types[others], [n for n, t in enumerate(view.type_names) if t in types])]
    degrees = Neighbourhood.of(view).degrees(others)
    order = np.lexsort((others, -degrees))
    others, degrees = others[order], degrees[order]
    begin = 0
    if after is not None:
        begin = int(np.searchsorted(-degrees, -after[0], "left"))
        while begin < len(others) and degrees[begin] == after[0] and view.ids[others[begin]] <= after[1]:
            begin += 1
    page = slice(begin, begin + limit)
    ranked = zip(others[page].tolist(), degrees[page].tolist(), strict=True)
    return [(view.ids[other], degree) for other, degree in ranked], len(others)
