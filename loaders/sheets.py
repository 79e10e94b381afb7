"""A built-in source over known files: sheets of rows, each with a rule that says what a row means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph_model.errors import BadInput
from graph_model.records import Record, Rejection, Source
from graph_model.registry import Registry
from graph_model.values.base import Context
from loaders.record_maker import RecordMaker, RowRefused
from loaders.rows import Row

Rule = Callable[[Row, RecordMaker], Record]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one file. name: the file's, for reports. date_format: how its dates are written, None for ISO."""

    name: str
    rows: Sequence[Row | Rejection]
    rule: Rule
    date_format: str | None = None


@dataclass(slots=True)
class Sheets:
    """A record source. sheets: reads the files, anew for each pass. left_out: column -> why nothing of it is used."""

    source: Source
    paths: tuple[Path, ...]
    sheets: Callable[[], Iterable[Sheet]]
    left_out: Mapping[str, str]

    def records(self, registry: Registry) -> Iterator[Record | Rejection]:
        """Each row as one record or rejection, in the order of the sheets. Raises BadInput before the first."""
        sheets = list(self.sheets())
        return (found for sheet in sheets for found in _records(sheet, self.source, registry))

    def unused(self) -> dict[str, str]:
        """Columns that nothing was made of, and why."""
        return dict(self.left_out)

    def files(self) -> tuple[Path, ...]:
        """The files that are read."""
        return self.paths


def _records(sheet: Sheet, source: Source, registry: Registry) -> Iterator[Record | Rejection]:
    maker = RecordMaker(registry, Context(source.zone, source.country, sheet.date_format))
    for number, row in enumerate(sheet.rows, 1):
        if isinstance(row, Rejection):
            yield row
            continue
        try:
            record = sheet.rule(row, maker)
        except RowRefused as refused:
            yield Rejection(number, refused.code, refused.field, refused.reason, {"file": sheet.name, **row})
        else:
            record.row = number
            yield record


def chosen_files(files: Sequence[Path], known: Sequence[str], shared_data: Path | None, folder: str) -> dict[str, Path]:
    """Files of a set by name, in the order of `known`: those given, recognised by their names, or those in a folder
    that was given; without any, all in `folder` of the shared data. Raises BadInput for what is missing or unknown."""
    if not files and shared_data is None:
        raise BadInput(
            "Where the public data sets lie is not known.",
            where=folder,
            expected=", ".join(known),
            do="name the files, or set SIGHTLINE_SHARED_DATA to the folder that holds the sets",
        )
    named = [path for path in files if not path.is_dir()]
    folders = [path for path in files if path.is_dir()] if files else [(shared_data or Path()) / folder]
    found = {path.name: path for path in (*(whole / name for whole in folders for name in known), *named)}
    for name, path in found.items():
        if name not in known:
            raise BadInput("No file of this set has that name.", where=str(path), expected=", ".join(known))
        if not path.is_file():
            raise BadInput("The file is not there.", where=str(path), do="look at the name and the folder")
    return {name: found[name] for name in known if name in found}
