"""`sightline rebuild`."""

from __future__ import annotations

from typing import Annotated

import typer

from sightline.console import AsJson, progress_on_stderr, show


def rebuild(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before the graph is emptied.")] = False,
    as_json: AsJson = False,
) -> None:
    """Make the graph again from the journal: everything that was ever acknowledged, and nothing else."""
    from loaders.rebuild import rebuild as rebuild_graph
    from sightline.installation import open_stores
    from sightline.settings import load_settings
    from stores.graph.content import content_hash

    if not yes:
        typer.confirm("The graph is emptied and written again from the journal. Go on?", abort=True, err=True)
    with progress_on_stderr() as progress, open_stores(load_settings(), progress=progress) as stores:
        batches = rebuild_graph(stores, progress)
        found = content_hash(stores.graph)
    show({"batches": batches, "content_hash": found}, f"{batches} batches; content hash {found}", as_json=as_json)
