"""What `sightline doctor` looks at. Each check says what it found; none changes anything."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph_model.errors import ServiceError, SettingsError, StoreUnavailable
from sightline.services import process
from sightline.services.health import Connection, check
from sightline.services.jars import find_faults, locked_jars, version
from sightline.services.java import find_java
from sightline.services.neo4j import LEAST_FREE_MB, LocalServer, named_connection
from sightline.settings import Settings

OK, NOTE, FAULT = "ok", "note", "fault"
_COMFORTABLE_FREE_MB = 4096
_OLDEST_STORE = (5, 26)


@dataclass(frozen=True)
class Check:
    """One thing looked at: ok, a note (worth knowing), or a fault; what was found, and what to do about it."""

    name: str
    status: str
    found: str
    do: str = ""


def examine(settings: Settings) -> list[Check]:
    """All checks, in the order in which things depend on each other."""
    own = named_connection(settings)
    store = _local(settings) if own is None else _store(own)
    return [_python(), _disk(settings.data_folder), _api_port(settings), *_database(settings), *store]


def _database(settings: Settings) -> Iterator[Check]:
    """Only one that the settings name: ours is a file."""
    from stores.operations.engine import what_answers

    if settings.operations_uri is None:
        return
    try:
        yield Check("database", OK, f"{what_answers(settings.operations_uri.get_secret_value())} keeps what is pushed")
    except (SettingsError, StoreUnavailable) as error:
        yield Check("database", FAULT, error.what, error.do or f"expected: {error.expected}")


def _local(settings: Settings) -> Iterator[Check]:
    server = LocalServer.of(settings)
    yield _java(settings)
    yield _jars(server.jar_folder)
    alive = process.process_of(server.home.recorded())
    connection = server.running()
    if connection is not None:
        yield from _store(connection)
    elif alive is not None:
        found = f"the local Neo4j (process {alive.pid}) runs and does not answer"
        yield Check("store", FAULT, found, "it may be starting or busy; `sightline down` ends it")
    else:
        port = server.options.port
        if port is not None and not process.is_free(port):
            do = "set SIGHTLINE_NEO4J_PORT to another, or unset it"
            yield Check("port", FAULT, f"port {port} for Neo4j is taken", do)
        yield Check("store", NOTE, "the local Neo4j does not run", "`sightline up` starts it")


def _python() -> Check:
    return Check("python", OK, f"Python {platform.python_version()} ({sys.executable})")


def _disk(folder: Path) -> Check:
    there = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(there).free >> 20
    found = f"{free} MiB free for {folder}"
    if free < LEAST_FREE_MB:
        return Check("disk", FAULT, found, f"Neo4j needs {LEAST_FREE_MB} MiB to start: make room")
    if free < _COMFORTABLE_FREE_MB:
        return Check("disk", NOTE, found, "a larger load may not find room")
    return Check("disk", OK, found)


def _java(settings: Settings) -> Check:
    try:
        java = find_java(settings.java_home)
    except ServiceError as error:
        return Check("java", FAULT, f"{error.what} {error.where}", error.do)
    return Check("java", OK, f"Java {java.major} from {java.origin} ({java.executable})")


def _jars(folder: Path) -> Check:
    jars = locked_jars()
    faults = find_faults(folder, jars)
    broken = [f"{fault.jar.file_name} is {fault.reason}" for fault in faults if fault.reason != "missing"]
    if broken:
        return Check("jars", FAULT, "; ".join(broken), "`sightline up` fetches them anew")
    if faults:
        found = f"{len(faults)} of {len(jars)} jars of Neo4j {version(jars)} are not fetched yet"
        return Check("jars", NOTE, found, "`sightline up` fetches them")
    return Check("jars", OK, f"{len(jars)} jars of Neo4j {version(jars)} are whole ({folder})")


def _api_port(settings: Settings) -> Check:
    if process.is_free(settings.port):
        return Check("port", OK, f"port {settings.port} for the API and the page is free")
    found = f"port {settings.port} for the API and the page is in use"
    return Check("port", NOTE, found, "if that is not Sightline: set SIGHTLINE_PORT to another")


def _store(connection: Connection) -> Iterator[Check]:
    try:
        agent = check(connection)
    except StoreUnavailable as error:
        yield Check("store", FAULT, f"{error.what} {error.where}", error.do)
        return
    found = f"{agent} answers at {connection.uri}"
    if _version(agent) < _OLDEST_STORE:
        yield Check("store", FAULT, found, "Sightline needs Neo4j 5.26 or later")
        return
    yield Check("store", OK, found)
    yield _schema(connection)


def _version(agent: str) -> tuple[int, ...]:
    parts = agent.partition("/")[2].split(".")[:2]
    return tuple(int(part) for part in parts if part.isdigit())


def _schema(connection: Connection) -> Check:
    from graph_model.registry import build
    from stores.graph import Graph
    from stores.graph.schema_check import missing

    registry = build()
    graph = Graph.connect(connection.uri, connection.user, connection.password, registry, connection.database)
    try:
        absent = missing(graph)
    finally:
        graph.close()
    if absent:
        found = f"{len(absent)} constraints or indexes are missing or not online: {', '.join(absent[:5])}"
        return Check("schema", NOTE, found, "the next load or serve makes them")
    return Check("schema", OK, "all constraints and indexes are online")
