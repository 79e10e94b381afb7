"""A mapping compiled against the model and a file's columns: from a chunk of rows to records and refused rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any, TypeVar

from graph_model.keys import record_id, row_ref
from graph_model.records import Claim, Link, Record, Rejection, Sighting, Source
from loaders.mapping.cleaning import Fault, Problems, Reading
from loaders.mapping.entities import Entity, Named
from loaders.mapping.files.table import Chunk
from loaders.mapping.links import Linked
from loaders.mapping.sightings import Read

T = TypeVar("T")
_SILENT = Fault("SAYS_NOTHING", "", "nothing that the mapping asks for is in the row")


@dataclass(frozen=True, slots=True)
class Plan:
    """All parts of a mapping, compiled. Readings are None where the mapping leaves a part out. used: the columns that a
    part reads. unused: column -> why it is left out."""

    source: Source
    entities: Mapping[str, Entity]
    links: tuple[Linked, ...]
    key: Reading | None
    version: Reading | None
    observed_at: Reading | None
    grade: Reading | None
    visibility: Reading | None
    used: frozenset[str]
    unused: Mapping[str, str]
    sightings: tuple[Read, ...] = ()

    def over(self, chunk: Chunk) -> Iterator[Record | Rejection]:
        """Each row of the chunk as one Record or one Rejection, in the order of the rows."""
        found: list[Record | Rejection] = [*chunk.broken]
        if len(chunk):
            found += self._rows(chunk)
        if chunk.broken:
            found.sort(key=lambda one: one.row)
        return iter(found)

    def _rows(self, chunk: Chunk) -> list[Record | Rejection]:
        problems: Problems = {}
        refs = self._refs(chunk, problems)
        versions = _needed(self.version, chunk, problems, "VERSION_MISSING", "the row has no version")
        times, grades, classes = (
            reading.over(chunk, problems).values if reading else repeat(None, len(chunk))
            for reading in (self.observed_at, self.grade, self.visibility)
        )
        claims, links, sightings = self._facts(chunk, refs, problems)
        rows = zip(refs, versions, claims, links, sightings, grades, classes, times, chunk.numbers, strict=True)
        return [
            _refuse(chunk, index, problems.get(index, _SILENT))
            if index in problems or not (claim or link or seen)
            else Record(ref, version or 0, claim, link, grade, visibility, at, number, seen)
            for index, (ref, version, claim, link, seen, grade, visibility, at, number) in enumerate(rows)
        ]

    def _refs(self, chunk: Chunk, problems: Problems) -> Iterable[str | None]:
        if self.key is None:
            return [row_ref(chunk.row(index)) for index in range(len(chunk))]
        return _needed(self.key, chunk, problems, "RECORD_KEY_MISSING", "the row's own key is empty")

    def _facts(
        self, chunk: Chunk, refs: Iterable[str | None], problems: Problems
    ) -> tuple[list[list[Claim]], list[list[Link]], list[list[Sighting]]]:
        """The claims, the links and the sightings of each row."""
        alone = any(entity.may_stand_alone() for entity in self.entities.values())
        stems = [record_id(self.source.name, ref or "") for ref in refs] if alone else None
        named = {name: entity.over(chunk, stems, problems) for name, entity in self.entities.items()}
        links = [link.over(chunk, named, problems) for link in self.links]
        sightings = [read.over(chunk, named, problems) for read in self.sightings]
        for name, entity in self.entities.items():
            if entity.bare and entity.issued:
                around: list[Sequence[object]] = [
                    found for link, found in zip(self.links, links, strict=True) if link.names(name)
                ]
                around += [found for read, found in zip(self.sightings, sightings, strict=True) if read.names(name)]
                _claim_what_no_link_names(named[name], around)
        claims = by_row([one.claims for one in named.values()], len(chunk))
        types = [entity.declared.name for entity in self.entities.values()]
        if len(set(types)) < len(types):
            for index, said in enumerate(claims):
                if len(said) > 1:
                    claims[index] = _merged(said, index, problems)
        return claims, by_row(links, len(chunk)), by_row(sightings, len(chunk))


def by_row(columns: Sequence[Sequence[T | None]], rows: int) -> list[list[T]]:
    """Columns as one list a row, without what is empty."""
    if not columns:
        return [[] for _ in range(rows)]
    if len(columns) == 1:
        return [[] if one is None else [one] for one in columns[0]]
    return [[one for one in row if one is not None] for row in zip(*columns, strict=True)]


def _needed(reading: Reading | None, chunk: Chunk, problems: Problems, code: str, reason: str) -> Iterable[Any]:
    """The values of what no row may leave empty."""
    if reading is None:
        return repeat(None, len(chunk))
    values = reading.over(chunk, problems).values
    if None in values:
        for index, value in enumerate(values):
            if value is None:
                problems.setdefault(index, Fault(code, reading.label, reason))
    return values


def _claim_what_no_link_names(named: Named, links: Sequence[Sequence[object]]) -> None:
    """A row that names an identifier, but not what it is linked to, still says that the identifier exists."""
    lonely = [not any(around) for around in zip(*links, strict=True)] if links else [True] * len(named.ids)
    for index, (entity, claim) in enumerate(zip(named.ids, named.claims, strict=True)):
        if lonely[index] and entity is not None and claim is None:
            given = named.given[index] if named.given else None
            named.claims[index] = Claim(entity, {}, {} if given is None else {"key": given})


def _merged(claims: list[Claim], index: int, problems: Problems) -> list[Claim]:
    """One claim for each entity: two names of a mapping may turn out to be one thing."""
    found: dict[str, Claim] = {}
    for claim in claims:
        known = found.setdefault(claim.entity, claim)
        if known is claim:
            continue
        differing = sorted(n for n, v in claim.attributes.items() if known.attributes.get(n, v) != v)
        if differing:
            reason = f"the row names one thing twice and says two things of its {differing[0]}"
            problems.setdefault(index, Fault("CONTRADICTION", differing[0], reason))
        found[claim.entity] = Claim(
            claim.entity, {**claim.attributes, **known.attributes}, {**claim.given, **known.given}
        )
    return list(found.values())


def _refuse(chunk: Chunk, index: int, fault: Fault) -> Rejection:
    return Rejection(chunk.numbers[index], fault.code, fault.column, fault.reason, chunk.raw(index))
