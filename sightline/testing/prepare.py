"""Get what the suite needs beside Python packages: `python -m sightline.testing.prepare` (the Makefile's `tools`)."""

from __future__ import annotations

import sys

from graph_model.errors import SightlineError
from sightline.console import progress_on_stderr
from sightline.services.jars import ensure_jars
from sightline.services.neo4j import jar_folder
from sightline.settings import load_settings
from sightline.testing.browser import ensure_browser
from sightline.testing.servers import kind, release


def main() -> None:
    """Fetch the jars, unless tests use another Neo4j, and find or install a browser."""
    with progress_on_stderr() as progress:
        if kind() == "local":
            ensure_jars(jar_folder(load_settings(), release()), release().jars, progress=progress)
        ensure_browser(progress)


if __name__ == "__main__":
    try:
        main()
    except SightlineError as error:
        sys.exit(f"Error: {error}")
