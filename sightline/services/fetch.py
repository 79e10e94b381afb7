"""Fetch Neo4j's jars and print the folder they lie in: `python -m sightline.services.fetch`, for docker/offline."""

from __future__ import annotations

import sys

import typer

from graph_model.errors import SightlineError
from sightline.console import progress_on_stderr
from sightline.services.jars import ensure_jars, locked_jars
from sightline.services.neo4j import jar_folder
from sightline.settings import load_settings


def main() -> None:
    """Fetch what is missing; the folder goes to stdout."""
    folder = jar_folder(load_settings())
    with progress_on_stderr() as progress:
        ensure_jars(folder, locked_jars(), progress=progress)
    typer.echo(str(folder))


if __name__ == "__main__":
    try:
        main()
    except SightlineError as error:
        sys.exit(f"Error: {error}")
