"""A Neo4j in a container, by testcontainers: whether one can be had here, and one for a session of tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph_model.errors import StoreUnavailable
from sightline.services.config import Options
from sightline.services.health import Connection
from sightline.testing import KIND_VARIABLE

IMAGE_VARIABLE = "SIGHTLINE_TEST_IMAGE"
IMAGE = "neo4j:5.26-community"
_REAPER_VARIABLE = "TESTCONTAINERS_RYUK_DISABLED"


def image() -> str:
    """The image that tests use."""
    return os.environ.get(IMAGE_VARIABLE) or IMAGE


def engine_has_image() -> bool:
    """Whether a container engine runs here and has the image, or can get it."""
    if not os.environ.get("DOCKER_HOST") and not Path("/var/run/docker.sock").exists():
        return False
    try:
        from docker.client import from_env
        from docker.errors import DockerException, ImageNotFound
    except ImportError:
        return False
    try:
        engine = from_env(timeout=120)
    except DockerException:
        return False
    try:
        try:
            engine.images.get(image())
        except ImageNotFound:
            engine.images.pull(image())
    except (DockerException, OSError):
        return False
    finally:
        engine.close()
    return True


@contextmanager
def container(options: Options) -> Iterator[Connection]:
    """A Neo4j in a container with the limits of `options`, thrown away at the end. Raises StoreUnavailable."""
    from docker.errors import DockerException
    from testcontainers.community.neo4j import Neo4jContainer

    try:
        started = Neo4jContainer(image(), username="neo4j", password="password-for-tests")
        for name, value in _settings(options).items():
            started.with_env(name, value)
        with started:
            yield Connection(started.get_connection_url(), started.username, started.password)
    except DockerException as error:
        raise StoreUnavailable(
            f"The test container did not start: {error}.",
            where=image(),
            do=f"start the engine, name an image it has in {IMAGE_VARIABLE}, set {_REAPER_VARIABLE}=true "
            f"if testcontainers' own helper image cannot be had, or set {KIND_VARIABLE}=local",
        ) from error


def _settings(options: Options) -> dict[str, str]:
    """The limits as the image takes them: a dot of a setting's name is written _, an underscore __."""
    settings = {
        "server.memory.heap.max_size": f"{options.heap_mb}m",
        "server.memory.pagecache.size": f"{options.page_cache_mb}m",
        "db.transaction.timeout": f"{options.timeout_s}s",
        "dbms.usage_report.enabled": "false",
    }
    if options.short_lived:
        settings |= {"server.jvm.additional": "-XX:TieredStopAtLevel=1", "db.tx_log.preallocate": "false"}
    return {"NEO4J_" + name.replace("_", "__").replace(".", "_"): value for name, value in settings.items()}
