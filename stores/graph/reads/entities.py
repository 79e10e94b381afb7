"""Entities as a reader sees them: clusters with their claims, working values and caption."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph_model.declare import EntityType, IssuedKey
from graph_model.keys import type_of
from graph_model.verdicts import Conclusion
from graph_model.working_value import SeenClaim, WorkingValue, working_value
from stores.graph.seen import SeenGraph

MOST_CLAIMS = 20_000
"""Claims read for one page of entities."""


@dataclass(frozen=True, slots=True)
class SeenEntity:
    """A cluster under the id of its smallest member. claims: what the reader sees of all members, by claim id."""

    id: str
    members: tuple[str, ...]
    declared: EntityType
    claims: tuple[SeenClaim, ...]
    values: dict[str, WorkingValue]

    @property
    def caption(self) -> str:
        """What the entity is called: its first caption attribute that has a value, else its issued key, else its id."""
        for name in self.declared.caption:
            if name in self.values:
                attribute = next(a for a in self.declared.attributes if a.name == name)
                return attribute.type.caption(self.values[name].value)
        return bare_caption(self.id, self.declared)

    @property
    def differs(self) -> bool:
        """Whether visible claims differ on any attribute that nobody decided."""
        return any(value.differing and value.conclusion is None for value in self.values.values())


class _Later(SeenEntity):
    """One that is read, together with all others of its answer, when more than its id, members and type is asked."""

    def __init__(self, low: str, seen: SeenGraph, read: Callable[[], dict[str, SeenEntity]]) -> None:
        object.__setattr__(self, "id", low)
        object.__setattr__(self, "members", seen.clusters.all(low))
        object.__setattr__(self, "declared", seen.registry.entities[type_of(low)])
        object.__setattr__(self, "read", read)

    read: Callable[[], dict[str, SeenEntity]]

    @property
    def claims(self) -> tuple[SeenClaim, ...]:
        return self.read()[self.id].claims

    @property
    def values(self) -> dict[str, WorkingValue]:
        return self.read()[self.id].values


def later(seen: SeenGraph, ids: Iterable[str]) -> dict[str, SeenEntity]:
    """As `entities`, but read when the first of them is asked for more than its id, its members and its type."""
    lows = sorted({seen.clusters.of(entity) for entity in ids})
    read = cache(lambda: entities(seen, lows))
    return {low: _Later(low, seen, read) for low in lows}


def bare_caption(entity: str, declared: EntityType) -> str:
    """The caption of an entity of which no claim gives a name."""
    key = entity.partition(":")[2]
    if isinstance(declared.key, IssuedKey):
        return declared.key.type.caption(key)
    source, _, raw = key.partition(":")
    return f"{declared.noun[0]} {raw} ({source})"


def resolve(seen: SeenGraph, ids: Iterable[str]) -> dict[str, str]:
    """Of some ids those that exist for the reader, each with the smallest member of its cluster."""
    wanted = sorted({entity for entity in ids if type_of(entity) in seen.registry.entities})
    found = {row["id"] for row in seen.read("existing", ids=wanted)} if wanted else set()
    return {entity: seen.clusters.of(entity) for entity in wanted if entity in found}


def entities(seen: SeenGraph, ids: Iterable[str]) -> dict[str, SeenEntity]:
    """The clusters of these ids, which exist for the reader, by smallest member; three reads at most, however many."""
    whole = {low: seen.clusters.all(low) for low in sorted({seen.clusters.of(entity) for entity in ids})}
    members = [member for all_of in whole.values() for member in all_of]
    claims: dict[str, list[SeenClaim]] = defaultdict(list)
    decided: dict[str, list[Conclusion]] = defaultdict(list)
    if members:
        for row in seen.read("claims", ids=members, limit=MOST_CLAIMS):
            claim = SeenClaim(row["properties"]["claim_id"], row["entity"], row["properties"])
            claims[seen.clusters.of(row["entity"])].append(claim)
        for row in seen.conclusions(members):
            decided[seen.clusters.of(row["entity"])].append(conclusion_of(row["entity"], row["properties"]))
    return {
        low: _entity(low, all_of, seen.registry.entities[type_of(low)], claims[low], decided[low])
        for low, all_of in whole.items()
    }


def conclusion_of(entity: str, properties: dict[str, Any]) -> Conclusion:
    """A conclusion out of its stored properties."""
    names = ("attribute", "claim_id", "claim_version", "reason", "by", "decided_at", "vc")
    return Conclusion(id=properties["verdict_id"], entity=entity, **{name: properties[name] for name in names})


def _entity(
    low: str,
    members: tuple[str, ...],
    declared: EntityType,
    claims: Sequence[SeenClaim],
    decided: Sequence[Conclusion],
) -> SeenEntity:
    ordered = tuple(sorted(claims, key=lambda claim: claim.id))
    stored = {name for claim in ordered for name in claim.properties}
    given = (one for one in declared.attributes if one.name + one.type.parts[0].suffix in stored)
    drawn = (working_value(attribute, ordered, decided) for attribute in given)
    return SeenEntity(low, members, declared, ordered, {value.attribute: value for value in drawn if value})
