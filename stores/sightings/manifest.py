"""Which files make up the archive: one small file that is replaced as a whole, so that no reader sees half a change."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from graph_model.errors import BadInput

FORMAT = 1
NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a day. name: within the day's folder."""

    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """number: the last change of the graph that the archive holds. overlap: changes up to this one may be held already,
    as they came while the archive was written anew. graph: which graph's sightings these are. days: the files of each
    UTC day, counted from 1970, in the order in which they came. names: the files of the words that they use."""

    number: int = 0
    overlap: int = 0
    graph: str = ""
    days: Mapping[int, tuple[Part, ...]] = field(default_factory=dict)
    names: tuple[Part, ...] = ()

    @property
    def rows(self) -> int:
        """How many sightings there are."""
        return sum(part.rows for parts in self.days.values() for part in parts)


def read(folder: Path) -> Manifest:
    """The archive's manifest, an empty one where there is none. Raises BadInput for one that cannot be read."""
    path = folder / NAME
    try:
        told = orjson.loads(path.read_bytes())
        if told["format"] != FORMAT:
            raise BadInput(
                f"Archives of format {told['format']!r} are not known.", where=str(path), do="update Sightline"
            )
        days = {int(day): tuple(Part(**part) for part in parts) for day, parts in told["days"].items()}
        return Manifest(
            told["number"], told["overlap"], told["graph"], days, tuple(Part(**one) for one in told["names"])
        )
    except FileNotFoundError:
        return Manifest()
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(
            "The archive of sightings is damaged.", where=str(path), do="write it anew: sightline verify --write-anew"
        ) from error


def write(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest; durable when this returns."""
    days = {
        str(day): [{"name": part.name, "rows": part.rows} for part in parts]
        for day, parts in sorted(manifest.days.items())
        if parts
    }
    told: dict[str, Any] = {
        "format": FORMAT,
        "number": manifest.number,
        "overlap": manifest.overlap,
        "graph": manifest.graph,
    }
    told["names"] = [{"name": part.name, "rows": part.rows} for part in manifest.names]
    put(folder / NAME, orjson.dumps(told | {"days": days}, option=orjson.OPT_INDENT_2))


def put(path: Path, content: bytes | memoryview) -> None:
    """Write a file that is there whole or not at all, and durable."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
