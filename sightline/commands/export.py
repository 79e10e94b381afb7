"""`sightline export`."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from sightline.console import AsJson, progress_on_stderr, show


def export(
    format: Annotated[
        str, typer.Argument(metavar="FORMAT", help="As json, or graph; any other word lists the formats.")
    ],
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID...]", help="Entities in the middle, as Person:registry:17.")
    ] = None,
    rings: Annotated[int, typer.Option(help="How many steps outwards.")] = 1,
    limit: Annotated[int, typer.Option(help="Marks in all.")] = 60,
    least_grade: Annotated[str | None, typer.Option(help="As B2: only facts of this grade or better.")] = None,
    since: Annotated[str | None, typer.Option(help="Only facts that held at this time (RFC 3339) or later.")] = None,
    until: Annotated[str | None, typer.Option(help="Only facts that held before this time.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="A file instead of standard output.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file if it is there.")] = False,
    as_json: AsJson = False,
) -> None:
    """Draw what is around some entities and write the diagram as a file: what was left out is said in it.

    With the word graph, write the whole graph into the new folder --output, as a backup for `sightline import`.
    """
    from exports import format_of
    from graph_model.errors import BadArgument
    from sightline.exporting import GRAPH, check_target, draw, question_of, write_file, write_graph
    from sightline.settings import load_settings

    if format == GRAPH:
        backed = write_graph(load_settings(), output, ids or [])
        text = f"{output}: {backed.batches} batches, {backed.records} records; content hash {backed.content_hash}"
        show({"folder": str(output), **asdict(backed)}, text, as_json=as_json)
        return
    if not ids:
        raise BadArgument("ID", "Nothing is named to draw.", expected="one id or more")
    kind = format_of(format)
    question = question_of(ids, rings, limit, least_grade, since, until)
    if output is not None:
        check_target(output, force=force)
    with progress_on_stderr() as progress:
        drawn, about, added = draw(load_settings(), question, progress, facts=kind.facts)
    content = kind.write(drawn.diagram, about, added)
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
        return
    write_file(output, content, force=force)
    result = {"file": str(output), "bytes": len(content), "marks": len(drawn.diagram.nodes), "omitted": drawn.omitted}
    text = f"{output}: {result['marks']} marks, {'at least ' if drawn.at_least else ''}{drawn.omitted} left out"
    show(result, text, as_json=as_json)
