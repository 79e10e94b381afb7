"""A real Neo4j Community on this machine, without Docker: start, find, stop, kill."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from graph_model.errors import ServiceError, StoreUnavailable
from sightline.progress import Progress, silent
from sightline.services import health, process
from sightline.services.config import HOST, Options, config_text, java_flags
from sightline.services.health import Connection
from sightline.services.home import Home
from sightline.services.jars import ensure_jars
from sightline.services.java import Java, find_java
from sightline.services.release import LONG_TERM, Release
from sightline.settings import Settings

USER = "neo4j"
LEAST_FREE_MB = 512
_START_S = 180.0
_PORT_ATTEMPTS = 3
_POLL_S = 0.1


@dataclass(frozen=True)
class LocalServer:
    """One server: its home, its limits, the folder of its jars, the Java it must use (None: find one), its release."""

    home: Home
    options: Options
    jar_folder: Path
    java_home: Path | None = None
    release: Release = LONG_TERM

    @classmethod
    def of(cls, settings: Settings) -> LocalServer:
        """The installation's own server."""
        options = Options(
            port=settings.neo4j_port,
            heap_mb=settings.neo4j_heap_mb,
            page_cache_mb=settings.neo4j_page_cache_mb,
            timeout_s=settings.neo4j_timeout_s,
        )
        return cls(Home(settings.data_folder / "neo4j"), options, jar_folder(settings), settings.java_home)

    def running(self) -> Connection | None:
        """The connection, if the server runs and answers."""
        noted = self.home.recorded()
        if noted is None or process.process_of(noted) is None or not health.speaks_bolt(HOST, noted.port):
            return None
        return self._connection(noted.port)

    def start(self, progress: Progress = silent) -> Connection:
        """Start the server, or find the one that runs. Two starts at once give one server and the same connection.

        Returns when the database takes transactions. Raises ServiceError, which says why not.
        """
        found = self.running()
        if found is not None:
            return found
        self._create_home()
        with self._alone():
            return self.running() or self._start(progress)

    def stop(self) -> bool:
        """Close the store and end the server; False if none ran."""
        with self._alone():
            return process.stop(self.home)

    def kill(self) -> bool:
        """End the server at once, as a power cut would; its data survives. False if none ran."""
        with self._alone():
            return process.kill(self.home)

    def fill(self, words: list[str]) -> None:
        """Stop the server and let Neo4j's own import make the graph. words: the import's arguments.

        Raises ServiceError; the graph is empty then, and the server does not run.
        """
        java = find_java(self.java_home, self.release.java)
        with self._alone():
            process.stop(self.home)
            self.home.half_filled.touch()
            try:
                process.fill(self.home, java, self.jar_folder, words, self.options.heap_mb)
            except ServiceError:
                self.home.empty()
                raise
            self.home.half_filled.unlink()

    def _start(self, progress: Progress) -> Connection:
        found = self._await_noted()
        if found is not None:
            return found
        java = find_java(self.java_home, self.release.java)
        ensure_jars(self.jar_folder, self.release.jars, progress=progress)
        progress("Starting Neo4j")
        password = self.home.password()
        if not self.home.is_initialised:
            process.set_password(self.home, java, self.jar_folder, password)
            self.home.mark_initialised()
        if self.home.half_filled.exists():
            self.home.empty()
        for attempt in range(_PORT_ATTEMPTS):
            port = self._port()
            try:
                return self._launch(java, port)
            except process.PortTaken:
                # Somebody took the free port between our look and Neo4j's: with a fixed port that is final.
                if self.options.port is not None or attempt == _PORT_ATTEMPTS - 1:
                    raise
        raise AssertionError("unreachable")

    def _await_noted(self) -> Connection | None:
        """A server that runs and does not answer yet is starting, or busy: it is waited for, never killed."""
        noted = self.home.recorded()
        alive = process.process_of(noted)
        if noted is None or alive is None:
            return None
        connection = self._connection(noted.port)
        self._wait(alive, connection)
        return connection

    def _launch(self, java: Java, port: int) -> Connection:
        self.home.config_file.write_text(config_text(self.options, port, self.release.settings), encoding="utf-8")
        server = process.launch(
            self.home, java, self.jar_folder, self.release.main_class, java_flags(self.options), port
        )
        connection = self._connection(port)
        try:
            self._wait(server, connection)
        except BaseException:
            process.kill(self.home)
            raise
        return connection

    def _wait(self, server: psutil.Process, connection: Connection) -> None:
        """Wait until the database takes a transaction."""
        deadline = time.monotonic() + _START_S
        port = int(connection.uri.rpartition(":")[2])
        while True:
            if not process.is_alive(server):
                raise process.failure(self.home, self.home.log_file.read_text(encoding="utf-8", errors="replace"))
            if health.speaks_bolt(HOST, port):
                try:
                    health.check(connection)
                    return
                except health.LoginRefused:
                    raise ServiceError(
                        "The local Neo4j refuses its own password.",
                        where=str(self.home.path),
                        expected="the file run/password that was there when the data was made",
                        do="put that file back, or move the folder away to start with an empty database",
                    ) from None
                except StoreUnavailable:  # Bolt opens a moment before the database does
                    pass
            if time.monotonic() > deadline:
                raise ServiceError(
                    f"The local Neo4j did not answer within {_START_S:.0f} seconds.",
                    where=str(self.home.log_file),
                    do="read the log; the machine may be busy or short of memory; `sightline down` ends the server",
                )
            time.sleep(_POLL_S)

    def _port(self) -> int:
        fixed = self.options.port
        if fixed is not None:
            if not process.is_free(fixed):
                raise process.PortTaken.at(fixed)
            return fixed
        noted = self.home.recorded()
        return noted.port if noted is not None and process.is_free(noted.port) else process.free_port()

    def _create_home(self) -> None:
        try:
            self.home.create()
        except OSError as error:
            raise ServiceError(
                f"The data folder cannot be used: {error.strerror}.",
                where=str(self.home.path),
                do="set SIGHTLINE_DATA_FOLDER to a folder that you may write to",
            ) from None
        free = shutil.disk_usage(self.home.path).free >> 20
        if free < LEAST_FREE_MB:
            raise ServiceError(
                f"The disk is too full to start Neo4j: {free} MiB are free.",
                where=str(self.home.path),
                expected=f"{LEAST_FREE_MB} MiB",
                do="make room, or set SIGHTLINE_DATA_FOLDER to another disk",
            )

    def _connection(self, port: int) -> Connection:
        return Connection(f"bolt://{HOST}:{port}", USER, self.home.password())

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Whoever starts or stops this server does so alone; the lock goes with its process."""
        self.home.create()
        try:
            with FileLock(self.home.start_lock, timeout=_START_S + 60):
                yield
        except Timeout:
            raise ServiceError(
                "Another start or stop of the same server does not end.",
                where=str(self.home.start_lock),
                do="see who holds that file, and end it",
            ) from None


def jar_folder(settings: Settings, release: Release = LONG_TERM) -> Path:
    """Where the jars of a release lie: one folder for each version."""
    return (settings.jar_folder or settings.data_folder / "jars") / f"neo4j-{release.version}"


def named_connection(settings: Settings) -> Connection | None:
    """The Neo4j of one's own that the settings name; None: the local server is used."""
    if settings.neo4j_uri is None or settings.neo4j_password is None:
        return None
    password = settings.neo4j_password.get_secret_value()
    return Connection(settings.neo4j_uri, settings.neo4j_user, password, settings.neo4j_database)
