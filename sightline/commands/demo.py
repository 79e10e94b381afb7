"""`sightline demo`."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Annotated

import typer

from sightline.console import AsJson, progress_on_stderr


def demo(
    people: Annotated[int, typer.Option(help="Residents of the city: 600 to 1,000,000.")] = 2_000,
    seed: Annotated[int, typer.Option(help="Another seed draws another city.")] = 312,
    as_json: AsJson = False,
) -> None:
    """Load the demo city into a graph of its own, open the page on it, and stay until Ctrl-C.

    Stops all that it started. A second run finds the city loaded.
    """
    from loaders.pipeline import load
    from sightline.commands.serve import say_where
    from sightline.demo import demo_settings, open_demo, refuse_evidence
    from sightline.report_text import as_text
    from sightline.serving import running_stores, serve
    from sightline.settings import load_settings

    settings = demo_settings(load_settings())
    sources = open_demo(settings, people, seed)
    with ExitStack() as open_until_ended:
        with progress_on_stderr() as progress:
            stores = open_until_ended.enter_context(running_stores(settings, progress))
            refuse_evidence(settings, stores)
            reports = load(sources, stores, lambda source, rows: progress(f"Loading {source}", rows))
        unclean = [report.as_json() for report in reports if not report.clean]
        if unclean:
            typer.echo(as_text(unclean), err=True)
        serve(settings, stores, lambda address: say_where(address, as_json=as_json))
