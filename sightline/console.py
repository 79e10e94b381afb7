"""What commands share: the option `--json`, the result on stdout, the progress on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from sightline.progress import Progress

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

AsJson = Annotated[bool, typer.Option("--json", help="Print the result as one JSON value.")]


def show(result: object, text: str, *, as_json: bool) -> None:
    """Print the result on stdout: as text for people, or as JSON for programs."""
    typer.echo(json.dumps(result, ensure_ascii=False, indent=2) if as_json else text)


@contextmanager
def progress_on_stderr() -> Iterator[Progress]:
    """A bar for each piece of work on a terminal; elsewhere one line when it begins."""
    if sys.stderr.isatty():
        with _bars() as bars:
            yield bars
    else:
        yield _lines()


@contextmanager
def _bars() -> Iterator[Progress]:
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, SpinnerColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn()
    tasks: dict[str, TaskID] = {}
    with Bars(*columns, console=Console(stderr=True)) as bars:

        def advance(what: str, done: int = 0, total: int | None = None) -> None:
            if what not in tasks:
                _finish(tasks, bars)
                tasks[what] = bars.add_task(escape(what), total=total)
            bars.update(tasks[what], completed=done, total=total)

        yield advance
        _finish(tasks, bars)


def _finish(tasks: dict[str, TaskID], bars: Bars) -> None:
    for task in tasks.values():
        bars.update(task, total=1, completed=1)


def _lines() -> Progress:
    begun: set[str] = set()

    def advance(what: str, done: int = 0, total: int | None = None) -> None:
        if what not in begun:
            begun.add(what)
            typer.echo(f"{what} ...", err=True)

    return advance
