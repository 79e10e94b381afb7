"""`sightline analyse`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sightline.console import AsJson, show


def analyse(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As regression; any other word lists the analyses.")],
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="CSV files with one head.")],
    set_: Annotated[
        list[str] | None, typer.Option("--set", help="NAME=VALUE, as outcome=level; may be repeated.")
    ] = None,
    given: Annotated[Path | None, typer.Option(help="A CSV file of rows to answer about.")] = None,
    picture: Annotated[Path | None, typer.Option(help="Write the picture (SVG) to this file.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the picture if it is there.")] = False,
    as_json: AsJson = False,
) -> None:
    """Analyse a table of one's own: regression, rules, clusters, classification, forecasts. Needs no Neo4j."""
    from api.tables import analysis_of
    from api.tables.base import options_of, read
    from sightline.exporting import check_target, write_file

    analysis = analysis_of(name)
    options = options_of(set_ or [], analysis)
    if picture is not None:
        check_target(picture, force=force)
    answer = analysis.run(read(files), options, None if given is None else read([given]))
    if picture is not None:
        write_file(picture, answer.picture.encode(), force=force)
    show(answer.result, answer.text, as_json=as_json)
