"""Opening the set: each file is a source of its own with its grade, because each came from somebody else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph_model.errors import BadArgument
from graph_model.grade import parse_grade
from graph_model.protocols import RecordSource
from graph_model.records import Rejection, Source
from loaders.rows import Row, csv_rows, file_bytes, json_rows
from loaders.sheets import Rule, Sheet, Sheets, chosen_files
from loaders.sources.vast_kronos import LICENCE, articles, mail, people, purchases
from loaders.sources.vast_kronos.names import SET

ZONE = "Europe/Athens"
"""The set names no zone. Its places have the coordinates of a point in the Aegean, whose zone this is. All times are
local ones of two weeks in January, so that every difference between them is right in any zone."""
Read = Callable[[bytes, str, Sequence[str]], list[Row | Rejection]]


@dataclass(frozen=True, slots=True)
class _Book:
    """One file as a source. grade: why stands in docs/sources.md."""

    file: str
    name: str
    title: str
    grade: str
    columns: Sequence[str]
    rule: Rule
    date_format: str | None = None
    left_out: Mapping[str, str] = field(default_factory=dict)
    read: Read = csv_rows


BOOKS = (
    _Book(
        "employee_records.csv",
        "kronos-personnel",
        "GAStech: employee records",
        "A2",
        people.EMPLOYEES,
        people.employee,
        left_out=people.LEFT_OUT,
    ),
    _Book("car_assignments.csv", "kronos-cars", "GAStech: company cars", "A2", people.CARS, people.car),
    _Book(
        "places_approx.csv", "kronos-places", "Kronos: places read off a map", "C3", purchases.PLACES, purchases.place
    ),
    _Book(
        "cc_data.csv", "kronos-cards", "Kronos: card payments", "A2", purchases.CARDS, purchases.card, "%m/%d/%Y %H:%M"
    ),
    _Book(
        "loyalty_data.csv",
        "kronos-loyalty",
        "Kronos: purchases with loyalty cards",
        "A2",
        purchases.LOYALTY,
        purchases.loyalty,
        "%m/%d/%Y",
    ),
    _Book("email_headers.csv", "kronos-mail", "GAStech: headers of e-mails", "A2", mail.COLUMNS, mail.headers),
    _Book(
        "articles.jsonl",
        "kronos-news",
        "Kronos: news articles",
        "F6",
        articles.COLUMNS,
        articles.article,
        left_out=articles.LEFT_OUT,
        read=json_rows,
    ),
)


def open_set(files: Sequence[Path], options: Mapping[str, str], shared_data: Path | None) -> Sequence[RecordSource]:
    """The set's files as sources, or those that are named. Raises BadInput, BadArgument for an option."""
    if options:
        raise BadArgument(min(options), "This set has no options.", expected="no option")
    paths = chosen_files(files, [book.file for book in BOOKS], shared_data, SET)
    return [_source(book, paths[book.file]) for book in BOOKS if book.file in paths]


def _source(book: _Book, path: Path) -> Sheets:
    source = Source(book.name, book.title, parse_grade(book.grade), licence=LICENCE, zone=ZONE)

    def sheets() -> Iterator[Sheet]:
        yield Sheet(book.file, book.read(file_bytes(path), str(path), book.columns), book.rule, book.date_format)

    return Sheets(source, (path,), sheets, book.left_out)
