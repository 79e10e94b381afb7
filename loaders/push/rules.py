"""The version of the rules by which rows are read: it stands beside each row that they refused."""

from __future__ import annotations

from importlib.metadata import version

from graph_model.describe import model
from graph_model.keys import content_digest
from graph_model.registry import Registry


def rules_version(registry: Registry) -> str:
    """The program's version and a hash of the declared types."""
    return f"{version('sightline-graph')}+model.{content_digest(model(registry)):016x}"
