"""The query editor for those who write their own questions: GraphiQL, offline, with worked examples to start from."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "ui_static" / "vendor" / "graphiql"


def page() -> bytes:
    """The HTML of `/graphql`. It asks for `vendor/graphiql/...` beside itself and for nothing else, and runs under
    `default-src 'self'`."""
    return (FOLDER / "index.html").read_bytes()
