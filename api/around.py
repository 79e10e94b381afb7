"""The neighbourhood of one entity, from the store or out of arrays that are at hand: the answers are the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from algorithms.beside import Beside, Order
from api.at_once import at_once
from graph_model.neighbours import COUNTED, FoldedLink, LinkCount, Neighbour, Shape
from graph_model.view import View
from stores.graph.reads.neighbours import folded_links, link_counts, neighbour_total, neighbours
from stores.graph.seen import SeenGraph


@dataclass(frozen=True, slots=True)
class Found:
    """One page of neighbours, how many there are in all (at_least: counting stopped there), and all links by type."""

    neighbours: list[Neighbour]
    total: int
    at_least: bool
    counts: list[LinkCount]


@dataclass(frozen=True, slots=True)
class InStore:
    """By reads of the store."""

    seen: SeenGraph
    entity: str
    shape: Shape

    def page(self, order: Order, after: tuple[int, str] | None, limit: int) -> Found:
        """Behind (rank, id); STRONGEST or LATEST."""
        latest = order is Order.LATEST
        page, (total, at_least), counts = at_once(
            lambda: neighbours(self.seen, self.entity, self.shape, latest=latest, after=after, limit=limit),
            lambda: neighbour_total(self.seen, self.entity, self.shape),
            lambda: link_counts(self.seen, self.entity),
        )
        return Found(page, total, at_least, counts)

    def folded(self, others: Sequence[str]) -> list[FoldedLink]:
        """The links to some neighbours."""
        return folded_links(self.seen, self.entity, others, self.shape)


@dataclass(frozen=True)
class InArrays:
    """Out of a view."""

    view: View
    entity: str
    shape: Shape

    def page(self, order: Order, after: tuple[int, str] | None, limit: int) -> Found:
        """Behind (rank, id)."""
        page, total = self._beside.page(order, after, limit)
        counted = total if order is Order.MOST_LINKED else min(total, COUNTED)
        return Found(page, counted, counted < total, Beside.of(self.view, self.entity).counts())

    def folded(self, others: Sequence[str]) -> list[FoldedLink]:
        """The links to some neighbours."""
        return self._beside.folded(others)

    @cached_property
    def _beside(self) -> Beside:
        return Beside.of(self.view, self.entity, self.shape)
