"""Entities as a file of the import, each written once, and the numbers that stand for their ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from graph_model.keys import ordinal
from graph_model.registry import Registry
from stores.graph.bulk import columns
from stores.graph.bulk.table import Imported, Ints, Mask, Table
from stores.graph.rows import entity_row, is_issued

RECENT = 100_000
"""Entities remembered; one that is forgotten is written again, and the second line dropped at the end."""


class Entities:
    """The entities of one import."""

    def __init__(self, folder: Path, registry: Registry) -> None:
        self._registry = registry
        self._table = Table(folder, "entities", columns.ENTITY, ("ordinal",))
        self._known: dict[str, tuple[int, bool]] = {}
        self._written: set[str] = set()

    def numbers(self, entities: Sequence[str]) -> tuple[list[int], list[bool]]:
        """The ordinal of each, and whether it comes into being when it is named."""
        self._learn(entities)
        found = [self._known[entity] for entity in entities]
        return [number for number, _ in found], [issued for _, issued in found]

    def write(self, entities: Iterable[str]) -> None:
        """These are in the graph, if what names them is."""
        new = [entity for entity in dict.fromkeys(entities) if entity not in self._written]
        self._learn(new)
        self._written.update(new)
        rows = [entity_row(entity, self._registry) for entity in new]
        self._table.add(rows, ordinal=[row["ordinal"] for row in rows])

    def finish(self, wanted: Ints) -> Iterator[Imported]:
        """Close the file. wanted: the ordinals that something in the graph names, sorted."""
        if self._table.finish(first_of(self._table.marks("ordinal"), wanted)):
            yield Imported("nodes", "Entity", (self._table.header, self._table.data))

    def _learn(self, entities: Iterable[str]) -> None:
        new = {entity for entity in entities if entity not in self._known}
        if len(self._known) + len(new) > RECENT:
            self._known.clear()
            self._written.clear()
            new = set(entities)
        self._known.update((entity, (ordinal(entity), is_issued(entity, self._registry))) for entity in new)


def first_of(numbers: Ints, wanted: Ints) -> Mask:
    """The first line of each wanted thing; `wanted` is sorted."""
    _, first = np.unique(numbers, return_index=True)
    keep = np.zeros(len(numbers), dtype=bool)
    keep[first] = True
    return keep & np.isin(numbers, wanted)
