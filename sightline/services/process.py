"""Starting, watching and ending the process of one local server, and saying why it did not start."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from graph_model.errors import ServiceError
from sightline.services.config import HOST
from sightline.services.home import Home, Running
from sightline.services.java import Java

_ADMIN = "org.neo4j.cli.AdminTool"
_STOP_S = 60.0
_POLL_S = 0.05

# Servers outlive who starts them. Those that end earlier are reaped here, and Python does not warn of those that stay.
_children: list[subprocess.Popen[bytes]] = []

#: What stands in the log, what it means, what to do.
_CAUSES = (
    ("No space left on device", "the disk is full", "make room, or set SIGHTLINE_DATA_FOLDER to another disk"),
    (
        "Lock file has been locked by another process",
        "another Neo4j uses the same data",
        "stop the other server; `sightline down` does so if it is ours",
    ),
    ("UnsupportedClassVersionError", "this Java is too old", "set SIGHTLINE_JAVA_HOME to Java 17 or 21"),
    ("Could not reserve enough space", "the memory does not suffice", "set SIGHTLINE_NEO4J_HEAP_MB to less"),
    ("insufficient memory", "the memory does not suffice", "set SIGHTLINE_NEO4J_HEAP_MB to less"),
    ("OutOfMemoryError", "its heap was too small", "set SIGHTLINE_NEO4J_HEAP_MB to more"),
    ("Permission denied", "it may not write to its folder", "give the folder to the user who starts the server"),
)


class PortTaken(ServiceError):
    """Somebody else listens at the port."""

    code = "PORT_TAKEN"

    @classmethod
    def at(cls, port: int) -> PortTaken:
        """The port that was wanted."""
        return cls(
            f"The local Neo4j did not start: port {port} is taken.",
            where=f"{HOST}:{port}",
            do="stop what listens there, set SIGHTLINE_NEO4J_PORT to another, or unset it: any free port will do",
        )


def free_port() -> int:
    """A port on loopback that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def is_free(port: int, host: str = HOST) -> bool:
    """Whether a server could listen at this port now, of loopback unless another address is given."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True


def process_of(running: Running | None) -> psutil.Process | None:
    """The noted process, if it is alive and still the same one (process ids are used again)."""
    if running is None or running.pid == 0:
        return None
    try:
        process = psutil.Process(running.pid)
        same = abs(process.create_time() - running.created) < 2
    except psutil.NoSuchProcess:
        return None
    return process if same and is_alive(process) else None


def launch(home: Home, java: Java, jar_folder: Path, main_class: str, flags: list[str], port: int) -> psutil.Process:
    """Start the server in a session of its own (Ctrl-C in a terminal does not reach it) and note it in its home."""
    command = [
        str(java.executable),
        *flags,
        "-cp",
        f"{jar_folder}{os.sep}*",
        main_class,
        f"--home-dir={home.path}",
        f"--config-dir={home.config_file.parent}",
        "--console-mode",
    ]
    with home.log_file.open("wb") as log:
        started = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=home.path,
            env=_environment(home),
            start_new_session=True,
        )
    _children.append(started)
    server = psutil.Process(started.pid)
    home.record(Running(started.pid, server.create_time(), port))
    return server


def set_password(home: Home, java: Java, jar_folder: Path, password: str) -> None:
    """Set the first password, before the first start. It travels in a file of mode 600, not on a command line."""
    answer = _admin(home, java, jar_folder, ["dbms", "set-initial-password", password], heap_mb=256, timeout=120)
    if answer.returncode:
        raise failure(home, (answer.stderr + answer.stdout).replace(password, "***"))


def fill(home: Home, java: Java, jar_folder: Path, words: list[str], heap_mb: int) -> None:
    """Let Neo4j's own import replace what the database holds. words: its arguments. Raises ServiceError."""
    answer = _admin(home, java, jar_folder, ["database", "import", "full", "neo4j", *words], heap_mb, timeout=None)
    if answer.returncode:
        text = answer.stderr + answer.stdout
        cause = next((why for sign, why, _ in _CAUSES if sign in text), _last_line(text))
        raise ServiceError(
            f"Neo4j's import did not end well: {cause}.",
            where=str(home.path),
            do="nothing is lost, as the journal holds every row: mend the cause, or load again without --offline",
        )


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("at ")]
    return lines[-1][:300] if lines else "it said nothing"


def _admin(
    home: Home, java: Java, jar_folder: Path, words: list[str], heap_mb: int, timeout: float | None
) -> subprocess.CompletedProcess[str]:
    """Run Neo4j's admin tool; its words travel in a file of mode 600, not on a command line."""
    with tempfile.NamedTemporaryFile("w", dir=home.path / "run", suffix=".args", encoding="utf-8") as arguments:
        arguments.write(f'-cp "{jar_folder}{os.sep}*" "-Dbasedir={home.path}" -Xmx{heap_mb}m {_ADMIN}\n')
        arguments.writelines(f'"{word}"\n' for word in words)
        arguments.flush()
        return subprocess.run(
            [java.executable, f"@{arguments.name}"],
            capture_output=True,
            text=True,
            cwd=home.path,
            env=_environment(home),
            timeout=timeout,
            check=False,
        )


def stop(home: Home) -> bool:
    """Ask the server to end, wait until its store is closed, and kill it only if it does not end. False: none ran."""
    server = process_of(home.recorded())
    if server is None:
        return False
    logged = _log_size(home)
    with contextlib.suppress(psutil.NoSuchProcess):
        server.terminate()
    # Neo4j closes its stores at once, says so, and then waits ten seconds more for clients: no need to wait with it.
    if _until(lambda: not is_alive(server) or _stores_closed(home, logged), _STOP_S) and not is_alive(server):
        home.forget()
        return True
    return kill(home)


def kill(home: Home) -> bool:
    """End the server at once, as a power cut would; it recovers at the next start. False: none ran."""
    server = process_of(home.recorded())
    if server is None:
        return False
    with contextlib.suppress(psutil.NoSuchProcess):
        server.kill()
    if not _until(lambda: not is_alive(server), _STOP_S):
        raise ServiceError("The local Neo4j does not end.", where=f"process {server.pid}", do="end that process")
    home.forget()
    return True


def failure(home: Home, printed: str) -> ServiceError:
    """Why the server did not start, read from what it printed."""
    noted = home.recorded()
    if "Address already in use" in printed and noted is not None:
        return PortTaken.at(noted.port)
    for sign, cause, do in _CAUSES:
        if sign in printed:
            return ServiceError(f"The local Neo4j did not start: {cause}.", where=str(home.path), do=do)
    last = [line.strip() for line in printed.splitlines() if line.strip()][-3:]
    return ServiceError(
        f"The local Neo4j did not start. It last said: {' | '.join(last) or 'nothing'}",
        where=str(home.log_file),
        do="read the log; `sightline doctor` checks Java, jars, disk and port",
    )


def is_alive(server: psutil.Process) -> bool:
    """Whether the process runs; one that ended and that nobody has reaped yet does not."""
    try:
        alive = server.is_running() and server.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        alive = False
    if not alive:
        for child in _children:
            child.poll()
    return alive


def _until(condition: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(_POLL_S)
    return True


def _log_size(home: Home) -> int:
    return home.debug_log.stat().st_size if home.debug_log.exists() else 0


def _stores_closed(home: Home, since: int) -> bool:
    """Whether the log says, after this position, that the last database (system) has been closed."""
    try:
        with home.debug_log.open("rb") as log:
            log.seek(since)
            return b"[system]}' successfully." in log.read()
    except FileNotFoundError:
        return False


def own_environment(prefix: str) -> dict[str, str]:
    """Our variables without those that Java, or a server whose variables begin with `prefix`, would take settings from:
    it is configured in one place."""
    refused = (prefix, "JAVA_", "_JAVA_", "JDK_JAVA_OPTIONS", "CLASSPATH")
    return {name: value for name, value in os.environ.items() if not name.startswith(refused)}


def _environment(home: Home) -> dict[str, str]:
    return {**own_environment("NEO4J_"), "NEO4J_HOME": str(home.path), "NEO4J_CONF": str(home.config_file.parent)}
