"""What `sightline export` does: from the command line's words to a diagram, and to a whole file or none."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from api.association import Association, about_association, association
from api.context import Asking, service_reader
from api.drawn import Drawn
from api.facts_behind import facts_behind
from api.scalars import milliseconds
from exports.about import About
from exports.added import NOTHING, Added
from graph_model.errors import BadArgument
from graph_model.grade import parse_grade
from graph_model.reader import FactFilter
from loaders.backup import Backed, export_graph
from sightline.console import progress_on_stderr
from sightline.installation import open_stores
from sightline.progress import Progress
from sightline.serving import service_of
from sightline.settings import Settings

GRAPH = "graph"
"""The word for the whole graph in place of a format."""


def question_of(
    ids: Sequence[str], rings: int, limit: int, least_grade: str | None, since: str | None, until: str | None
) -> Association:
    """The question that the command line asks, checked before any store is opened. Raises BadArgument,
    LimitExceeded."""
    if not all(map(_is_text, ids)):
        raise BadArgument("ID", "An id is no text in this terminal's encoding.", expected="UTF-8")
    chosen = filter_of(least_grade, since, until)
    question = Association(centres=tuple(dict.fromkeys(ids)), rings=rings, limit=limit, filter=chosen)
    question.check()
    return question


def filter_of(least_grade: str | None, since: str | None, until: str | None) -> FactFilter:
    """What --least-grade, --since and --until say. Raises BadArgument."""
    chosen = FactFilter(
        since=_time("--since", since),
        until=_time("--until", until),
        least_grade=None if least_grade is None else parse_grade(least_grade, "--least-grade"),
    )
    if chosen.since is not None and chosen.until is not None and chosen.since >= chosen.until:
        raise BadArgument("--until", "The window ends before it begins.", expected="--since before --until")
    return chosen


def draw(
    settings: Settings, question: Association, progress: Progress, *, facts: bool = False
) -> tuple[Drawn, About, Added]:
    """The diagram on this installation's graph, and what a file says of it. facts: with those behind its lines.
    Raises BadArgument for an unknown id."""
    asked_at = time.time_ns() // 1_000_000
    with open_stores(settings, progress=progress) as stores:
        service = service_of(settings, stores)
        asking = Asking(service, service_reader(service), {})
        drawn = association(asking, question)
        if drawn is None:
            unknown = "There is no such entity." if len(question.centres) == 1 else "One of the entities is not there."
            raise BadArgument("ID", unknown, expected="ids as `search` gives them, such as Plate:GB:AB12CDE")
        told = about_association(asking, question, drawn, asked_at)
        if not facts:
            return drawn, told, NOTHING
        kinds = tuple(asking.registry.links) if question.link_types is None else question.link_types
        said, left = facts_behind(asking.seen(question.filter), drawn, kinds)
        return drawn, told, Added(facts=said, facts_left=left)


def write_graph(settings: Settings, folder: Path | None, ids: Sequence[str]) -> Backed:
    """The whole graph as a backup. Raises BadArgument where no folder is named, or it is there already."""
    if folder is None or ids:
        raise BadArgument("--output", "The whole graph goes into a new folder.", expected="graph --output FOLDER")
    with progress_on_stderr() as progress, open_stores(settings, progress=progress) as stores:
        progress("Exporting the graph")
        return export_graph(stores, folder, version("sightline-graph"), time.time_ns() // 1_000_000)


def check_target(path: Path, *, force: bool) -> None:
    """Refuse early a file that is there or a folder that is not. Raises BadArgument."""
    if path.is_dir() or not path.parent.is_dir():
        raise BadArgument("--output", f"{path} cannot be a file.", expected="a file in a folder that is there")
    if path.exists() and not force:
        raise _taken(path)


def write_file(path: Path, content: bytes, *, force: bool) -> None:
    """Write the whole file or nothing. Raises BadArgument where it came into being meanwhile, or cannot be written."""
    draft = path.with_name(f".{secrets.token_hex(8)}.part")
    claimed = False
    try:
        try:
            with draft.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if not force:
                path.touch(exist_ok=False)
                claimed = True
            draft.replace(path)
            claimed = False
        finally:
            draft.unlink(missing_ok=True)
            if claimed:
                path.unlink()
    except FileExistsError:
        raise _taken(path) from None
    except OSError as error:
        raise BadArgument("--output", f"{path} cannot be written: {error.strerror}.", do="name another file") from error


def _taken(path: Path) -> BadArgument:
    return BadArgument("--output", f"{path} is there already.", do="name another file, or add --force")


def _is_text(given: str) -> bool:
    """Whether a word of the command line came in the locale's encoding."""
    return not any("\ud800" <= letter <= "\udfff" for letter in given)


def _time(option: str, text: str | None) -> int | None:
    if text is None:
        return None
    try:
        return milliseconds(text)
    except ValueError as error:
        raise BadArgument(option, f"{text[:40]!r} is no time.", expected="RFC 3339, as 2026-03-12T00:10:00Z") from error
