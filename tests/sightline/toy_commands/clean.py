from __future__ import annotations

from sightline.console import AsJson, progress_on_stderr, show


def clean(name: str, as_json: AsJson = False) -> None:
    """Work and succeed."""
    with progress_on_stderr() as progress:
        progress("Working", 1, 2)
        progress("Working", 2, 2)
    show({"name": name}, f"Done for {name}.", as_json=as_json)
