"""Opening the sets: each layer, and each phase, is a source of its own, so that a filter by source picks it out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph_model.errors import BadArgument
from graph_model.grade import parse_grade
from graph_model.protocols import RecordSource
from graph_model.records import Rejection, Source
from loaders.rows import Row, csv_rows, file_bytes
from loaders.sheets import Rule, Sheet, Sheets, chosen_files
from loaders.sources.criminal_networks import caviar, montagna, montreal, noordin

FOLDER = "criminal-networks"
LICENCE = "MIT; data of the UCINET covert networks collection"


def _every(_: Row | Rejection) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class _Book:
    """One source. keep: which rows of the file are its own. grade: why stands in docs/sources.md."""

    file: str
    name: str
    title: str
    grade: str
    columns: Sequence[str]
    rule: Rule
    keep: Callable[[Row | Rejection], bool] = _every
    left_out: Mapping[str, str] = field(default_factory=dict)
    licence: str = LICENCE


BOOKS = (
    _Book(
        "montagna_meetings.csv",
        "montagna-meetings",
        "Montagna: meetings",
        "B2",
        montagna.COLUMNS,
        montagna.meeting,
        licence=montagna.LICENCE,
    ),
    _Book(
        "montagna_phonecalls.csv",
        "montagna-calls",
        "Montagna: phone calls",
        "B2",
        montagna.COLUMNS,
        montagna.call,
        licence=montagna.LICENCE,
    ),
    *(
        _Book(caviar.FILE, name, title, "B2", caviar.COLUMNS, caviar.call, caviar.of_phase(phase), caviar.LEFT_OUT)
        for phase, name, title in caviar.PHASES
    ),
    _Book("noordin_ties.csv", "noordin-top", "Noordin Top: ties of ten kinds", "C3", noordin.COLUMNS, noordin.tie),
    _Book(
        "montreal_gangs_nodes.csv",
        "montreal-gangs",
        "Montreal: gangs",
        "C3",
        montreal.NODES,
        montreal.gang,
        left_out=montreal.LEFT_OUT,
    ),
    _Book(
        "montreal_gangs_edges.csv", "montreal-gang-ties", "Montreal: ties of gangs", "C3", montreal.EDGES, montreal.tie
    ),
)


def open_sets(files: Sequence[Path], options: Mapping[str, str], shared_data: Path | None) -> Sequence[RecordSource]:
    """All four sets, or those of the files named. Raises BadInput, BadArgument for an option."""
    if options:
        raise BadArgument(min(options), "These sets have no options.", expected="no option; name files to pick some")
    known = list(dict.fromkeys(book.file for book in BOOKS))
    paths = chosen_files(files, known, shared_data, FOLDER)
    return [_source(book, paths[book.file]) for book in BOOKS if book.file in paths]


def _source(book: _Book, path: Path) -> Sheets:
    def sheets() -> Iterator[Sheet]:
        rows = csv_rows(file_bytes(path), str(path), book.columns)
        yield Sheet(book.file, [row for row in rows if book.keep(row)], book.rule)

    return Sheets(
        Source(book.name, book.title, parse_grade(book.grade), licence=book.licence), (path,), sheets, book.left_out
    )
