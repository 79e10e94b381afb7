"""Opening the set: one archive of CSV files, nodes first, then what links them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph_model.errors import BadArgument, BadInput
from graph_model.protocols import RecordSource
from graph_model.records import Rejection, Source
from loaders.rows import LARGEST, Row, csv_rows, file_bytes
from loaders.sheets import Sheet, Sheets, chosen_files
from loaders.sources.pole_manchester import LICENCE
from loaders.sources.pole_manchester.calls import COLUMNS as CALLS
from loaders.sources.pole_manchester.calls import ENDS, Calls
from loaders.sources.pole_manchester.nodes import COLUMNS as NODES
from loaders.sources.pole_manchester.nodes import SET, Nodes
from loaders.sources.pole_manchester.ties import COLUMNS as TIES
from loaders.sources.pole_manchester.ties import Ties

ARCHIVE = "pole-data-importer.zip"
SOURCE = Source(SET, "Manchester POLE set, August 2017", licence=LICENCE, zone="Europe/London", country="GB")
"""Graded F6, cannot be judged: all but crimes and places is invented; those carry a grade of their own."""
LEFT_OUT = {
    ":LABEL": "the same in every row of a file: the file's name says it",
    ":TYPE": "the same in every row of a file: the file's name says it",
    "nodes.Person: age": "at what time is not said; one person has it",
    "nodes.PhoneCall: call_duration": "kept as given beside the call: its unit is not said, and text messages have one",
}


def open_set(files: Sequence[Path], options: Mapping[str, str], shared_data: Path | None) -> Sequence[RecordSource]:
    """The set as one source. Raises BadInput where the archive is not to be found, BadArgument for an option."""
    if options:
        raise BadArgument(min(options), "This set has no options.", expected="no option")
    path = chosen_files(files, (ARCHIVE,), shared_data, SET)[ARCHIVE]
    return [Sheets(SOURCE, (path,), _Set(path).sheets, LEFT_OUT)]


@dataclass(frozen=True, slots=True)
class _Set:
    path: Path

    def sheets(self) -> Iterator[Sheet]:
        """Every file of the archive. Raises BadInput."""
        with self._archive() as archive:
            nodes = Nodes()
            for name, columns in NODES.items():
                rows = self._rows(archive, name, columns)
                yield Sheet(name, rows, nodes.rule(name), date_format="%d/%m/%Y")
            ends = {name: self._rows(archive, name, columns) for name, columns in ENDS.items()}
            ((name, columns),) = CALLS.items()
            calls = Calls(nodes, ends)
            yield Sheet(name, calls.with_strays(self._rows(archive, name, columns)), calls.rule, "%d/%m/%Y %H:%M")
            for name, columns in TIES.items():
                yield Sheet(name, self._rows(archive, name, columns), Ties(nodes).rule(name))

    def _archive(self) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(io.BytesIO(file_bytes(self.path)))
        except zipfile.BadZipFile as error:
            raise BadInput(
                "The file is no zip archive.", where=str(self.path), expected=ARCHIVE, do="fetch the file anew"
            ) from error

    def _rows(self, archive: zipfile.ZipFile, name: str, columns: Sequence[str]) -> list[Row | Rejection]:
        member = f"crime-investigation.{name}.csv"
        where = f"{self.path}, {member}"
        try:
            size = archive.getinfo(member).file_size
            if size > LARGEST:
                raise BadInput(f"The file has {size} bytes.", where=where, expected=f"at most {LARGEST}")
            content = archive.read(member)
        except KeyError as error:
            raise BadInput("A file is missing in the archive.", where=where, do="fetch the archive anew") from error
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            raise BadInput("A file of the archive is broken.", where=where, do="fetch the archive anew") from error
        return csv_rows(content, where, columns)
