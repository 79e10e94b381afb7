"""Mappings and files of a test, and what their rows become."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from graph_model.errors import BadMapping
from graph_model.records import Link, Record, Rejection
from graph_model.registry import Registry, build
from loaders.mapping import MappedFile, open_mapping

REGISTRY: Registry = build()
PEOPLE = """
source: {name: people, title: People}
file: {zone: Europe/London, country: GB}
record: {key: id}
entities:
  person: {type: Person, source_key: id, claims: {name: name, born: born}}
"""
"""A mapping of the columns id, name and born."""
ROWS = "id,name,born\np1,Ada,1980-03-12\np2,Bob,\n"
HEAD = "source: {name: s, title: S}\n"
DAY = 86_400_000
MARCH_12 = 1_773_273_600_000  # 2026-03-12T00:00Z, when London has no summer time


def person(claims: str, more: str = "", file: str = "zone: Europe/London, country: GB") -> str:
    """A mapping of people by the column id, with these claims and further sections."""
    entity = f"entities: {{person: {{type: Person, source_key: id, claims: {{{claims}}}}}}}"
    return f"{HEAD}file: {{{file}}}\n{entity}\n{more}"


def opened(folder: Path, mapping: str, content: str | bytes, name: str = "rows.csv") -> MappedFile:
    """Write both into `folder` and open them."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (folder / "mapping.yaml").write_text(mapping, encoding="utf-8")
    (source,) = open_mapping(folder / "mapping.yaml", [path], REGISTRY)
    return source


def read(folder: Path, mapping: str, content: str | bytes, name: str = "rows.csv") -> list[Record | Rejection]:
    """What each row became."""
    return list(opened(folder, mapping, content, name).records(REGISTRY))


def record(folder: Path, mapping: str, content: str | bytes, name: str = "rows.csv") -> Record:
    """What the only row became."""
    (found,) = read(folder, mapping, content, name)
    assert isinstance(found, Record), found
    return found


def rejection(folder: Path, mapping: str, content: str | bytes, name: str = "rows.csv") -> Rejection:
    """Why the only row was refused."""
    (found,) = read(folder, mapping, content, name)
    assert isinstance(found, Rejection), found
    return found


def faults(folder: Path, mapping: str, content: str | bytes = ROWS, name: str = "rows.csv") -> Sequence[str]:
    """The mistakes of a mapping."""
    with pytest.raises(BadMapping) as caught:
        opened(folder, mapping, content, name)
    return caught.value.faults


def only_link(found: Record) -> Link:
    """The one link of a record."""
    (one,) = found.links
    return one
