"""`sightline withdraw`."""

from __future__ import annotations

from typing import Annotated

import typer

from sightline.console import AsJson, progress_on_stderr, show


def withdraw(
    source: Annotated[str | None, typer.Option(help="All that this source ever said.")] = None,
    batch: Annotated[str | None, typer.Option(help="What one batch said: its id, or how the id begins.")] = None,
    reason: Annotated[str, typer.Option(help="Why; it is kept in the journal.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before it is taken out.")] = False,
    as_json: AsJson = False,
) -> None:
    """Take a source, or one batch, out of the graph, and leave the rest as if it had never come.

    The journal keeps what was said and that it was withdrawn; a rebuild keeps it out. Sent again, it counts as new.
    """
    from graph_model.errors import BadArgument
    from loaders.withdrawing import withdraw as withdraw_from
    from loaders.worker import Worker
    from sightline.installation import open_stores
    from sightline.settings import load_settings
    from stores.graph.content import content_hash

    if (source is None) == (batch is None):
        raise BadArgument("--source", "Name either a source or a batch.", expected="--source NAME or --batch ID")
    if not reason.strip():
        raise BadArgument("--reason", "A withdrawal needs a reason.", expected="a sentence")
    settings = load_settings()
    with progress_on_stderr() as progress, open_stores(settings, progress=progress) as stores:
        if not yes:
            typer.confirm(f"All facts of {source or batch} are taken out. Go on?", abort=True, err=True)
        progress("Withdrawing")
        done = withdraw_from(stores, source=source, batch=batch, reason=reason, by=settings.analyst)
        Worker(stores).drain()
        found = content_hash(stores.graph)
    result = {"withdrawal": done.id, "source": done.source, "batches": list(done.batches), "content_hash": found}
    show(result, f"{len(done.batches)} batches of {done.source} withdrawn; content hash {found}", as_json=as_json)
