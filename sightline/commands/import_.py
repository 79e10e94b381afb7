"""`sightline import`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sightline.console import AsJson, progress_on_stderr, show


def import_(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="As `sightline export graph` made it.")],
    as_json: AsJson = False,
) -> None:
    """Load a backup of the whole graph; a damaged one is refused before anything is written.

    Into an empty installation it makes the very graph that was exported, and is checked to have.
    """
    from graph_model.errors import BadInput
    from loaders.backup import import_graph
    from loaders.worker import Worker
    from sightline.installation import open_stores
    from sightline.settings import load_settings
    from stores.graph.content import content_hash

    with progress_on_stderr() as progress, open_stores(load_settings(), progress=progress) as stores:
        progress("Checking the backup")
        found, empty = import_graph(stores, folder)
        progress("Loading the backup")
        Worker(stores).drain()
        made = content_hash(stores.graph)
    if empty and made != found.content_hash:
        raise BadInput(
            "The graph is not the one that was exported.",
            where=str(folder),
            expected=f"content hash {found.content_hash}",
            do="compare the versions of the program; `sightline doctor` says which this is",
        )
    result = {"batches": found.batches, "records": found.records, "content_hash": made, "same": empty}
    show(result, f"{found.batches} batches, {found.records} records; content hash {made}", as_json=as_json)
