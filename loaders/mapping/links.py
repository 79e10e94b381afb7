"""Links of a mapping: from a chunk of rows to the link of each row in which both ends are named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_model.declare import LinkType, Timing
from graph_model.records import Link
from loaders.mapping.attributes import Attributes, read_attributes
from loaders.mapping.cleaning import Problems, Reading
from loaders.mapping.condition import Condition, read_condition
from loaders.mapping.entities import Entity, Named
from loaders.mapping.faults import Place, nearest, quoted
from loaders.mapping.files.table import Chunk
from loaders.mapping.kinds import LINK_TIME, LinkTime
from loaders.mapping.schema import EntitySection, LinkSection
from loaders.mapping.scope import Scope
from loaders.mapping.values import read_value

_TIMES = {Timing.PERIOD: ("since", "until", "through"), Timing.MOMENT: ("at",), Timing.TIMELESS: ()}
_ALL_TIMES = ("since", "until", "through", "at")


@dataclass(frozen=True, slots=True)
class Linked:
    """One entry of a mapping's `links`, compiled. times: since, until, through, at -> how it is read. nth: tells
    entries that may join the same ends apart, so that two facts stay two."""

    type: str
    start: Entity
    end: Entity
    times: Mapping[str, Reading]
    attributes: Attributes
    condition: Condition | None
    nth: str

    def names(self, entity: str) -> bool:
        """Whether it leads from or to the entity of that name."""
        return entity in (self.start.name, self.end.name)

    def over(self, chunk: Chunk, named: Mapping[str, Named], problems: Problems) -> list[Link | None]:
        """The link of each row, or None."""
        starts, ends = named[self.start.name], named[self.end.name]
        where = self.condition.over(chunk) if self.condition else None
        there = [a is not None and b is not None for a, b in zip(starts.ids, ends.ids, strict=True)]
        where = there if where is None else [a and b for a, b in zip(there, where, strict=True)]
        counts = None if all(where) else where
        said = self.attributes.over(chunk, problems, counts)
        times = {name: reading.over(chunk, problems, counts) for name, reading in self.times.items()}
        spans = _spans({name: taken.values for name, taken in times.items()}, len(chunk))
        kept = {name: taken.given for name, taken in times.items() if taken.given}
        kept |= {name: end.given for name, end in self._bare_ends(starts, ends).items() if end.given}
        given = _with(said.given, kept)
        return [
            Link(self.type, start, end, since, until, precision, zone, values, also, self.nth)
            if holds and start is not None and end is not None
            else None
            for start, end, (since, until, precision, zone), values, also, holds in zip(
                starts.ids, ends.ids, spans, said.values, given, where, strict=True
            )
        ]

    def _bare_ends(self, starts: Named, ends: Named) -> dict[str, Named]:
        """Ends of which no claim keeps what was given as their key."""
        both = {"start": (self.start, starts), "end": (self.end, ends)}
        return {side: named for side, (entity, named) in both.items() if entity.bare and entity.issued}


def read_link(
    number: int,
    section: LinkSection,
    sections: Mapping[str, EntitySection],
    entities: Mapping[str, Entity],
    nth: str,
    scope: Scope,
) -> Linked | None:
    """Compile an entry; None, with faults noted, where it cannot be. entities: those that could be compiled."""
    place: Place = ("links", number)
    declared = scope.registry.links.get(section.type)
    condition = read_condition(section.when, (*place, "when"), scope)
    for key, name in (("from", section.start), ("to", section.end)):
        if name not in scope.names:
            scope.faults.add((*place, key), f"entities has no {quoted(name)}; {nearest(name, scope.names)}")
    if declared is None:
        known = nearest(section.type, scope.registry.links)
        scope.faults.add((*place, "type"), f"there is no link type {quoted(section.type)}; {known}")
        return None
    _check_ends(declared, section, sections, place, scope)
    times = _times(declared, section, place, scope)
    attributes = read_attributes(section.attributes, declared, (*place, "attributes"), scope)
    start, end = entities.get(section.start), entities.get(section.end)
    if start is None or end is None or attributes is None:
        return None
    return Linked(section.type, start, end, times, attributes, condition, nth)


def _check_ends(
    declared: LinkType, section: LinkSection, sections: Mapping[str, EntitySection], place: Place, scope: Scope
) -> None:
    for key, name, fitting in (("from", section.start, declared.starts), ("to", section.end, declared.ends)):
        entity_type = sections[name].type if name in sections else None
        if entity_type in scope.registry.entities and entity_type not in fitting:
            side = "start at" if key == "from" else "lead to"
            text = f"{declared.name} cannot {side} {quoted(name)}, a {entity_type}; only {', '.join(fitting)}"
            scope.faults.add((*place, key), text)


def _times(declared: LinkType, section: LinkSection, place: Place, scope: Scope) -> dict[str, Reading]:
    fitting = _TIMES[declared.timing]
    found: dict[str, Reading] = {}
    for name in _ALL_TIMES:
        given = getattr(section, name)
        if given is None:
            continue
        if name not in fitting:
            what = f"takes {' and '.join(fitting[:2])}" if fitting else "has no time"
            scope.faults.add((*place, name), f"{declared.name} {what}, not {name}")
        reading = read_value(given, LINK_TIME, (*place, name), scope)
        if reading is not None:
            found[name] = reading
    if section.until is not None and section.through is not None:
        scope.faults.add((*place, "through"), "write either until or through")
    return found


def _spans(
    times: Mapping[str, Sequence[LinkTime | None]], rows: int
) -> list[tuple[int | None, int | None, str | None, str | None]]:
    """since, until, precision and zone of each row."""
    if not times:
        return [(None, None, None, None)] * rows
    empty: Sequence[LinkTime | None] = [None] * rows
    if "at" in times:
        return [
            (None, None, None, None) if at is None else (at.low, at.high, at.precision, at.zone) for at in times["at"]
        ]
    untils = times.get("until", empty)
    throughs = times.get("through", empty)
    return [_span(*row) for row in zip(times.get("since", empty), untils, throughs, strict=True)]


def _span(
    since: LinkTime | None, until: LinkTime | None, through: LinkTime | None
) -> tuple[int | None, int | None, str | None, str | None]:
    last = through or until
    known = since or last
    if known is None:
        return None, None, None, None
    end = None if last is None else last.high if last is through else last.low
    days = known.precision == "day" or (last is not None and last.precision == "day")
    return since.low if since is not None else None, end, "day" if days else "instant", known.zone


def _with(given: list[dict[str, Any]], kept: Mapping[str, Sequence[Any]]) -> list[dict[str, Any]]:
    """What was given of attributes, and of times and ends."""
    for name, column in kept.items():
        for said, value in zip(given, column, strict=True):
            if value is not None:
                said[name] = value
    return given
