"""One pushed row into one record: its shape and its values are checked by the declarations; nothing is guessed.

A row of an entity type says something about one entity, a row of a link type states one link, a row of the kind
`record` holds claims, links and sightings of its own. graph_model/json_schema.py has the schema of each.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from graph_model.declare import Attribute, EntityType, IssuedKey, LinkType, Timing
from graph_model.errors import BadArgument
from graph_model.json_schema import ABOUT_RECORD, RECORD, SIGHTING, has_sightings
from graph_model.keys import LONE, entity_id, is_lone, lone_key, record_id, row_ref, session_key
from graph_model.records import Claim, Link, Record, Sighting, Source
from graph_model.registry import Registry
from graph_model.slots import SENSOR
from graph_model.values.base import Context, Refused
from graph_model.values.point import POINT
from graph_model.values.share import SHARE
from loaders.mapping.kinds import GRADE, LINK_TIME, MOMENT, VERSION, Kind, LinkTime, attribute_kind, issued_kind
from loaders.push.shape import Object, as_list, as_object, check_fields, check_type, declared_type, own_id, place
from loaders.record_maker import RowRefused

TIMES = {Timing.PERIOD: ("since", "until"), Timing.MOMENT: ("at",), Timing.TIMELESS: ()}
MOST_FACTS = 1_000
"""Claims, links and sightings of one row."""
LONGEST_REF = 500


def kinds(registry: Registry) -> tuple[str, ...]:
    """What rows may be pushed as."""
    return (*registry.entities, *registry.links, *((SIGHTING,) if has_sightings(registry) else ()), RECORD)


class RowReader:
    """Reads the rows of one kind from one source. Raises BadArgument for a kind that there is not."""

    def __init__(self, kind: str, source: Source, registry: Registry) -> None:
        if kind not in kinds(registry):
            raise BadArgument("kind", f"There is no kind {kind[:60]!r}.", expected=f"a type of the model, or {RECORD}")
        self.kind, self.source, self.registry = kind, source, registry
        self._context = Context(source.zone, source.country)

    def read(self, row: object, number: int) -> Record:
        """The record of a row. number: of its line. Raises RowRefused."""
        given = as_object(row, "")
        ref = self._ref(given)
        stem = record_id(self.source.name, ref)
        if self.kind in self.registry.entities:
            claim = self._claim(given, self.registry.entities[self.kind], stem, "", ABOUT_RECORD)
            return Record(ref, row=number, claims=[claim], **self._about(given))
        if self.kind in self.registry.links:
            link = self._link(given, self.registry.links[self.kind], stem, "", ABOUT_RECORD)
            return Record(ref, row=number, links=[link], **self._about(given))
        if self.kind == SIGHTING:
            return Record(
                ref, row=number, sightings=[self._sighting(given, stem, "", ABOUT_RECORD)], **self._about(given)
            )
        check_fields(given, (*ABOUT_RECORD, "claims", "links", "sightings"), "")
        claims = [self._typed_claim(one, stem, f"claims[{i}]") for i, one in enumerate(as_list(given, "claims"))]
        links = [self._typed_link(one, stem, f"links[{i}]", i) for i, one in enumerate(as_list(given, "links"))]
        sightings = [
            self._sighting(as_object(one, f"sightings[{i}]"), stem, f"sightings[{i}]", (), str(i))
            for i, one in enumerate(as_list(given, "sightings"))
        ]
        named = [claim.entity for claim in claims]
        if len(set(named)) < len(named):
            raise RowRefused("CONTRADICTION", "claims", "two claims are about one entity; say it in one")
        if len(claims) + len(links) + len(sightings) > MOST_FACTS:
            raise RowRefused("TOO_MANY", "", f"the row says more than {MOST_FACTS} things")
        # A record that states nothing takes back what its older version said; without a name it says nothing.
        if not claims and not links and not sightings and "ref" not in given:
            raise RowRefused("SAYS_NOTHING", "", "the row has no claims, links or sightings")
        return Record(ref, row=number, claims=claims, links=links, sightings=sightings, **self._about(given))

    def _ref(self, given: Object) -> str:
        if "ref" in given:
            ref = own_id(given["ref"], "ref")
            if len(ref) > LONGEST_REF:
                raise RowRefused("KEY_TOO_LONG", "ref", f"the reference has over {LONGEST_REF} characters")
            return ref
        declared = self.registry.entities.get(self.kind)
        if declared is not None:
            name = _identity(declared)
            if name in given:
                said = row_ref(given[name]) if isinstance(given[name], dict) else str(given[name])
                return f"{self.kind}:{said}"[:LONGEST_REF]
        return row_ref({name: value for name, value in given.items() if name not in ABOUT_RECORD})

    def _about(self, given: Object) -> dict[str, Any]:
        """Version, time, grade and visibility of the record, where they are given."""
        found: dict[str, Any] = {}
        if given.get("version") is not None:
            version = given["version"]
            is_time = isinstance(version, str) and not version.strip().lstrip("-").isdigit()
            found["version"] = self._used(MOMENT if is_time else VERSION, version, "version")
        for name, kind in (("observed_at", MOMENT), ("grade", GRADE)):
            if given.get(name) is not None:
                found[name] = self._used(kind, given[name], name)
        visibility = given.get("visibility")
        if visibility is not None:
            if not isinstance(visibility, str):
                raise RowRefused("WRONG_KIND", "visibility", "a class of the policy is a text")
            found["visibility"] = visibility
        return found

    def _typed_claim(self, given: object, stem: str, where: str) -> Claim:
        found = as_object(given, where)
        declared = declared_type(found, self.registry.entities, "entity type", where)
        return self._claim(found, declared, stem, where, ())

    def _claim(self, given: Object, declared: EntityType, stem: str, where: str, also: Iterable[str]) -> Claim:
        name = _identity(declared)
        check_fields(given, (*also, "type", name, "attributes"), where)
        check_type(given, declared.name, where)
        entity, raw = self._entity(given, declared, stem, place(where, name), "", self.source.name)
        attributes, kept = self._attributes(given, declared.attributes, where)
        if raw is not None:
            kept["key"] = raw
        return Claim(entity, attributes, kept)

    def _typed_link(self, given: object, stem: str, where: str, number: int) -> Link:
        found = as_object(given, where)
        declared = declared_type(found, self.registry.links, "link type", where)
        link = self._link(found, declared, stem, where, ())
        link.nth = str(number)
        return link

    def _link(self, given: Object, declared: LinkType, stem: str, where: str, also: Iterable[str]) -> Link:
        times = TIMES[declared.timing]
        check_fields(given, (*also, "type", "start", "end", *times, "attributes"), where)
        check_type(given, declared.name, where)
        ends: dict[str, str] = {}
        attributes, kept = self._attributes(given, declared.attributes, where)
        for side, fitting in (("start", declared.starts), ("end", declared.ends)):
            at = place(where, side)
            end = as_object(given.get(side), at)
            kind = declared_type(end, self.registry.entities, "entity type", at)
            if kind.name not in fitting:
                raise RowRefused("UNFIT_LINK", at, f"{declared.name} has no {kind.name} there; {', '.join(fitting)}")
            name = _identity(kind)
            check_fields(end, ("type", name) if name == "key" else ("type", name, "source"), at)
            owner = own_id(end["source"], place(at, "source")) if "source" in end else self.source.name
            ends[side], raw = self._entity(end, kind, stem, place(at, name), side, owner)
            if raw is not None:
                kept[side] = raw
        spans: dict[str, LinkTime] = {}
        for name in times:
            if given.get(name) is not None:
                spans[name], raw = self._value(LINK_TIME, given[name], place(where, name))
                if raw is not None:
                    kept[name] = raw
        link = Link(declared.name, ends["start"], ends["end"], attributes=attributes, given=kept)
        if "at" in spans:
            link.since, link.until = spans["at"].low, spans["at"].high
        else:
            link.since = spans["since"].low if "since" in spans else None
            link.until = spans["until"].low if "until" in spans else None
        if spans:
            known = list(spans.values())
            link.precision = "day" if any(time.precision == "day" for time in known) else "instant"
            link.zone = known[0].zone
        return link

    def _sighting(self, given: Object, stem: str, where: str, also: Iterable[str], nth: str = "") -> Sighting:
        own = ("type", "subject", "sensor", "at", "zone", "position", "confidence", "as_read", "session")
        check_fields(given, (*also, *own), where)
        check_type(given, "SEEN", where)
        subject, raw = self._subject(given, stem, place(where, "subject"))
        sensor = as_object(given.get("sensor"), at := place(where, "sensor"))
        check_type(sensor, SENSOR, at)
        check_fields(sensor, ("type", "id", "source"), at)
        owner = own_id(sensor["source"], place(at, "source")) if "source" in sensor else self.source.name
        read_by, _ = self._entity(sensor, self.registry.entities[SENSOR], stem, place(at, "id"), "", owner)
        zone = given.get("zone", self._context.zone)
        if zone is not None and not isinstance(zone, str):
            raise RowRefused("WRONG_KIND", place(where, "zone"), "a time zone is a text")
        if given.get("at") is None:
            raise RowRefused("TIME_MISSING", place(where, "at"), "a sighting has a moment")
        time, _ = self._value(LINK_TIME, given["at"], place(where, "at"), replace(self._context, zone=zone))
        if time.precision != "instant":
            raise RowRefused("TOO_COARSE", place(where, "at"), "a sighting needs a moment, not a day")
        point, share = (
            self._used(_kind_of(kind), given[name], place(where, name)) if given.get(name) is not None else None
            for name, kind in (("position", POINT), ("confidence", SHARE))
        )
        latitude, longitude = point or (None, None)
        as_read = given.get("as_read", raw if isinstance(raw, str) else None)
        if as_read is not None and not isinstance(as_read, str):
            raise RowRefused("WRONG_KIND", place(where, "as_read"), "what was read is a text")
        return Sighting(subject, read_by, time.low, time.zone, latitude, longitude, share, as_read, nth)

    def _subject(self, given: Object, stem: str, where: str) -> tuple[str, Any]:
        """The identifier that was read, and how it was given. One that means something only within a session has a
        key of that session's own."""
        subject = as_object(given.get("subject"), where)
        kind = declared_type(subject, self.registry.entities, "entity type", where)
        if kind.name not in self.registry.readable():
            raise RowRefused("UNFIT_SUBJECT", where, f"no sensor reads a {kind.name}")
        check_fields(subject, ("type", "key"), where)
        entity, raw = self._entity(subject, kind, stem, place(where, "key"), "subject", "")
        if given.get("session") is not None and is_lone(entity):
            session = str(own_id(given["session"], place(where, "session")))
            entity = session_key(entity.rpartition(LONE)[0], self.source.name, session)
        return entity, raw

    def _entity(
        self, given: Object, declared: EntityType, stem: str, where: str, part: str, owner: str
    ) -> tuple[str, Any]:
        """The id of an entity, and its key as it was given where the id does not show it."""
        name = _identity(declared)
        if name not in given:
            raise RowRefused("KEY_MISSING", where, f"a {declared.noun[0]} is named by its {name}")
        if not isinstance(declared.key, IssuedKey):
            return entity_id(declared.name, f"{owner}:{own_id(given[name], where)}"), None
        entity, raw = self._value(issued_kind(declared), given[name], where)
        if entity.endswith(LONE):
            return lone_key(entity.removesuffix(LONE), stem, part or declared.name), raw
        return entity, raw

    def _attributes(
        self, given: Object, declared: tuple[Attribute, ...], where: str
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        said, kept, at = {}, {}, place(where, "attributes")
        found = as_object(given.get("attributes", {}), at)
        check_fields(found, [attribute.name for attribute in declared], at)
        for attribute in declared:
            if found.get(attribute.name) is not None:
                kind = _kind_of(attribute.type)
                said[attribute.name], raw = self._value(kind, found[attribute.name], place(at, attribute.name))
                if raw is not None:
                    kept[attribute.name] = raw
        return said, kept

    def _used(self, kind: Kind, given: Any, where: str) -> Any:
        return self._value(kind, given, where)[0]

    def _value(self, kind: Kind, given: Any, where: str, context: Context | None = None) -> tuple[Any, Any]:
        """The clean value, and what was given where the value does not show it."""
        try:
            value = kind.clean(given, context or self._context)
            return value, given if kind.changed(given, value) else None
        except Refused as refused:
            raise RowRefused(refused.code, where, refused.reason) from refused


_kind_of = lru_cache(attribute_kind)


def _identity(declared: EntityType) -> str:
    return "key" if isinstance(declared.key, IssuedKey) else "id"
