"""`sightline load`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sightline.console import AsJson, progress_on_stderr, show


def load(
    what: Annotated[
        list[str] | None, typer.Argument(help="A built-in source and its files, or with --mapping the files only.")
    ] = None,
    mapping: Annotated[
        list[Path] | None,
        typer.Option(help="A mapping (YAML) that says what the files' columns mean, or a folder; may be repeated."),
    ] = None,
    option: Annotated[list[str] | None, typer.Option(help="NAME=VALUE for a built-in source; may be repeated.")] = None,
    offline: Annotated[
        bool, typer.Option("--offline", help="Fill an empty graph by Neo4j's own import: faster for much data.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Load a built-in source, or anybody's files by a mapping; without arguments, list the built-in sources.

    Loading twice changes nothing. Exit 1 when rows were rejected or wait for an entity that has not come yet.
    """
    from loaders.pipeline import load as load_sources
    from sightline.installation import open_stores
    from sightline.offline import fill_and_load, own_server
    from sightline.opening import built_in_lines, open_sources
    from sightline.report_text import as_text, save
    from sightline.settings import load_settings

    if not what and not mapping:
        lines = built_in_lines()
        show(
            lines, "\n".join(f"{line['name']:20} {line['doc']} ({line['licence']})" for line in lines), as_json=as_json
        )
        return
    settings = load_settings()
    sources = open_sources(what or [], mapping or [], option or [], settings.shared_data)
    server = own_server(settings) if offline else None
    with progress_on_stderr() as progress, open_stores(settings, progress=progress) as stores:
        if server:
            reports = fill_and_load(sources, stores, server, progress)
        else:
            reports = load_sources(sources, stores, lambda source, rows: progress(f"Loading {source}", rows))
    results = [report.as_json() for report in reports]
    path = save(results, settings.data_folder / "reports")
    show({"reports": results, "saved": str(path)}, f"{as_text(results)}\n\nReport: {path}", as_json=as_json)
    if not all(report.clean for report in reports):
        raise typer.Exit(1)
