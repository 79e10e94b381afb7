"""What could have gone from one entity to another in time order: earliest arrival, latest departure, the fastest.

Wu et al. (2014), "Path problems in temporal graphs", for facts that hold for a while as well as for moments.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from algorithms.compiled import compiled
from algorithms.neighbourhood import Neighbourhood
from algorithms.progress import Progress, unwatched
from algorithms.reach import Direction
from algorithms.spans import spans_within
from algorithms.time_order import AGAINST, ALONG, BOTH, FOREVER, earliest
from graph_model.errors import LimitExceeded
from graph_model.view import View

MOST_DEPARTURES = 20_000
"""Moments of departure that are compared for the fastest walk."""
EARLIEST, LATEST, FASTEST = "EARLIEST_ARRIVAL", "LATEST_DEPARTURE", "FASTEST"
_WAYS = {Direction.BOTH: BOTH, Direction.OUT: ALONG, Direction.IN: AGAINST}
_TURNED = {BOTH: BOTH, ALONG: AGAINST, AGAINST: ALONG}
ALWAYS = (-FOREVER, FOREVER)
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class TimedPath:
    """entities: steps + 1 ids. links: indexes into the view's links. times: when each step is taken, milliseconds UTC;
    None where any time would do, which is then so for all. overlaps: whether all steps may be taken at one moment.
    best_by: what it is best by."""

    entities: tuple[str, ...]
    links: tuple[int, ...]
    times: tuple[int | None, ...]
    overlaps: bool
    best_by: tuple[str, ...] = ()

    @property
    def lasts(self) -> int:
        """Milliseconds from the first step to the last."""
        first, last = (self.times[0], self.times[-1]) if self.times else (None, None)
        return 0 if first is None or last is None else last - first


@dataclass(frozen=True, slots=True)
class TimedPaths:
    """paths: distinct, by what they are best by. hubs: entities through which something could have gone, and that were
    not walked as they have more neighbours than the limit."""

    paths: tuple[TimedPath, ...]
    hubs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """Rows of a view's links at each node, and when each holds within the window, half open."""

    view: View
    rows: tuple[Ints, Ints, Ints]
    inward: NDArray[np.bool_]
    begins: Ints
    ends: Ints
    walked: NDArray[np.bool_]
    way: int
    wait: int

    def walk(self, a: int, b: int, leave: tuple[int, int] = ALWAYS, last: int = FOREVER) -> Ints:
        """From a to b, as `earliest`."""
        return self._earliest(a, b, leave, last, self._never())

    def all_from(self, a: int) -> Ints:
        """The first moment at each node, FOREVER where there is none."""
        first = self._never()
        self._earliest(a, -1, ALWAYS, FOREVER, first)
        return first

    def _earliest(self, a: int, b: int, leave: tuple[int, int], last: int, first: Ints) -> Ints:
        kernel: Any = compiled(earliest)
        found: Ints = kernel(*self.columns, self.way, self.wait, a, b, *leave, last, first)
        return found

    @property
    def columns(self) -> Any:
        """What `earliest` takes first: seven columns."""
        return *self.rows, self.inward, self.begins, self.ends, self.walked

    def _never(self) -> Ints:
        return np.full(len(self.view.ids), FOREVER, dtype=np.int64)

    def turned(self) -> Search:
        """The same with time and arrows the other way round."""
        return replace(self, begins=1 - self.ends, ends=1 - self.begins, way=_TURNED[self.way])


def timed_paths(
    view: View,
    start: str,
    end: str,
    *,
    longest_wait: int | None = None,
    direction: Direction = Direction.BOTH,
    since: int | None = None,
    until: int | None = None,
    undated: bool = True,
    hub_limit: int = 100,
    progress: Progress = unwatched,
) -> TimedPaths:
    """Walks from start to end of which each step is taken at a moment at which its fact holds, and not before the step
    before it. Parallel facts are each a way of their own.

    longest_wait: milliseconds between two steps, at most. direction: OUT follows arrows, BOTH does not mind them.
    since, until: the window (half open) in which all steps are taken. undated: whether undated facts hold at any time,
    or are left out. hub_limit: an entity between the ends with more distinct neighbours is not walked.
    progress: told how many departures were compared. Raises LimitExceeded where they would be too many.

    >>> from algorithms.drawn import drawn
    >>> view = drawn("ada -CALLED-> bo", "bo -CALLED-> cy")
    >>> at = np.array([5, 3])
    >>> timed_paths(replace(view, since=at, until=at), "Person:ada", "Person:cy").paths
    ()
    """
    a, b = view.place(start), view.place(end)
    if a is None or b is None or a == b:
        return TimedPaths((), ())
    search = search_of(view, direction, longest_wait, (since, until), hub_limit, undated)
    search.walked[[a, b]] = True
    hubs = _hubs(search, a, b, hub_limit)
    walk = search.walk(a, b)
    if not walk.shape[1]:
        return TimedPaths((), hubs)
    first = _forward(search, a, walk)
    turned = search.turned().walk(b, a)
    late = _backward(search, a, turned)
    paths: dict[tuple[object, ...], TimedPath] = {}
    for name, path in ((EARLIEST, first), (LATEST, late), (FASTEST, _fastest(search, (a, b), first, late, progress))):
        key = path.links, path.times
        known = paths.get(key, path)
        paths[key] = replace(known, best_by=(*known.best_by, name))
    return TimedPaths(tuple(paths.values()), hubs)


def search_of(
    view: View,
    direction: Direction,
    wait: int | None,
    window: tuple[int | None, int | None],
    hub_limit: int,
    undated: bool,
) -> Search:
    """A view made ready for walks in time order."""
    around = Neighbourhood.of(view)
    begins, ends = spans_within(view, window, undated=undated)
    return Search(
        view=view,
        rows=around.rows(),
        inward=around.inward(),
        begins=begins,
        ends=ends,
        walked=around.degrees(np.arange(len(view.ids), dtype=np.int32)) <= hub_limit,
        way=_WAYS[direction],
        wait=FOREVER if wait is None else wait,
    )


def _forward(search: Search, source: int, walk: Ints) -> TimedPath:
    """A walk with times: it arrives as early as it can, and before that takes each step as late as it can."""
    links, begins, ends = walk
    at, times = int(begins[-1]), []
    for end in reversed(ends.tolist()):
        at = min(at, end - 1)
        times.append(at)
    return _told(search, source, links.tolist(), times[::-1])


def _backward(search: Search, source: int, walk: Ints) -> TimedPath:
    """A walk that was found with time the other way round."""
    links, begins, ends = walk[:, ::-1]
    at, times = int(begins[0]), []
    for end in ends.tolist():
        at = min(at, end - 1)
        times.append(-at)
    return _told(search, source, links.tolist(), times)


def _told(search: Search, source: int, links: list[int], times: Sequence[int]) -> TimedPath:
    view, nodes = search.view, [source]
    for link in links:
        a, b = int(view.starts[link]), int(view.ends[link])
        nodes.append(b if a == nodes[-1] else a)
    return TimedPath(
        entities=tuple(view.ids[node] for node in nodes),
        links=tuple(links),
        times=tuple(times) if all(abs(at) < FOREVER - 1 for at in times) else (None,) * len(times),
        overlaps=bool(search.begins[links].max() < search.ends[links].min()),
    )


def _fastest(search: Search, ends: tuple[int, int], first: TimedPath, late: TimedPath, progress: Progress) -> TimedPath:
    """The walk that lasts least.

    It departs at the last moment of one of its links, as no step may come before it departs; where all that leads away
    from the start are moments, at one of these.
    """
    a, b = ends
    best = _at_once(search, min((first, late), key=lambda path: path.lasts))
    if best.lasts == 0:
        return best
    arrives = first.times[-1]
    latest = FOREVER if late.times[0] is None else late.times[0]
    leave = search.ends - 1
    here = (search.view.starts == a) | (search.view.ends == a)
    moments = search.ends - search.begins == 1
    usable = (search.begins < search.ends) & (leave <= latest)
    if np.all(moments[here & usable]):
        usable &= here
    if arrives is not None:
        usable &= leave >= arrives - best.lasts
    departures = np.unique(leave[usable]).tolist()
    if len(departures) > MOST_DEPARTURES:
        raise LimitExceeded(
            "moments of departure compared", len(departures), MOST_DEPARTURES, "ask for a shorter window of time"
        )
    for number, departure in enumerate(departures):
        progress(number, len(departures))
        walk = search.walk(a, b, (departure, departure + 1), departure + best.lasts - 1)
        if walk.shape[1]:
            best = _at_once(search, _forward(search, a, walk))
        if best.lasts == 0:
            break
    return best


def _at_once(search: Search, path: TimedPath) -> TimedPath:
    """A walk whose steps all hold at one moment, with the first such moment."""
    if not path.overlaps:
        return path
    begin = int(search.begins[list(path.links)].max())
    return replace(path, times=(None if begin == -FOREVER else begin,) * len(path.links))


def _hubs(search: Search, a: int, b: int, hub_limit: int) -> tuple[str, ...]:
    """Hubs that something could have reached before it could have gone on from them."""
    hubs = np.flatnonzero(~search.walked)
    if not len(hubs):
        return ()
    free = replace(search, wait=FOREVER)
    there, back = free.all_from(a), free.turned().all_from(b)
    near = (there[hubs] < FOREVER) & (back[hubs] < FOREVER) & (there[hubs] <= -back[hubs])
    return tuple(search.view.ids[hub] for hub in hubs[near].tolist())
