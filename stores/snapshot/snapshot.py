"""The whole graph in columns, and what of it one reader sees."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph_model.keys import type_of
from graph_model.reader import Reader
from graph_model.registry import Registry
from graph_model.view import View
from stores.graph import Graph
from stores.graph.pull import Pulled, pull
from stores.snapshot.clusters import representatives
from stores.snapshot.filtering import passes

Ints = NDArray[np.int64]
Small = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Entities sorted by id; facts about one entity (claims, conclusions), links and verdicts as columns of node
    indexes. Links are sorted by start, end, type, time, grade and amount. All arrays are read only."""

    ids: Sequence[str]
    node_types: NDArray[np.int16]
    type_names: tuple[str, ...]
    fact_nodes: Ints
    fact_vcs: Ints
    starts: Small
    ends: Small
    link_types: NDArray[np.int16]
    link_names: tuple[str, ...]
    since: Ints
    until: Ints
    grades: NDArray[np.int16]
    vcs: Small
    sources: Small
    source_names: tuple[str, ...]
    recorded: Ints
    amounts: Ints
    currencies: NDArray[np.int16]
    currency_names: tuple[str, ...]
    verdict_starts: Ints
    verdict_ends: Ints
    verdict_same: NDArray[np.bool_]
    verdict_vcs: Ints
    changes: int
    pulled_at: float = field(default_factory=time.monotonic)

    @classmethod
    def pull(cls, graph: Graph, registry: Registry) -> Snapshot:
        """Read the whole graph from Neo4j. Raises StoreUnavailable."""
        return cls.of(pull(graph), registry)

    @classmethod
    def of(cls, pulled: Pulled, registry: Registry) -> Snapshot:
        """A snapshot of pulled columns. A fact whose entity came after the entities were read is left out: the graph's
        change counter has grown by then, so that the next question pulls again."""
        order = sorted(range(len(pulled.ids)), key=pulled.ids.__getitem__)
        ids = [pulled.ids[place] for place in order]
        place = _Places(pulled.ordinals[order])
        names = tuple(registry.entities)
        numbers = {name: number for number, name in enumerate(names)}
        facts = place.of(pulled.fact_ordinals)
        starts, ends = place.of(pulled.link_starts), place.of(pulled.link_ends)
        verdict_starts, verdict_ends = place.of(pulled.verdict_starts), place.of(pulled.verdict_ends)
        known = facts >= 0
        judged = (verdict_starts >= 0) & (verdict_ends >= 0)
        sums = pulled.link_amounts, pulled.link_currencies
        columns = (*sums, pulled.link_grades, pulled.link_until, pulled.link_since, pulled.link_types, ends, starts)
        sort = np.lexsort(columns)
        sort = sort[(starts[sort] >= 0) & (ends[sort] >= 0)]
        return cls(
            ids=ids,
            node_types=np.array([numbers[type_of(i)] for i in ids], dtype=np.int16),
            type_names=names,
            fact_nodes=facts[known],
            fact_vcs=pulled.fact_vcs[known],
            starts=starts[sort].astype(np.int32),
            ends=ends[sort].astype(np.int32),
            link_types=pulled.link_types[sort].astype(np.int16),
            link_names=pulled.link_names,
            since=pulled.link_since[sort],
            until=pulled.link_until[sort],
            grades=pulled.link_grades[sort].astype(np.int16),
            vcs=pulled.link_vcs[sort].astype(np.int32),
            sources=pulled.link_sources[sort].astype(np.int32),
            source_names=pulled.source_names,
            recorded=pulled.link_recorded[sort],
            amounts=pulled.link_amounts[sort],
            currencies=pulled.link_currencies[sort].astype(np.int16),
            currency_names=pulled.currency_names,
            verdict_starts=verdict_starts[judged],
            verdict_ends=verdict_ends[judged],
            verdict_same=pulled.verdict_same[judged],
            verdict_vcs=pulled.verdict_vcs[judged],
            changes=pulled.changes,
        )

    def view(self, reader: Reader, link_types: Sequence[str] | None = None, types: Sequence[str] | None = None) -> View:
        """What the reader sees: clusters as nodes, links that pass the reader's filter.

        link_types: only these links; types: only entities of these types (a cluster's is that of its smallest member)
        and links among them. Everything by default; names that are not declared match nothing.
        """
        visible = self._visible(reader)
        whose = self.clusters(reader)
        keep = visible & (whose == np.arange(len(self.ids)))
        if types is not None:
            keep &= np.isin(self.node_types, _numbers(self.type_names, types))
        starts, ends = whose[self.starts], whose[self.ends]
        seen = np.isin(self.vcs, reader.vc) & keep[starts] & keep[ends] & (starts != ends)
        if link_types is not None:
            seen &= np.isin(self.link_types, _numbers(self.link_names, link_types))
        chosen = seen & passes(self, reader.filter)
        number = np.cumsum(keep, dtype=np.int32) - np.int32(1)
        starts, ends = number[starts[chosen]], number[ends[chosen]]
        every: tuple[NDArray[Any], ...] = (
            self.link_types,
            self.since,
            self.until,
            self.grades,
            self.currencies,
            self.amounts,
        )
        # What hides nothing needs no copy.
        columns: list[NDArray[Any]] = list(every) if np.all(chosen) else [column[chosen] for column in every]
        if np.any(whose != np.arange(len(self.ids))):
            # Members of clusters have other numbers now: what ran apart may run in parallel.
            sort = np.lexsort((*reversed(columns), ends, starts))
            starts, ends, *columns = (column[sort] for column in (starts, ends, *columns))
        kinds, since, until, grades, currencies, amounts = columns
        return View(
            ids=[self.ids[node] for node in np.flatnonzero(keep).tolist()],
            node_types=self.node_types[keep],
            type_names=self.type_names,
            starts=starts,
            ends=ends,
            link_types=kinds,
            link_names=self.link_names,
            since=since,
            until=until,
            grades=grades,
            age=self.age,
            hidden=int(np.count_nonzero(seen) - np.count_nonzero(chosen)),
            amounts=amounts,
            currencies=currencies,
            currency_names=self.currency_names,
        )

    def clusters(self, reader: Reader) -> Ints:
        """For each entity the smallest member, by index, of what visible SAME_AS verdicts join it with."""
        same = self.verdict_same & np.isin(self.verdict_vcs, reader.vc)
        return representatives(len(self.ids), self.verdict_starts[same], self.verdict_ends[same])

    @property
    def age(self) -> float:
        """Seconds since the graph was read."""
        return time.monotonic() - self.pulled_at

    def _visible(self, reader: Reader) -> NDArray[np.bool_]:
        """Entities of which the reader sees any fact, whatever the filter."""
        visible = np.zeros(len(self.ids), dtype=bool)
        links, verdicts = np.isin(self.vcs, reader.vc), np.isin(self.verdict_vcs, reader.vc)
        visible[self.fact_nodes[np.isin(self.fact_vcs, reader.vc)]] = True
        for ends in (self.starts[links], self.ends[links], self.verdict_starts[verdicts], self.verdict_ends[verdicts]):
            visible[ends] = True
        return visible


class _Places:
    """From an entity's ordinal to its index; -1 for one that is not there."""

    def __init__(self, ordinals: Ints) -> None:
        self._order = np.argsort(ordinals)
        self._sorted = ordinals[self._order]

    def of(self, ordinals: Ints) -> Ints:
        if not len(self._sorted):
            return np.full(len(ordinals), -1, dtype=np.int64)
        found = np.minimum(np.searchsorted(self._sorted, ordinals), len(self._sorted) - 1)
        return np.where(self._sorted[found] == ordinals, self._order[found], -1)


def _numbers(names: Sequence[str], chosen: Sequence[str]) -> list[int]:
    return [number for number, name in enumerate(names) if name in set(chosen)]
