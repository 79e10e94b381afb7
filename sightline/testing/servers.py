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

from graph_model.errors import SettingsError, StoreUnavailable
from sightline.services.config import Options
from sightline.services.health import Connection
from sightline.services.home import Home
from sightline.services.jars import locked_jars, version
from sightline.services.neo4j import LocalServer, jar_folder
from sightline.settings import Settings, load_settings
from sightline.testing import KIND_VARIABLE

IMAGE_VARIABLE = "SIGHTLINE_TEST_IMAGE"
IMAGE = "neo4j:5.26-community"
KINDS = ("uri", "container", "local")
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
    return "container" if _engine_has_image() else "local"


@contextmanager
def server(of_kind: str) -> Iterator[Connection]:
    """A Neo4j for one session of one worker; what was started for it is thrown away at the end."""
    if of_kind == "uri":
        yield _named()
    elif of_kind == "container":
        with _container() as connection:
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
    copy = LocalServer(Home(home), OPTIONS, jar_folder(settings), settings.java_home)
    try:
        yield copy
    finally:
        copy.kill()
        shutil.rmtree(home)


def _template(folder: Path, settings: Settings) -> Path:
    """A home that was started once and stopped: the first start of a copy is as quick as any other."""
    template = folder / f"template-{version(locked_jars())}"
    if not template.exists():
        draft = folder / "template-draft"
        first = LocalServer(Home(draft), OPTIONS, jar_folder(settings), settings.java_home)
        first.kill()  # an attempt that was itself killed
        shutil.rmtree(draft)
        first.start()
        first.stop()
        # A copy that knew this port would try it first, and so would every other copy.
        (draft / "run" / "server.json").unlink()
        shutil.rmtree(draft / "logs")
        draft.replace(template)
    return template


def _sweep(folder: Path, settings: Settings) -> None:
    """End the servers of test runs that were themselves killed, and delete their homes."""
    for home in folder.glob("*-*-*"):
        pid, created, _ = home.name.split("-")
        if not pid.isdigit():
            continue
        with suppress(psutil.NoSuchProcess):
            if int(psutil.Process(int(pid)).create_time()) == int(created):
                continue
        LocalServer(Home(home), OPTIONS, jar_folder(settings)).kill()
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


def _image() -> str:
    return os.environ.get(IMAGE_VARIABLE, IMAGE)


def _engine_has_image() -> bool:
    """Whether a container engine runs here and has the image, or can get it."""
    if not os.environ.get("DOCKER_HOST") and not Path("/var/run/docker.sock").exists():
        return False
    try:
        import docker
        from docker.errors import DockerException, ImageNotFound
    except ImportError:
        return False
    try:
        engine = docker.from_env(timeout=120)
    except DockerException:
        return False
    try:
        try:
            engine.images.get(_image())
        except ImageNotFound:
            engine.images.pull(_image())
    except (DockerException, OSError):
        return False
    finally:
        engine.close()
    return True


@contextmanager
def _container() -> Iterator[Connection]:
    from docker.errors import DockerException
    from testcontainers.community.neo4j import Neo4jContainer

    try:
        container = Neo4jContainer(_image())
        with container:
            yield Connection(container.get_connection_url(), container.username, container.password)
    except DockerException as error:
        raise StoreUnavailable(
            f"The test container did not start: {error}.",
            where=_image(),
            do=f"start the engine, name an image it has in {IMAGE_VARIABLE}, set TESTCONTAINERS_RYUK_DISABLED=true "
            f"if testcontainers' own helper image cannot be had, or set {KIND_VARIABLE}=local",
        ) from error
