"""A mapping checked against the model and a file's columns: a Plan, or all its mistakes at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from graph_model.grade import Grade
from graph_model.records import OPEN, Source
from graph_model.registry import Registry
from graph_model.values.base import Context, Refused
from loaders.mapping.cleaning import Reading
from loaders.mapping.entities import Entity, read_entity
from loaders.mapping.faults import Faults, Place, quoted
from loaders.mapping.files.text import is_encoding
from loaders.mapping.kinds import GRADE, MOMENT, VERSION, WORD, Kind
from loaders.mapping.links import Linked, read_link
from loaders.mapping.own_keys import read_key
from loaders.mapping.plan import Plan
from loaders.mapping.schema import EntitySection, FileSection, Given, Mapping, SourceSection
from loaders.mapping.scope import Scope, form_of
from loaders.mapping.sightings import Read, read_sighting
from loaders.mapping.values import read_value

_VERSIONS = {"whole": VERSION, "day": MOMENT, "instant": MOMENT}


def check_file_section(section: FileSection, faults: Faults) -> bool:
    """Whether a file can be opened by what a mapping says of it; what is wrong is noted."""
    before = len(faults.found)
    place: Place = ("file",)
    if section.encoding is not None and not is_encoding(section.encoding):
        faults.add((*place, "encoding"), f"{quoted(section.encoding)} is no encoding of text, such as windows-1252")
    if section.quote != "none" and len(section.quote) != 1:
        faults.add((*place, "quote"), "one character, or none, is expected")
    if section.delimiter is not None and (section.delimiter in "\r\n\0" or section.delimiter == section.quote):
        faults.add((*place, "delimiter"), "a character other than the quote and a line end is expected")
    if section.quote in ("\r", "\n", "\0"):
        faults.add((*place, "quote"), "a line end cannot stand around cells")
    if not section.header and section.columns is None:
        faults.add((*place, "header"), "without a header, columns must name the columns")
    twice = [name for name, times in Counter(section.columns or ()).items() if times > 1]
    for name in twice:
        faults.add((*place, "columns"), f"{quoted(name)} stands twice")
    return len(faults.found) == before


def compile_mapping(
    mapping: Mapping, registry: Registry, columns: Sequence[str] | None, names: Collection[str], faults: Faults
) -> Plan | None:
    """The plan by which rows are read; None, with all faults noted, where the mapping has any.

    columns: of the file; None where it could not be opened. names: of the entities, also of those that did not fit the
    shape.
    """
    scope = Scope(registry, mapping.file, columns, faults, names)
    scope.check_file()
    source, grade, visibility = _source(mapping.source, mapping.file, scope)
    entities = _entities(mapping, scope)
    links = _links(mapping, entities, scope)
    sightings = _sightings(mapping, entities, scope)
    record, place = mapping.record, ("record",)
    key = read_key(record.key, "", (*place, "key"), scope) if record.key else None
    version = _version(record.version, scope)
    if version is not None and key is None:
        scope.faults.add((*place, "version"), "a version needs a key: which row does it grow with?")
    observed_at = read_value(record.observed_at, MOMENT, (*place, "observed_at"), scope) if record.observed_at else None
    _check_unused(mapping, scope)
    if faults.found:
        return None
    used = frozenset(scope.used)
    return Plan(source, entities, links, key, version, observed_at, grade, visibility, used, mapping.unused, sightings)


def _source(section: SourceSection, file: FileSection, scope: Scope) -> tuple[Source, Reading | None, Reading | None]:
    """The source, and how grade and visibility are read where they stand in columns."""
    grade, of_all = _stated(section.grade, GRADE, ("source", "grade"), scope)
    visibility, class_of_all = _stated(section.visibility, WORD, ("source", "visibility"), scope)
    if visibility is not None and class_of_all is None:
        text = "a column of visibility needs a default: what may be seen of a row where it is empty?"
        scope.faults.add(("source", "visibility"), text)
    source = Source(
        section.name,
        section.title,
        of_all if isinstance(of_all, Grade) else Grade(),
        str(class_of_all or OPEN),
        section.licence,
        file.zone,
        file.country,
        section.revision,
    )
    return source, grade, visibility


def _stated(given: Given | None, kind: Kind, place: Place, scope: Scope) -> tuple[Reading | None, object]:
    """How a value is read that the whole source or a column states, and what holds where a row says nothing."""
    if given is None:
        return None, None
    reading = read_value(given, kind, place, scope)
    if reading is None or not reading.columns:
        return None, reading.constant if reading else None
    try:
        return reading, kind.clean(given.default, Context()) if given.default is not None else None
    except Refused:
        return reading, None


def _version(given: Given | None, scope: Scope) -> Reading | None:
    """A version is a whole number, or a time if `as` says so, as a kind or as a date format."""
    if given is None:
        return None
    kind = _VERSIONS.get(given.form or "whole", MOMENT if form_of(given.form or "") == "date_format" else VERSION)
    if given.form in _VERSIONS:
        given = given.model_copy(update={"form": None})
    return read_value(given, kind, ("record", "version"), scope)


def _entities(mapping: Mapping, scope: Scope) -> dict[str, Entity]:
    linked = {name for link in mapping.links if link for name in (link.start, link.end)}
    linked |= {seen.subject for seen in mapping.sightings if seen}
    sensors = {seen.sensor for seen in mapping.sightings if seen}
    found: dict[str, Entity] = {}
    for name, section in mapping.entities.items():
        entity = read_entity(name, section, mapping.source.name, name in linked, name in sensors, scope)
        if entity is not None:
            found[name] = entity
    return found


def _links(mapping: Mapping, entities: dict[str, Entity], scope: Scope) -> tuple[Linked, ...]:
    found: list[Linked] = []
    sections: dict[str, EntitySection] = mapping.entities
    seen: Counter[tuple[str, ...]] = Counter()
    for number, section in enumerate(mapping.links):
        if section is None:
            continue
        # Two entries between the same types of ends may turn out to be between the same ends.
        ends = (sections[name].type if name in sections else "" for name in (section.start, section.end))
        alike = (section.type, *ends)
        seen[alike] += 1
        nth = str(seen[alike]) if seen[alike] > 1 else ""
        link = read_link(number, section, sections, entities, nth, scope)
        if link is not None:
            found.append(link)
    return tuple(found)


def _sightings(mapping: Mapping, entities: dict[str, Entity], scope: Scope) -> tuple[Read, ...]:
    found: list[Read] = []
    seen: Counter[tuple[str, ...]] = Counter()
    for number, section in enumerate(mapping.sightings):
        if section is None:
            continue
        types = (mapping.entities[n].type if n in mapping.entities else "" for n in (section.subject, section.sensor))
        alike = tuple(types)
        seen[alike] += 1
        nth = str(seen[alike]) if seen[alike] > 1 else ""
        read = read_sighting(number, section, mapping.entities, entities, nth, scope)
        if read is not None:
            found.append(read)
    return tuple(found)


def _check_unused(mapping: Mapping, scope: Scope) -> None:
    for name in mapping.unused:
        place: Place = ("unused", name)
        if name in scope.used:
            scope.faults.add(place, "the column is used; take it off this list")
        elif scope.columns is not None and name not in scope.columns:
            scope.use(name, place)
