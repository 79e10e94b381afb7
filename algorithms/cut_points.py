"""Where does the network come apart: entities, and pairs, over which alone parts of it hang together.

Articulation points and bridges of the undirected graph (Hopcroft and Tarjan 1973). A position in this network under
this filter, nothing else: what comes apart here may hang together over facts that nobody recorded.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from algorithms.compiled import compiled
from algorithms.low_link import low_links
from algorithms.neighbourhood import Neighbourhood
from algorithms.pairs import pairs_of
from graph_model.view import View


@dataclass(frozen=True, slots=True)
class CutPoint:
    """An entity without which its connected part falls apart. parts: into how many; cut_off: entities that are then in
    none but the largest of them; neighbours: distinct; records: its links."""

    id: str
    parts: int
    cut_off: int
    neighbours: int
    records: int


@dataclass(frozen=True, slots=True)
class CutPair:
    """A linked pair, a < b, without which its connected part falls into two. cut_off: entities in the smaller one;
    records: links between the two."""

    a: str
    b: str
    cut_off: int
    records: int


@dataclass(frozen=True, slots=True)
class CutPoints:
    """points, bridges: those that cut off most first, then by id. entities, pairs, records: what was looked at."""

    points: tuple[CutPoint, ...]
    bridges: tuple[CutPair, ...]
    entities: int
    pairs: int
    records: int


def cut_points(view: View) -> CutPoints:
    """The cut points and bridges of a view; each pair that is linked counts once, whatever its direction.

    >>> from algorithms.drawn import drawn
    >>> found = cut_points(drawn("ada -KNOWS- bo", "bo -KNOWS- cy", "cy -KNOWS- ada", "cy -KNOWS- dee"))
    >>> [(point.id, point.parts, point.cut_off) for point in found.points]
    [('Person:cy', 2, 1)]
    >>> [(pair.a, pair.b, pair.cut_off) for pair in found.bridges]
    [('Person:cy', 'Person:dee', 1)]
    """
    pairs = pairs_of(view)
    bounds, others, _, _ = Neighbourhood.of(view).distinct()
    whole, parts, largest, above, below = compiled(low_links)(bounds, others)
    degrees, links = pairs.degrees(), pairs.links()
    points = [
        CutPoint(view.ids[n], int(parts[n]), int(whole[n] - 1 - largest[n]), int(degrees[n]), int(links[n]))
        for n in np.flatnonzero(parts > 1).tolist()
    ]
    hung = np.flatnonzero(above >= 0)
    low, high = np.minimum(hung, above[hung]), np.maximum(hung, above[hung])
    smaller = np.minimum(below[hung], whole[hung] - below[hung])
    packed = pairs.left * pairs.size + pairs.right
    rows = np.searchsorted(packed, low * pairs.size + high)
    bridges = [
        CutPair(view.ids[a], view.ids[b], cut_off, records)
        for a, b, cut_off, records in zip(
            low.tolist(), high.tolist(), smaller.tolist(), pairs.records[rows].tolist(), strict=True
        )
    ]
    return CutPoints(
        points=tuple(sorted(points, key=lambda point: (-point.cut_off, point.id))),
        bridges=tuple(sorted(bridges, key=lambda pair: (-pair.cut_off, pair.a, pair.b))),
        entities=pairs.size,
        pairs=len(pairs.left),
        records=int(pairs.records.sum()),
    )
