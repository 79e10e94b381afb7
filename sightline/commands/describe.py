"""`sightline describe`."""

from __future__ import annotations

from typing import Annotated

import typer

from sightline.console import AsJson, show


def describe(
    type: Annotated[
        str | None, typer.Argument(help="A type of entity, link or value, or the word mapping; all types if absent.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say what can be loaded: types of entities and links, their attributes, kinds of values, keys of a mapping."""
    from graph_model.registry import build
    from sightline.describing import as_text, one_of, overview

    registry = build()
    described = overview(registry) if type is None else one_of(type, registry)
    show(described, as_text(described), as_json=as_json)
