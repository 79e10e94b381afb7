"""Serving the API and the page until somebody ends it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import uvicorn

from api.app import build_app
from api.context import Service
from graph_model.errors import ServiceError
from loaders.pipeline import Stores
from loaders.sources.demo_city.story import story
from loaders.sources.demo_city.streets import streets
from loaders.sources.demo_city.truth import read
from loaders.worker import Worker
from sightline.console import progress_on_stderr
from sightline.installation import open_stores, read_policy
from sightline.progress import Progress, silent
from sightline.services import process
from sightline.services.neo4j import LocalServer
from sightline.settings import Settings
from sightline.warming import warm
from stores.snapshot import Snapshots

_LAST_ANSWERS_S = 5
"""Seconds that answers under way get when the server is ended."""


def truth_file(settings: Settings) -> Path:
    """Where a load of the demo city leaves its truth, out of which the start screen's case is told."""
    return settings.data_folder / "demo-truth.json"


def service_of(settings: Settings, stores: Stores) -> Service:
    """What the API needs of an installation."""
    truth = truth_file(settings)
    return Service(
        stores=stores,
        policy=read_policy(settings),
        analyst=settings.analyst,
        snapshots=Snapshots(stores.graph),
        story=lambda: story(read(truth)) if truth.exists() else None,
        ground=lambda: streets() if truth.exists() else None,
        tiles=settings.map_tiles,
        holidays=settings.holidays,
    )


@contextmanager
def running_stores(settings: Settings, progress: Progress = silent) -> Iterator[Stores]:
    """The stores; a local Neo4j that was started for them is stopped at the end, one that ran before stays."""
    server = LocalServer.of(settings)
    ours = settings.neo4j_uri is None and server.running() is None
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    try:
        with open_stores(settings, progress=progress, patient=settings.neo4j_uri is not None) as stores:
            yield stores
    finally:
        if ours:
            # A second Ctrl-C must not leave the store half closed.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            with progress_on_stderr() as closing:
                closing("Stopping Neo4j")
                server.stop()


def serve(settings: Settings, stores: Stores, ready: Callable[[str], None]) -> None:
    """Answer until SIGINT or SIGTERM. ready: called with the address once it answers. Raises ServiceError."""
    if not process.is_free(settings.port, settings.host):
        raise ServiceError(
            f"The API cannot listen: port {settings.port} is taken.",
            where=f"{settings.host}:{settings.port}",
            do="set SIGHTLINE_PORT to another port",
        )
    worker = Worker(stores)
    service = replace(service_of(settings, stores), worker=worker)
    app = build_app(service, names=(settings.host, *settings.host_names), editor=settings.graphiql)
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_LAST_ANSWERS_S,
    )
    threading.Thread(target=warm, args=(service,), daemon=True, name="warm").start()
    with worker.running(), suppress(KeyboardInterrupt):
        _Server(config, lambda: ready(address(settings))).run()


def address(settings: Settings) -> str:
    """Where a browser on this machine finds the page."""
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "::") else settings.host
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.port}/"


def _interrupt(number: int, frame: object) -> None:
    """The end by a service manager, or of the terminal, is as orderly as that by Ctrl-C."""
    raise KeyboardInterrupt


class _Server(uvicorn.Server):
    """Says when it listens."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        await super().startup(sockets)  # type: ignore[arg-type]
        if self.started:
            self._ready()
