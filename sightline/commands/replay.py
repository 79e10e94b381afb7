"""`sightline replay`."""

from __future__ import annotations

from typing import Annotated

import typer

from sightline.console import AsJson, progress_on_stderr, show


def replay(
    source: Annotated[str | None, typer.Option(help="Only rows of this source.")] = None,
    as_json: AsJson = False,
) -> None:
    """Read the rows again that were refused when scripts pushed them, and try batches again that could not be written.

    For after a fix: of the rules, of the model, of the policy. Exit 1 when some are still refused.
    """
    from loaders.push.replay import replay as replay_rows
    from loaders.worker import Worker
    from sightline.installation import open_stores
    from sightline.settings import load_settings

    with progress_on_stderr() as progress, open_stores(load_settings(), progress=progress) as stores:
        progress("Reading rejected rows again")
        done = replay_rows(stores, source)
        tried = stores.operations.queue.retry_failed()
        Worker(stores).drain()
    result = {"accepted": done.accepted, "still_rejected": done.refused, "batches_tried_again": tried}
    text = f"{done.accepted} rows accepted, {done.refused} still rejected, {tried} batches tried again"
    show(result, text, as_json=as_json)
    if done.refused:
        raise typer.Exit(1)
