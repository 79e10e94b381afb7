"""The first load of this machine's own empty Neo4j by its own import: the server stops, the files go in, it starts."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from graph_model.errors import SettingsError
from graph_model.protocols import RecordSource
from loaders.offline import load_offline
from loaders.pipeline import Stores
from loaders.report import Report
from sightline.progress import Progress, silent
from sightline.services.neo4j import LocalServer, named_connection
from sightline.settings import Settings
from stores.graph.bulk import Imported


def own_server(settings: Settings) -> LocalServer:
    """The local server. Raises SettingsError where the settings name another Neo4j: nobody stops that one."""
    if named_connection(settings) is not None:
        raise SettingsError(
            "Only this machine's own Neo4j is filled offline.",
            where="SIGHTLINE_NEO4J_URI",
            expected="no address, so that the local server is used",
            do="load without --offline",
        )
    return LocalServer.of(settings)


def fill_and_load(
    sources: Sequence[RecordSource], stores: Stores, server: LocalServer, progress: Progress = silent
) -> list[Report]:
    """Load sources into the empty graph of `server`, which runs before and after. Raises BadInput, ServiceError."""
    folder = server.home.path.parent
    with tempfile.TemporaryDirectory(dir=folder, prefix="import-") as files:
        fill = _filler(server, stores, Path(files), progress)
        return load_offline(
            sources, stores, Path(files), fill, lambda source, rows: progress(f"Preparing {source}", rows)
        )


def _filler(
    server: LocalServer, stores: Stores, folder: Path, progress: Progress
) -> Callable[[Sequence[Imported]], None]:
    def fill(files: Sequence[Imported]) -> None:
        progress("Importing")
        try:
            server.fill([*_words(files), f"--report-file={folder / 'report'}"])
        finally:
            server.start(progress)
            progress("Indexing")
            stores.graph.apply_schema()

    return fill


def _words(files: Sequence[Imported]) -> list[str]:
    options = ["--id-type=string", "--multiline-fields=true", "--overwrite-destination=true", "--bad-tolerance=0"]
    return options + [
        f"--{file.kind}={file.label}={','.join(str(path) for path in file.files)}"
        for file in sorted(files, key=lambda file: (file.kind, file.label, file.files))
    ]
