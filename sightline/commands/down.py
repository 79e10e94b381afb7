"""`sightline down`."""

from __future__ import annotations

from sightline.console import AsJson, progress_on_stderr, show


def down(as_json: AsJson = False) -> None:
    """Stop the local Neo4j; its data stays."""
    from sightline.services.neo4j import LocalServer
    from sightline.settings import load_settings

    server = LocalServer.of(load_settings())
    with progress_on_stderr() as progress:
        progress("Stopping Neo4j")
        stopped = server.stop()
    text = "Neo4j is stopped." if stopped else "No local Neo4j ran."
    show({"stopped": stopped}, text, as_json=as_json)
