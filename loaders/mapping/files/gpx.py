"""GPX: one row for each point of a track, a route or of the way, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.parsers import expat

from graph_model.errors import BadInput
from loaders.mapping.files.table import Cell, Chunk, by_name, check_columns, chunked
from loaders.mapping.schema import FileSection

COLUMNS = ("lat", "lon", "ele", "time", "name", "track", "segment", "point")
"""name: of the point. track: name of the track or route, else its number. segment, point: numbers from 1 on."""
_POINTS = frozenset({"trkpt", "rtept", "wpt"})
_TRACKS = frozenset({"trk", "rte"})
_TEXTS = frozenset({"ele", "time", "name"})
_PIECE = 1 << 20
_LONGEST_TEXT = 10_000


class GpxTable:
    """A GPX file that was read to its end once."""

    def __init__(self, path: Path, section: FileSection) -> None:
        """Raises BadInput."""
        self.path = path
        self.columns = COLUMNS
        check_columns(self.columns, section.columns, path)
        for _ in self._rows():
            pass

    def chunks(self) -> Iterator[Chunk]:
        """The points in their order; the number of a row is that of its line."""
        return chunked(((number, 0, row) for number, row in self._rows()), by_name(COLUMNS))

    def _rows(self) -> Iterator[tuple[int, dict[str, Cell]]]:
        reading = _Reading()
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = lambda name, given: reading.start(name, given, parser.CurrentLineNumber)
        parser.EndElementHandler = reading.end
        parser.CharacterDataHandler = reading.characters
        # A document type may hold entities that grow without bounds; GPX has none.
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            with self.path.open("rb") as file:
                while piece := file.read(_PIECE):
                    parser.Parse(piece, False)
                    yield from reading.taken()
                parser.Parse(b"", True)
                yield from reading.taken()
        except expat.ExpatError as error:
            raise BadInput(f"The file is no whole XML: {error}.", where=str(self.path), do="is it GPX?") from error
        if not reading.is_gpx:
            raise BadInput("The file is no GPX.", where=str(self.path), expected="an element gpx", do="is it GPX?")

    def _refuse(self, *_: Any) -> None:
        raise BadInput("The file has a document type, which GPX has not.", where=str(self.path), do="is it GPX?")


@dataclass
class _Reading:
    """What stands open while the file is read."""

    is_gpx: bool = False
    path: list[str] = field(default_factory=list)
    tracks: int = 0
    segments: int = 0
    points: int = 0
    track: str = ""
    text: str = ""
    row: dict[str, Cell] | None = None
    line: int = 0
    done: list[tuple[int, dict[str, Cell]]] = field(default_factory=list)

    def start(self, name: str, given: dict[str, str], line: int) -> None:
        name = name.rpartition(" ")[2]
        self.is_gpx = self.is_gpx or (not self.path and name == "gpx")
        self.path.append(name)
        self.text = ""
        if name in _TRACKS:
            self.tracks += 1
            self.segments = self.points = 0
            self.track = str(self.tracks)
        elif name == "trkseg":
            self.segments += 1
        elif name in _POINTS:
            self.points += 1
            self.row = {"lat": given.get("lat"), "lon": given.get("lon")}
            self.row |= {"segment": str(max(self.segments, 1)), "point": str(self.points)}
            self.line = line

    def characters(self, text: str) -> None:
        if len(self.text) < _LONGEST_TEXT:
            self.text += text

    def end(self, name: str) -> None:
        name = name.rpartition(" ")[2]
        self.path.pop()
        above = self.path[-1] if self.path else ""
        if name in _TEXTS and above in _POINTS and self.row is not None:
            self.row[name] = self.text.strip()
        elif name == "name" and above in _TRACKS:
            self.track = self.text.strip() or self.track
        elif name in _POINTS and self.row is not None:
            self.row["track"] = self.track or None
            self.done.append((self.line, self.row))
            self.row = None

    def taken(self) -> list[tuple[int, dict[str, Cell]]]:
        found, self.done = self.done, []
        return found
