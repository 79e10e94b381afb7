"""All keys that a mapping may have, each with its sentence: for the docs and for `sightline describe mapping`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from loaders.mapping.schema import (
    EntitySection,
    ExpectSection,
    FileSection,
    Given,
    LinkSection,
    Mapping,
    RecordSection,
    RowsSection,
    SightingSection,
    SourceSection,
)

_SECTIONS: tuple[tuple[str, type[BaseModel]], ...] = (
    ("", Mapping),
    ("source.", SourceSection),
    ("file.", FileSection),
    ("expect.", ExpectSection),
    ("expect.rows.", RowsSection),
    ("record.", RecordSection),
    ("entities.NAME.", EntitySection),
    ("links[].", LinkSection),
    ("sightings[].", SightingSection),
    ("VALUE.", Given),
)
"""Where each part of the schema stands. VALUE: wherever a value comes from a column, a constant or pieces."""


@dataclass(frozen=True, slots=True)
class Key:
    """path: `file.zone`. doc: one sentence. required: whether it must be there where the part above it is."""

    path: str
    doc: str
    required: bool

    @property
    def section(self) -> str:
        """The path of the part that it belongs to."""
        return self.path.rpartition(".")[0]


def all_keys() -> Iterator[Key]:
    """Every key, part by part in the order of the schema."""
    for prefix, section in _SECTIONS:
        fields: dict[str, Any] = section.model_fields
        for name, field in fields.items():
            yield Key(f"{prefix}{field.alias or name}", field.description or "", field.is_required())
