"""Where tests get a Neo4j from: `NEO4J_URI`, a container, or a local server copied from an initialised template."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
from filelock import FileLock

from graph_model.errors import SettingsError
from sightline.services.config import Options
from sightline.services.health import Connection
from sightline.services.home import Home
from sightline.services.neo4j import LocalServer, jar_folder
from sightline.services.release import RELEASES, Release
from sightline.settings import Settings, load_settings
from sightline.testing import KIND_VARIABLE
from sightline.testing.container import container, engine_has_image

KINDS = ("uri", "container", "local")
RELEASE_VARIABLE = "SIGHTLINE_TEST_NEO4J"
#: Small, as two of them run beside the tests; transaction logs are small so that a home copies fast.
OPTIONS = Options(heap_mb=512, page_cache_mb=64, timeout_s=300, short_lived=True)


def kind() -> str:
    """Which of `KINDS` tests use: `SIGHTLINE_TEST_STORE`, else the first that can be had."""
    asked = os.environ.get(KIND_VARIABLE, "")
    if asked:
        if asked not in KINDS:
            raise SettingsError(f"{KIND_VARIABLE} is {asked!r}.", expected=" or ".join(KINDS))
        return asked
    if os.environ.get("NEO4J_URI"):
        return "uri"
    return "container" if engine_has_image() else "local"


def release() -> Release:
    """Which Neo4j a local server for tests is: `SIGHTLINE_TEST_NEO4J`, else 5.26."""
    asked = os.environ.get(RELEASE_VARIABLE) or "5.26"
    if asked not in RELEASES:
        raise SettingsError(f"{RELEASE_VARIABLE} is {asked!r}.", expected=" or ".join(RELEASES))
    return RELEASES[asked]


@contextmanager
def server(of_kind: str) -> Iterator[Connection]:
    """A Neo4j for one session of one worker; what was started for it is thrown away at the end."""
    if of_kind == "uri":
        yield _named()
    elif of_kind == "container":
        with container(OPTIONS) as connection:
            yield connection
    else:
        with local_copy(load_settings()) as copy:
            yield copy.start()


@contextmanager
def local_copy(settings: Settings) -> Iterator[LocalServer]:
    """A local server that is not started, on a copy of the template; it is killed and deleted at the end."""
    folder = settings.data_folder / "tests"
    folder.mkdir(parents=True, exist_ok=True)
    owner = psutil.Process()
    with FileLock(folder / "lock"):
        _sweep(folder, settings)
        template = _template(folder, settings)
        home = Path(tempfile.mkdtemp(prefix=f"{owner.pid}-{int(owner.create_time())}-", dir=folder))
        shutil.copytree(template, home, dirs_exist_ok=True)
    copy = _server(home, settings)
    try:
        yield copy
    finally:
        copy.kill()
        shutil.rmtree(home)


def _template(folder: Path, settings: Settings) -> Path:
    """A home that was started once and stopped: the first start of a copy is as quick as any other."""
    template = folder / f"template-{release().version}"
    if not template.exists():
        draft = folder / "template-draft"
        first = _server(draft, settings)
        first.kill()  # an attempt that was itself killed
        shutil.rmtree(draft)
        first.start()
        first.stop()
        # A copy that knew this port would try it first, and so would every other copy.
        (draft / "run" / "server.json").unlink()
        shutil.rmtree(draft / "logs")
        draft.replace(template)
    return template


def _server(home: Path, settings: Settings) -> LocalServer:
    return LocalServer(Home(home), OPTIONS, jar_folder(settings, release()), settings.java_home, release())


def _sweep(folder: Path, settings: Settings) -> None:
    """End the servers of test runs that were themselves killed, and delete their homes."""
    for home in folder.glob("*-*-*"):
        pid, created, _ = home.name.split("-")
        if not pid.isdigit():
            continue
        with suppress(psutil.NoSuchProcess):
            if int(psutil.Process(int(pid)).create_time()) == int(created):
                continue
        _server(home, settings).kill()
        shutil.rmtree(home, ignore_errors=True)


def _named() -> Connection:
    environment = os.environ
    uri, password = environment.get("NEO4J_URI"), environment.get("NEO4J_PASSWORD")
    if not uri or password is None:
        raise SettingsError(
            "Tests cannot log in to your Neo4j.",
            expected="NEO4J_URI and NEO4J_PASSWORD, and NEO4J_USER unless it is neo4j",
        )
    return Connection(uri, environment.get("NEO4J_USER", "neo4j"), password, environment.get("NEO4J_DATABASE", "neo4j"))
