"""The folder of one local server: its data, configuration, logs, password, and what runs on it."""

from __future__ import annotations

import json
import os
import secrets
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

_FOLDERS = ("conf", "data", "logs", "plugins", "import", "run", "licenses")


@dataclass(frozen=True)
class Running:
    """Who runs on a home: process id, when that process was created (seconds), Bolt port."""

    pid: int
    created: float
    port: int


@dataclass(frozen=True)
class Home:
    """One server's folder, readable by its owner only."""

    path: Path

    def create(self) -> None:
        """Make the folders that Neo4j expects."""
        self.path.mkdir(parents=True, exist_ok=True)
        self.path.chmod(0o700)
        for name in _FOLDERS:
            (self.path / name).mkdir(exist_ok=True)

    @property
    def config_file(self) -> Path:
        """neo4j.conf, written anew at each start."""
        return self.path / "conf" / "neo4j.conf"

    @property
    def log_file(self) -> Path:
        """What the server printed since its last start."""
        return self.path / "logs" / "console.log"

    @property
    def debug_log(self) -> Path:
        """Neo4j's own detailed log."""
        return self.path / "logs" / "debug.log"

    @property
    def start_lock(self) -> Path:
        """Held by whoever starts or stops the server."""
        return self.path / "run" / "start.lock"

    @property
    def is_initialised(self) -> bool:
        """Whether the password has been set inside the database."""
        return (self.path / "run" / "initialised").exists()

    def mark_initialised(self) -> None:
        """Remember that the password is set; it can be set only once."""
        (self.path / "run" / "initialised").touch()

    @property
    def password_file(self) -> Path:
        """The password of the user `neo4j`, file mode 600."""
        return self.path / "run" / "password"

    def password(self) -> str:
        """What is in `password_file`; generated at the first call."""
        try:
            descriptor = os.open(self.password_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return self.password_file.read_text(encoding="ascii")
        password = secrets.token_hex(24)  # letters and digits only: no tool may take it for an option
        with os.fdopen(descriptor, "w", encoding="ascii") as opened:
            opened.write(password)
        return password

    @property
    def half_filled(self) -> Path:
        """There while the database's files are being replaced; the next start of the server empties them."""
        return self.path / "run" / "half-filled"

    def empty(self) -> None:
        """Delete the graph's files, not the users'. The server must not run."""
        for kind in ("databases", "transactions"):
            shutil.rmtree(self.path / "data" / kind / "neo4j", ignore_errors=True)
        self.half_filled.unlink(missing_ok=True)

    def recorded(self) -> Running | None:
        """What was last noted to run here; it may be dead by now."""
        try:
            return Running(**json.loads(self._note.read_text(encoding="ascii")))
        except (FileNotFoundError, ValueError, TypeError):
            return None

    def record(self, running: Running) -> None:
        """Note what runs here, in one step."""
        draft = self._note.with_suffix(".new")
        draft.write_text(json.dumps(asdict(running)), encoding="ascii")
        draft.replace(self._note)

    def forget(self) -> None:
        """Note that nothing runs here any more, but keep the port for the next start."""
        noted = self.recorded()
        if noted is not None:
            self.record(Running(pid=0, created=0.0, port=noted.port))

    @property
    def _note(self) -> Path:
        return self.path / "run" / "server.json"
