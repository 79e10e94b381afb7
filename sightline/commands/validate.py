"""`sightline validate`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sightline.console import AsJson, progress_on_stderr, show


def validate(
    what: Annotated[
        list[str], typer.Argument(help="A built-in source and its files, or with --mapping the files only.")
    ],
    mapping: Annotated[
        list[Path] | None,
        typer.Option(help="A mapping (YAML) that says what the files' columns mean, or a folder; may be repeated."),
    ] = None,
    option: Annotated[list[str] | None, typer.Option(help="NAME=VALUE for a built-in source; may be repeated.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show what a load would write, refuse and leave unused, without writing anything. Needs no Neo4j.

    Exit 1 when rows would be rejected.
    """
    from graph_model.registry import build
    from loaders.admission import check_sources
    from loaders.preview import preview
    from sightline.installation import read_policy
    from sightline.opening import open_sources
    from sightline.preview_text import as_json as told
    from sightline.preview_text import as_text
    from sightline.settings import load_settings

    settings, registry = load_settings(), build()
    sources = open_sources(what, mapping or [], option or [], settings.shared_data)
    classes = read_policy(settings).classes
    check_sources(sources, classes)
    with progress_on_stderr() as progress:
        found = [
            preview(source, registry, classes, lambda name, rows: progress(f"Reading {name}", rows))
            for source in sources
        ]
    results = [told(one, registry) for one in found]
    show({"sources": results}, as_text(results), as_json=as_json)
    if not all(one.report.clean for one in found):
        raise typer.Exit(1)
