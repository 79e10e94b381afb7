"""Which entities reach the most others over a pattern of steps, and whom?

"Most crimes by area" (area <- address <- crime), or "party to no crime, with most acquaintances who are".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from graph_model.errors import LimitExceeded
from graph_model.view import View

if TYPE_CHECKING:
    from scipy.sparse import csr_array

BLOCK = 2_000
"""Entities counted at once."""
REACHED = 20_000_000
"""Distinct (entity, reached) couples that one block may hold at one step."""


class Direction(StrEnum):
    """Which way a step goes over its links."""

    OUT = "OUT"
    IN = "IN"
    BOTH = "BOTH"


@dataclass(frozen=True, slots=True)
class Step:
    """One hop. link_types: over these, any if empty. types: to entities of these types, any if empty. having, lacking:
    the entity reached has, or has not, a link of each of these types. sharing: it shares with the first entity what
    both reach over these link types in turn, whichever way: ("LIVES_AT",) an address, ("LIVES_AT", "PART_OF") an
    area. among: it is one of these, by id; None for any."""

    link_types: tuple[str, ...] = ()
    direction: Direction = Direction.BOTH
    types: tuple[str, ...] = ()
    having: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    sharing: tuple[str, ...] = ()
    among: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """One entity and the distinct entities it reaches, ids sorted. rank: equal counts share a rank."""

    id: str
    rank: int
    reached: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many it reaches."""
        return len(self.reached)


def tallies(
    view: View,
    of: str,
    steps: Sequence[Step],
    having: Sequence[str] = (),
    lacking: Sequence[str] = (),
    among: Collection[str] | None = None,
) -> tuple[Tally, ...]:
    """Entities of type `of` that reach at least one other by all `steps` in turn, most first, then by id.

    having, lacking: link types that the entity itself must have, or must not have. among: only these are ranked. No
    step leads back to the entity itself. Raises LimitExceeded where too many would have to be held.

    >>> from algorithms.drawn import drawn
    >>> view = drawn("ada -KNOWS- bo", "cy -KNOWS- bo", "bo -PARTY_TO-> Event:e1")
    >>> knows = Step(("KNOWS",), types=("Person",), having=("PARTY_TO",))
    >>> [(t.id, t.reached) for t in tallies(view, "Person", [knows], lacking=["PARTY_TO"])]
    [('Person:ada', ('Person:bo',)), ('Person:cy', ('Person:bo',))]
    """
    only = None if among is None else frozenset(among)
    fits = _fits(view, Step(types=(of,), having=tuple(having), lacking=tuple(lacking), among=only))
    hops = [(_matrix(view, step.link_types, step.direction), _fits(view, step), step) for step in steps]
    found: list[tuple[int, NDArray[np.int64]]] = []
    first = np.flatnonzero(fits)
    for begin in range(0, len(first), BLOCK):
        block = first[begin : begin + BLOCK]
        found += _reached(view, block, hops)
    found.sort(key=lambda one: (-len(one[1]), one[0]))
    counts = np.array([-len(nodes) for _, nodes in found])
    return tuple(
        Tally(view.ids[node], int(np.searchsorted(counts, -len(nodes))) + 1, tuple(view.ids[n] for n in nodes))
        for node, nodes in found
    )


def _reached(view: View, block: NDArray[np.int64], hops: Sequence[Any]) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """For each entity of the block that reaches any: (entity, the nodes reached)."""
    from scipy.sparse import csr_array

    size, rows = len(view.ids), np.arange(len(block))
    itself = csr_array((np.ones(len(block), dtype=np.int64), (rows, block)), shape=(len(block), size))
    now = itself
    for matrix, fits, step in hops:
        asked = int(np.asarray(now.sum(axis=0)) @ np.diff(matrix.indptr))
        if asked > REACHED:
            raise LimitExceeded("entities reached by the steps", asked, REACHED)
        now = _ones((now @ matrix).multiply(fits))
        now = _ones(now - now.multiply(itself))
        if step.sharing:
            now = _ones(now.multiply(_sharers(view, itself, step.sharing)))
    now.sort_indices()
    for row, node in enumerate(block):
        nodes = now.indices[now.indptr[row] : now.indptr[row + 1]]
        if len(nodes):
            yield int(node), nodes.astype(np.int64)


def _sharers(view: View, itself: Any, sharing: Sequence[str]) -> Any:
    """For each first entity those that reach over `sharing` something that it reaches too."""
    matrices = [_matrix(view, [name], Direction.BOTH) for name in sharing]
    for matrix in (*matrices, *reversed(matrices)):
        itself = _ones(itself @ matrix)
    return itself


def _ones(counted: Any) -> csr_array:
    """The same places, each counted once."""
    from scipy.sparse import csr_array

    matrix = csr_array(counted)
    matrix.eliminate_zeros()
    matrix.data = np.ones_like(matrix.data)
    return matrix


def _matrix(view: View, link_types: Sequence[str], direction: Direction) -> csr_array:
    """Row r has a one at each node that r reaches over these link types."""
    from scipy.sparse import csr_array

    chosen = _links(view, link_types) if link_types else np.ones(len(view.starts), dtype=bool)
    starts, ends = view.starts[chosen], view.ends[chosen]
    if direction is Direction.IN:
        starts, ends = ends, starts
    elif direction is Direction.BOTH:
        starts, ends = np.concatenate([starts, ends]), np.concatenate([ends, starts])
    size = len(view.ids)
    return _ones(csr_array((np.ones(len(starts), dtype=np.int64), (starts, ends)), shape=(size, size)))


def _links(view: View, link_types: Sequence[str]) -> NDArray[np.bool_]:
    numbers = [view.link_names.index(name) for name in link_types if name in view.link_names]
    return np.isin(view.link_types, numbers)


def _fits(view: View, step: Step) -> NDArray[np.bool_]:
    """Which nodes the step may reach, by id, by type and by the links they have."""
    if step.among is None:
        fits = np.ones(len(view.ids), dtype=bool)
    else:
        fits = np.fromiter((entity in step.among for entity in view.ids), dtype=bool, count=len(view.ids))
    if step.types:
        fits &= np.isin(view.node_types, [view.type_names.index(t) for t in step.types if t in view.type_names])
    for wanted, names in ((True, step.having), (False, step.lacking)):
        for name in names:
            has = np.zeros(len(view.ids), dtype=bool)
            chosen = _links(view, [name])
            has[view.starts[chosen]] = True
            has[view.ends[chosen]] = True
            fits &= has if wanted else ~has
    return fits
