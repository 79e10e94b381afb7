"""Entities of a mapping: from a chunk of rows to the ids of what they name and the claims about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_model.declare import EntityType, IssuedKey
from graph_model.keys import LONE, entity_id, lone_key, session_key
from graph_model.records import Claim
from graph_model.values.base import ValueType
from loaders.mapping.attributes import Attributes, read_attributes
from loaders.mapping.cleaning import Fault, Problems, Reading
from loaders.mapping.condition import Condition, read_condition
from loaders.mapping.faults import Place, nearest, quoted
from loaders.mapping.files.table import Chunk
from loaders.mapping.kinds import issued_kind
from loaders.mapping.own_keys import read_key
from loaders.mapping.schema import EntitySection
from loaders.mapping.scope import Scope
from loaders.mapping.values import read_value

LONGEST_NAME = 40
"""Characters of the name that a mapping gives an entity."""


@dataclass(frozen=True, slots=True)
class Named:
    """The entity of one name in the rows of a chunk. ids: None where a row does not name it. given: the key as it was
    given, where the id does not show it; empty where it always does. claims: None where nothing is said."""

    ids: Sequence[str | None]
    given: Sequence[Any]
    claims: list[Claim | None]


@dataclass(frozen=True, slots=True)
class Entity:
    """One entry of a mapping's `entities`, compiled. bare: a claim is made only where something is said, because links
    bring it into being, or another source does. session: names the session in which an identifier holds that says
    nothing about who is who. source: whose session it is."""

    name: str
    declared: EntityType
    key: Reading
    attributes: Attributes
    condition: Condition | None
    bare: bool
    source: str = ""
    session: Reading | None = None

    @property
    def issued(self) -> bool:
        """Whether it is known by an issued identifier."""
        return isinstance(self.declared.key, IssuedKey)

    def over(self, chunk: Chunk, stems: Sequence[str] | None, problems: Problems) -> Named:
        """stems: the `record_id` of each row; only where `may_stand_alone`."""
        where = self.condition.over(chunk) if self.condition else None
        key = self.key.over(chunk, problems, where)
        ids: Sequence[str | None] = key.values
        if stems is not None and self.issued:
            sessions = self.session.over(chunk, problems, where).values if self.session else [None] * len(chunk)
            rows = zip(ids, stems, sessions, strict=True)
            ids = [self._alone(id_, stem, session) for id_, stem, session in rows]
        if self.bare and not self.attributes.readings and not self.attributes.constants:
            return Named(ids, key.given, [None] * len(chunk))
        said = self.attributes.over(chunk, problems, where)
        if None in ids:
            for index, (id_, values) in enumerate(zip(ids, said.values, strict=True)):
                if id_ is None and values.keys() - self.attributes.constants.keys():
                    reason = f"the row says something about {self.name}, but its key is empty"
                    problems.setdefault(index, Fault("KEY_MISSING", self.key.label, reason))
        given = _with_keys(said.given, key.given) if key.given and not self.bare else said.given
        claims = [
            None if id_ is None or (self.bare and not values) else Claim(id_, values, kept)
            for id_, values, kept in zip(ids, said.values, given, strict=True)
        ]
        return Named(ids, key.given, claims)

    def _alone(self, entity: str | None, stem: str, session: str | None) -> str | None:
        if entity is None or not entity.endswith(LONE):
            return entity
        key = entity.removesuffix(LONE)
        return lone_key(key, stem, self.name) if session is None else session_key(key, self.source, session)

    def may_stand_alone(self) -> bool:
        """Whether its key may say nothing about who is who, so that each record has an entity of its own."""
        key = self.declared.key
        return isinstance(key, IssuedKey) and type(key.type).shared is not ValueType.shared


def read_entity(
    name: str, section: EntitySection, source: str, linked: bool, reads: bool, scope: Scope
) -> Entity | None:
    """Compile an entry; None, with faults noted, where it cannot be. linked: whether a link leads from or to it, or it
    was read. reads: whether it is the sensor of a sighting, which waits until somebody describes it."""
    place: Place = ("entities", name)
    if not name or not name.isprintable() or len(name) > LONGEST_NAME:
        scope.faults.add(place, f"a name of 1 to {LONGEST_NAME} characters is expected")
    declared = scope.registry.entities.get(section.type)
    condition = read_condition(section.when, (*place, "when"), scope)
    if declared is None:
        known = nearest(section.type, scope.registry.entities)
        scope.faults.add((*place, "type"), f"there is no entity type {quoted(section.type)}; {known}")
        return None
    key = _key(section, declared, source, place, scope)
    attributes = read_attributes(section.claims, declared, (*place, "claims"), scope)
    if key is None or attributes is None:
        return None
    session = _session(section, declared, place, scope)
    foreign = section.source is not None and section.source != source
    bare = foreign or (reads and not section.claims) or (linked and isinstance(declared.key, IssuedKey))
    return Entity(name, declared, key, attributes, condition, bare, source, session)


def _session(section: EntitySection, declared: EntityType, place: Place, scope: Scope) -> Reading | None:
    if section.session is None:
        return None
    if not isinstance(declared.key, IssuedKey) or type(declared.key.type).shared is ValueType.shared:
        scope.faults.add((*place, "session"), f"{declared.name} holds for good; a session has no meaning for it")
    return read_key(section.session, "", (*place, "session"), scope)


def _key(section: EntitySection, declared: EntityType, source: str, place: Place, scope: Scope) -> Reading | None:
    issued = isinstance(declared.key, IssuedKey)
    right, wrong = ("issued_key", "source_key") if issued else ("source_key", "issued_key")
    if getattr(section, wrong) is not None:
        how = "an identifier that somebody issued" if issued else "the source's own id"
        scope.faults.add((*place, wrong), f"{declared.name} is known by {how}; write {right}")
        return None
    if issued and section.source is not None:
        scope.faults.add((*place, "source"), f"{declared.name} has no ids of a source")
    if issued and section.issued_key is not None:
        return read_value(section.issued_key, issued_kind(declared), (*place, "issued_key"), scope)
    if not issued and section.source_key is not None:
        prefix = entity_id(declared.name, f"{section.source or source}:")
        return read_key(section.source_key, prefix, (*place, "source_key"), scope)
    if not scope.faults.inside(place):
        scope.faults.add(place, f"{declared.name} needs {right}")
    return None


def _with_keys(given: Sequence[Mapping[str, Any]], keys: Sequence[Any]) -> list[dict[str, Any]]:
    return [dict(said) if key is None else {**said, "key": key} for said, key in zip(given, keys, strict=True)]
