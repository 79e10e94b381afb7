"""What one installation consists of, opened from its settings: graph, journal, operational database, policy."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from graph_model.errors import SettingsError, StoreUnavailable
from graph_model.policy import Policy, parse_policy
from graph_model.registry import Registry, build
from loaders.pipeline import Stores
from sightline.progress import Progress, silent
from sightline.services.health import Connection
from sightline.services.neo4j import LocalServer, named_connection
from sightline.settings import Settings
from stores.graph import Graph, refuses
from stores.journal import Journal
from stores.operations import Operations
from stores.sightings import Archive

_LOG = logging.getLogger("sightline")
LOCAL = "local"
"""The reader of an installation without login: whoever uses this machine."""


def read_policy(settings: Settings) -> Policy:
    """The policy that the settings name, or the built-in one. Raises SettingsError."""
    path = settings.policy or Path(__file__).with_name("policy.yaml")
    try:
        policy = parse_policy(yaml.safe_load(path.read_text(encoding="utf-8")), str(path))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SettingsError(f"The policy cannot be read: {error}.", where=str(path)) from error
    if LOCAL not in policy.readers:
        raise SettingsError(
            f"The policy has no reader {LOCAL!r}, and nobody else can ask here.",
            where=str(path),
            expected=f"readers: {{{LOCAL}: all}}, or a list of classes",
            do=f"add the reader {LOCAL}",
        )
    return policy


def connection(settings: Settings, progress: Progress = silent) -> Connection:
    """The Neo4j that the settings name, or the local one, started when it is not running."""
    return named_connection(settings) or LocalServer.of(settings).start(progress)


@contextmanager
def open_stores(
    settings: Settings, registry: Registry | None = None, progress: Progress = silent, *, patient: bool = False
) -> Iterator[Stores]:
    """All stores, the schema applied, closed at the end. patient: a Neo4j of one's own may be down, as what is pushed
    waits in the journal until the worker finds it. Raises StoreUnavailable, ServiceError, SettingsError."""
    policy = read_policy(settings)
    found = connection(settings, progress)
    graph = Graph.connect(found.uri, found.user, found.password, registry or build(), found.database, now=not patient)
    try:
        _apply_schema(graph, patient=patient)
        operations = Operations.open(operations_uri(settings))
        try:
            journal = Journal(settings.data_folder / "journal")
            archive = Archive(settings.data_folder / "sightings")
            yield Stores(graph, journal, operations, operations.classes(policy.classes), archive)
        finally:
            operations.close()
    finally:
        graph.close()


def _apply_schema(graph: Graph, *, patient: bool) -> None:
    try:
        graph.apply_schema()
    except StoreUnavailable as error:
        if not patient or refuses(error):
            raise
        _LOG.warning("the store is down; the worker asks again: %s", type(error).__name__)


def operations_uri(settings: Settings) -> str:
    """Where the operational database is; SQLite in the data folder unless a setting says otherwise."""
    if settings.operations_uri:
        return settings.operations_uri.get_secret_value()
    settings.data_folder.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{settings.data_folder / 'operations.sqlite'}"
