"""What an answer rests on, read when it is first asked for, and then for the whole answer at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from api.context import Asking
from api.types.entity import Entity, entity_of
from api.types.fact import Fact, facts_of
from stores.graph.reads.entities import SeenEntity, later
from stores.graph.reads.steps import Pair, Tie, ties
from stores.graph.seen import SeenGraph

FACTS = 5
"""Facts told of each link type between two; a count says how many there are."""


@dataclass
class Behind:
    """The entities and facts of one answer. ids: clusters by their smallest members, which exist for the reader; pairs:
    between which facts are asked for. Whoever asks for neither costs no read."""

    asking: Asking
    seen: SeenGraph
    ids: Iterable[str]
    pairs: Sequence[Pair]

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """By id; their claims are read when the first of them is asked for more than its id and type."""
        found: dict[str, SeenEntity] = later(self.asking.seen(), self.ids)
        return {low: entity_of(self.asking, entity) for low, entity in found.items()}

    @cached_property
    def ties(self) -> dict[Pair, list[Tie]]:
        """What ties each pair, by link type."""
        return ties(self.seen, list(dict.fromkeys(self.pairs)), FACTS)

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """The facts of all ties, by id, with their sentences."""
        every = {fact.id: fact for found in self.ties.values() for tie in found for fact in tie.facts}
        return dict(zip(every, facts_of(self.seen, list(every.values())), strict=True))

    def told(self, tie: Tie) -> list[Fact]:
        """The facts of a tie."""
        return [self.facts[fact.id] for fact in tie.facts]
