"""`sightline up`, `doctor` and `down` on an installation of its own, as a person would use them."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

from sightline.doctor import FAULT, NOTE, OK, Check, examine
from sightline.services.home import Home
from sightline.services.jars import Jar, ensure_jars, locked_jars
from sightline.services.neo4j import LocalServer, jar_folder
from sightline.settings import Settings, load_settings
from tests.postgresql import Server

SIGHTLINE = Path(sys.executable).with_name("sightline")


def installation(folder: Path, jars: Path) -> dict[str, str]:
    """Environment of an installation whose jars are those that are here already."""
    settings = load_settings(data_folder=folder)
    here = jar_folder(settings)
    here.mkdir(parents=True)
    for jar in locked_jars():
        (here / jar.file_name).symlink_to(jars / jar.file_name)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SIGHTLINE_")}
    return {**kept, "SIGHTLINE_DATA_FOLDER": str(folder), "SIGHTLINE_NEO4J_HEAP_MB": "512"}


def sightline(environment: dict[str, str], *words: str) -> tuple[int, Any]:
    """Run the installed command; exit code and its JSON."""
    answer = subprocess.run(
        [SIGHTLINE, *words, "--json"], env=environment, capture_output=True, text=True, timeout=180, check=False
    )
    return answer.returncode, json.loads(answer.stdout)


def named(checks: list[Check], name: str) -> Check:
    return next(check for check in checks if check.name == name)


def test_up_doctor_and_down_from_the_first_start_over_a_crash_to_the_stop(
    tmp_path: Path, stopped_home: LocalServer
) -> None:
    environment = installation(tmp_path, stopped_home.jar_folder)
    home = Home(tmp_path / "neo4j")
    try:
        assert sightline(environment, "doctor")[0] == 0
        code, first = sightline(environment, "up")
        assert code == 0, first
        assert first["server"].startswith("Neo4j/5.26.")
        assert home.password() not in json.dumps(first)
        running = home.recorded()
        assert running is not None
        assert sightline(environment, "up") == (0, first)
        assert home.recorded() == running
        code, report = sightline(environment, "doctor")
        assert code == 0
        assert {check["name"]: check["status"] for check in report["checks"]}["store"] == OK
        os.kill(running.pid, signal.SIGKILL)
        assert sightline(environment, "up")[1]["server"] == first["server"]
        assert sightline(environment, "down") == (0, {"stopped": True})
        assert sightline(environment, "down") == (0, {"stopped": False})
    finally:
        LocalServer.of(Settings(data_folder=tmp_path)).kill()


def test_a_broken_jar_is_named_and_the_next_start_fetches_it_alone(tmp_path: Path, stopped_home: LocalServer) -> None:
    installation(tmp_path, stopped_home.jar_folder)
    settings = load_settings(data_folder=tmp_path)
    here = jar_folder(settings)
    broken = locked_jars()[100]
    (here / broken.file_name).unlink()
    (here / broken.file_name).write_bytes((stopped_home.jar_folder / broken.file_name).read_bytes()[:-100])
    check = named(examine(settings), "jars")
    assert check.status == FAULT
    assert broken.file_name in check.found

    def copy(jar: Jar, staging: Path) -> Path:
        return Path(shutil.copy2(stopped_home.jar_folder / jar.file_name, staging))

    assert [fault.jar for fault in ensure_jars(here, locked_jars(), fetch=copy)] == [broken]
    assert named(examine(settings), "jars").status == OK


def test_an_unreachable_neo4j_a_missing_java_and_a_taken_port_are_faults_or_notes(tmp_path: Path) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        checks = examine(load_settings(data_folder=tmp_path, java_home=tmp_path, neo4j_port=port, port=port))
        assert named(checks, "java").status == FAULT
        assert named(checks, "jars").status == NOTE
        assert [check.status for check in checks if check.name == "port"] == [NOTE, FAULT]
        checks = examine(
            load_settings(data_folder=tmp_path, neo4j_uri=f"bolt://127.0.0.1:{port}", neo4j_password="secret-word")
        )
        assert named(checks, "store").status == FAULT
        assert all("secret-word" not in check.found + check.do for check in checks)


def test_a_postgresql_is_looked_at_where_one_is_named(tmp_path: Path, postgresql: Server) -> None:
    def database(uri: str) -> Check:
        return named(examine(load_settings(data_folder=tmp_path, operations_uri=uri)), "database")

    there, gone = database(postgresql.uri()), database("postgresql://me:hunter2@127.0.0.1:1/ops")
    assert (there.status, there.found.partition(".")[0]) == (OK, "postgresql 18")
    assert (gone.status, "hunter2" in str(gone)) == (FAULT, False)
    assert database(f"sqlite:///{tmp_path / 'made.sqlite'}").status == OK
    assert not (tmp_path / "made.sqlite").exists()
