"""What comes back to where it began: loopless round trips through one entity, in time order or not.

Depth-first search, length by length, that only goes where the way back is short enough still (after Johnson 1975).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise

import numpy as np
from numpy.typing import NDArray

from algorithms.compiled import compiled
from algorithms.least_cost import NEVER, reach
from algorithms.moments import ALWAYS, held, meet
from algorithms.neighbourhood import Neighbourhood
from algorithms.progress import Progress, unwatched
from algorithms.reach import Direction
from algorithms.spans import Window, spans_within
from algorithms.time_order import FOREVER
from graph_model.errors import LimitExceeded
from graph_model.view import View

MOST_STEPS = 2_000_000
"""Steps that one search may try: about 10 s."""
Ints = NDArray[np.int64]
Nodes = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cycle:
    """entities: steps + 1 ids, the first and the last that of the start. links, times: in time order one link for each
    step, by index, and when it is taken, milliseconds UTC, None where any time would do; empty without order.
    overlaps: whether there is a moment at which all steps may have held."""

    entities: tuple[str, ...]
    links: tuple[int, ...]
    times: tuple[int | None, ...]
    overlaps: bool


@dataclass(frozen=True, slots=True)
class Cycles:
    """cycles: the shortest first, then by ids. truncated: there are more. hubs: entities through which a cycle could
    have gone, and that were not walked as they have more neighbours than the limit."""

    cycles: tuple[Cycle, ...]
    truncated: bool
    hubs: tuple[str, ...]


@dataclass(slots=True)
class _Search:
    view: View
    start: int
    walked: NDArray[np.bool_]
    direction: Direction
    begins: Ints
    ends: Ints
    in_time: bool
    back: Ints
    progress: Progress
    kept: dict[int, dict[int, Ints]] = field(default_factory=dict)
    tried: int = 0

    def beside(self, node: int) -> dict[int, Ints]:
        """Where a step from a node may lead, by index, and over which links."""
        if node not in self.kept:
            bounds, others, links = Neighbourhood.of(self.view).rows()
            part = slice(int(bounds[node]), int(bounds[node + 1]))
            fits = _fits(self, links[part], self.view.starts[links[part]] == node, self.direction)
            to, over = others[part][fits], links[part][fits]
            nodes, first = np.unique(to, return_index=True)
            self.kept[node] = dict(zip(nodes.tolist(), np.split(over, first[1:]), strict=True)) if len(nodes) else {}
        return self.kept[node]

    def soonest(self, links: Ints, moment: int) -> int:
        """The earliest time from a moment on at which one of the links may be walked, FOREVER if never."""
        at = np.maximum(self.begins[links], moment)
        fits = at < self.ends[links]
        return int(at[fits].min()) if np.any(fits) else FOREVER

    def of_length(self, steps: int) -> Iterator[Nodes]:
        """Cycles of exactly so many steps, by their nodes. Raises LimitExceeded."""
        stack: list[tuple[Nodes, int]] = [((self.start,), -FOREVER)]
        while stack:
            path, moment = stack.pop()
            left = steps - len(path)
            found: list[tuple[Nodes, int]] = []
            for other, links in self.beside(path[-1]).items():
                if (other == self.start) != (left == 0) or (left and (other in path or not self.walked[other])):
                    continue
                if self.back[other] > left:
                    continue
                self.tried += 1
                then = self.soonest(links, moment) if self.in_time else moment
                if then < FOREVER:
                    found.append(((*path, other), then))
            self.progress(self.tried, MOST_STEPS)
            if self.tried > MOST_STEPS:
                raise LimitExceeded("steps tried", self.tried, MOST_STEPS, "ask for shorter cycles or a smaller window")
            if left == 0:
                yield from (path for path, _ in found)
            else:
                stack += reversed(found)


def cycles(
    view: View,
    through: str,
    *,
    longest: int = 6,
    in_time_order: bool = True,
    direction: Direction = Direction.OUT,
    window: Window = (None, None),
    undated: bool = True,
    hub_limit: int = 100,
    first: int = 50,
    progress: Progress = unwatched,
) -> Cycles:
    """Round trips of up to `longest` steps from an entity back to it that pass nothing else twice.

    in_time_order: each step is taken when its fact holds and not before the step before it, within the window (half
    open, milliseconds UTC). direction: OUT follows arrows, IN goes against them, BOTH does not mind them and takes
    three steps at least; without time order such a trip is told one way round. undated: whether undated facts hold at
    any time. hub_limit: another entity with more distinct neighbours is not walked. progress: told how many steps were
    tried, of those that may be. Raises LimitExceeded where there are too many.

    >>> from algorithms.drawn import drawn
    >>> view = drawn("ada -PAID-> bo", "bo -PAID-> cy", "cy -PAID-> ada", "bo -PAID-> ada")
    >>> [cycle.entities for cycle in cycles(view, "Person:ada").cycles]  # doctest: +NORMALIZE_WHITESPACE
    [('Person:ada', 'Person:bo', 'Person:ada'),
     ('Person:ada', 'Person:bo', 'Person:cy', 'Person:ada')]
    """
    start = view.place(through)
    if start is None:
        return Cycles((), False, ())
    around = Neighbourhood.of(view)
    walked = around.degrees(np.arange(len(view.ids), dtype=np.int32)) <= hub_limit
    begins, ends = spans_within(view, window, undated=undated)
    search = _Search(view, start, walked, direction, begins, ends, in_time_order, np.zeros(0, dtype=np.int64), progress)
    search.back = _distances(search, _TURNED[direction], longest)
    least = 3 if direction is Direction.BOTH else 2
    every = (
        nodes
        for steps in range(least, longest + 1)
        for nodes in search.of_length(steps)
        if in_time_order or direction is not Direction.BOTH or nodes[1] < nodes[-2]
    )
    found = list(islice(every, first + 1))
    return Cycles(tuple(_told(search, nodes) for nodes in found[:first]), len(found) > first, _hubs(search, longest))


_TURNED = {Direction.OUT: Direction.IN, Direction.IN: Direction.OUT, Direction.BOTH: Direction.BOTH}


def _fits(search: _Search, links: Ints, outward: NDArray[np.bool_], direction: Direction) -> NDArray[np.bool_]:
    """Which arcs may be walked: the way their arrows run, and when."""
    fits = search.begins[links] < search.ends[links]
    if direction is not Direction.BOTH:
        fits &= outward if direction is Direction.OUT else ~outward
    return fits


def _distances(search: _Search, direction: Direction, most: int) -> Ints:
    """Steps from the start to each node over what may be walked, NEVER if more than `most`."""
    bounds, others, links = Neighbourhood.of(search.view).rows()
    here = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
    fits = _fits(search, links, search.view.starts[links] == here, direction)
    costs = np.where(fits, 1, NEVER).astype(np.int64)
    closed = np.zeros(len(bounds) - 1, dtype=bool)
    found: Ints = compiled(reach)(bounds, others, costs, search.walked, closed, search.start, most)
    return found


def _told(search: _Search, nodes: Nodes) -> Cycle:
    entities = tuple(search.view.ids[node] for node in nodes)
    pairs = [search.beside(a)[b] for a, b in pairwise(nodes)]
    if not search.in_time:
        spans = ALWAYS
        for links in pairs:
            spans = meet(spans, held(search.view, links))
        return Cycle(entities, (), (), bool(spans))
    moment, chosen = -FOREVER, []
    for links in pairs:
        moment = search.soonest(links, moment)
        at = np.maximum(search.begins[links], moment)
        chosen.append(int(links[(at == moment) & (at < search.ends[links])][0]))
    times = []
    for link in reversed(chosen):
        # As late as it can be, so that money that left early is not told to have waited.
        moment = min(moment, int(search.ends[link]) - 1)
        times.append(moment)
    known = all(abs(at) < FOREVER for at in times)
    told = tuple(reversed(times)) if known else (None,) * len(times)
    begin, end = search.begins[chosen].max(), search.ends[chosen].min()
    return Cycle(entities, tuple(chosen), told, bool(begin < end))


def _hubs(search: _Search, longest: int) -> tuple[str, ...]:
    """Hubs near enough to the start both ways."""
    hubs = np.flatnonzero(~search.walked)
    if not len(hubs):
        return ()
    there = _distances(search, search.direction, longest)
    near = hubs[(there[hubs] + search.back[hubs] <= longest) & (hubs != search.start)]
    return tuple(search.view.ids[hub] for hub in near.tolist())
