"""The API and the page in a thread, over stores that are loaded already."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from api.app import build_app
from loaders.pipeline import Stores
from sightline.installation import read_policy
from sightline.services.process import free_port
from sightline.serving import service_of
from sightline.settings import Settings, load_settings
from stores.graph import Graph
from stores.graph.wipe import wipe
from stores.journal import Journal
from stores.operations import Operations
from stores.sightings import Archive


@contextmanager
def emptied(graph: Graph, folder: Path) -> Iterator[tuple[Settings, Stores]]:
    """Settings with a free port, and the wiped store with a journal and an operational database in `folder`."""
    settings = load_settings(data_folder=folder, port=free_port(), analyst="inspector")
    wipe(graph)
    operations = Operations.open(f"sqlite:///{folder / 'operations.sqlite'}")
    classes = operations.classes(read_policy(settings).classes)
    yield settings, Stores(graph, Journal(folder / "journal"), operations, classes, Archive(folder / "sightings"))
    operations.close()


@contextmanager
def served(settings: Settings, stores: Stores) -> Iterator[str]:
    """The address of the page."""
    app = build_app(service_of(settings, stores))
    config = uvicorn.Config(app, port=settings.port, log_level="warning", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.02)
    yield f"http://127.0.0.1:{settings.port}/"
    server.should_exit = True
    thread.join()
