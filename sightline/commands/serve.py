"""`sightline serve`."""

from __future__ import annotations

from contextlib import ExitStack

from sightline.console import AsJson, progress_on_stderr, show


def serve(as_json: AsJson = False) -> None:
    """Start the API and the page on this installation's graph, and stay until Ctrl-C."""
    from sightline.serving import running_stores
    from sightline.serving import serve as serve_until_ended
    from sightline.settings import load_settings

    settings = load_settings()
    with ExitStack() as open_until_ended:
        with progress_on_stderr() as progress:
            stores = open_until_ended.enter_context(running_stores(settings, progress))
        serve_until_ended(settings, stores, lambda address: say_where(address, as_json=as_json))


def say_where(address: str, *, as_json: bool) -> None:
    """The one line of a server that began to answer."""
    show({"address": address}, f"Sightline answers at {address}    (Ctrl-C stops it)", as_json=as_json)
