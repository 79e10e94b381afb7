"""Clusters: what visible SAME_AS verdicts join. Decisions are made by persons, so all of them fit in memory."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock

FEW = 500
"""Entities in clusters that a question may name: 10 ms to look up."""
KEPT = 16
"""Readers' clusters that are kept; whoever sees the same classes shares them."""


@dataclass(frozen=True, slots=True)
class Clusters:
    """smallest: entity id -> its cluster's smallest member, for entities in clusters of more than one. members: that
    smallest member -> all of them, sorted. concluded: entities of which a person decided an attribute."""

    smallest: Mapping[str, str]
    members: Mapping[str, tuple[str, ...]]
    concluded: frozenset[str] = frozenset()

    @property
    def clustered(self) -> list[str] | None:
        """All entities in clusters of more than one, sorted; None where they are too many to be looked up at each
        question. Counting neighbours as nodes, and only these by their ids, is twice as fast on a hub."""
        return sorted(self.smallest) if len(self.smallest) <= FEW else None

    def of(self, entity: str) -> str:
        """The smallest member of the entity's cluster."""
        return self.smallest.get(entity, entity)

    def all(self, entity: str) -> tuple[str, ...]:
        """All members of the entity's cluster, sorted."""
        return self.members.get(self.of(entity), (entity,))


def clusters_of(pairs: Iterable[tuple[str, str]]) -> Clusters:
    """The connected components of pairs of entity ids."""
    joined: dict[str, str] = {}

    def find(entity: str) -> str:
        while (above := joined.setdefault(entity, entity)) != entity:
            joined[entity] = joined[above]
            entity = joined[entity]
        return entity

    for a, b in pairs:
        low, high = sorted((find(a), find(b)))
        joined[high] = low
    smallest = {entity: find(entity) for entity in joined}
    members: dict[str, list[str]] = {}
    for entity in sorted(smallest):
        members.setdefault(smallest[entity], []).append(entity)
    return Clusters(smallest, {low: tuple(all_of) for low, all_of in members.items()})


@dataclass(slots=True)
class KeptClusters:
    """The clusters of the last few kinds of reader, until a decision comes or goes. Threads may share it."""

    _kept: dict[Hashable, tuple[int, Clusters]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def get(self, classes: Hashable, decisions: int, read: Callable[[], Clusters]) -> Clusters:
        """Clusters for who sees these classes. decisions: the counter, read before `read` is called: what changes
        meanwhile shows as a difference next time."""
        with self._lock:
            found = self._kept.get(classes)
        if found and found[0] == decisions:
            return found[1]
        clusters = read()
        with self._lock:
            self._kept.pop(classes, None)
            self._kept[classes] = (decisions, clusters)
            while len(self._kept) > KEPT:
                del self._kept[next(iter(self._kept))]
        return clusters
