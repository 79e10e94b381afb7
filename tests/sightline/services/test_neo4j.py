"""A real server on this machine: killed, raced, hindered."""

from __future__ import annotations

import socket
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

import psutil
import pytest

from graph_model.errors import ServiceError
from graph_model.registry import build
from sightline.services import neo4j, process
from sightline.services.config import HOST
from sightline.services.health import Connection, LoginRefused, check, speaks_bolt
from sightline.services.home import Running
from sightline.services.java import Java
from sightline.services.neo4j import LocalServer
from sightline.services.process import free_port
from stores.graph import Graph


@contextmanager
def graph_at(connection: Connection) -> Iterator[Graph]:
    graph = Graph.connect(connection.uri, connection.user, connection.password, build(), connection.database)
    yield graph
    graph.close()


@contextmanager
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        listener.listen()
        yield int(listener.getsockname()[1])


def test_killed_with_signal_9_it_starts_again_with_what_was_committed(stopped_home: LocalServer) -> None:
    with graph_at(stopped_home.start()) as graph, graph.session() as session:
        session.run("UNWIND range(1, 1000) AS i CREATE (:Entity {entity_id: toString(i)})").consume()
        unfinished = session.begin_transaction()
        unfinished.run("CREATE (:Entity {entity_id: 'never committed'})").consume()
        running = process.process_of(stopped_home.home.recorded())
        assert running is not None
        running.kill()
        running.wait(10)
    assert stopped_home.running() is None
    with graph_at(stopped_home.start()) as graph, graph.session() as session:
        assert session.run("MATCH (e:Entity) RETURN count(e)").single(strict=True)[0] == 1000


def test_it_listens_on_loopback_for_bolt_and_for_nothing_else_and_has_its_limits(stopped_home: LocalServer) -> None:
    connection = stopped_home.start()
    running = process.process_of(stopped_home.home.recorded())
    assert running is not None
    sockets = {
        (each.laddr.ip.removeprefix("::ffff:"), each.laddr.port)
        for each in running.net_connections("all")
        if each.status == psutil.CONN_LISTEN or each.type == socket.SOCK_DGRAM
    }
    assert sockets == {(HOST, int(connection.uri.rpartition(":")[2]))}
    wanted = {
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "dbms.usage_report.enabled": "false",
        "db.transaction.timeout": "5m",
        "server.memory.pagecache.size": "64.00MiB",
    }
    with graph_at(connection) as graph, graph.session() as session:
        shown = session.run("SHOW SETTINGS YIELD name, value WHERE name IN $names RETURN name, value", names=[*wanted])
        assert {record["name"]: record["value"] for record in shown} == wanted
    assert stopped_home.home.password_file.stat().st_mode & 0o777 == 0o600
    assert stopped_home.home.path.stat().st_mode & 0o777 == 0o700
    assert connection.password not in repr(connection)
    assert connection.password not in " ".join(running.cmdline())
    with pytest.raises(LoginRefused):
        check(replace(connection, password="wrong"))


def test_two_starts_at_once_give_one_server(stopped_home: LocalServer) -> None:
    script = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        from sightline.services.home import Home
        from sightline.services.neo4j import LocalServer
        from sightline.testing.servers import OPTIONS
        server = LocalServer(Home(Path(sys.argv[1])), OPTIONS, Path(sys.argv[2]))
        print(server.start().uri, server.home.recorded().pid)
        """
    )
    command = [sys.executable, "-c", script, str(stopped_home.home.path), str(stopped_home.jar_folder)]
    starts = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    said = {start.communicate(timeout=120)[0] for start in starts}
    assert [start.returncode for start in starts] == [0, 0, 0]
    assert len(said) == 1
    connection = stopped_home.running()
    assert connection is not None
    assert said.pop().split()[0] == connection.uri


def test_a_fixed_port_that_is_taken_is_named(stopped_home: LocalServer) -> None:
    with taken_port() as port:
        fixed = replace(stopped_home, options=replace(stopped_home.options, port=port))
        with pytest.raises(process.PortTaken, match=f"port {port} is taken.*SIGHTLINE_NEO4J_PORT"):
            fixed.start()


def test_a_free_port_that_somebody_takes_before_neo4j_does_is_replaced(
    stopped_home: LocalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []
    launch = LocalServer._launch

    def losing_the_first(server: LocalServer, java: Java, port: int) -> Connection:
        tried.append(port)
        if len(tried) == 1:
            server.home.record(Running(pid=0, created=0.0, port=port))
            raise process.failure(server.home, "bind(..) failed with error(-98): Address already in use")
        return launch(server, java, port)

    with taken_port() as port:
        monkeypatch.setattr(process, "free_port", partial(next, iter([port, free_port()])))
        monkeypatch.setattr(LocalServer, "_launch", losing_the_first)
        connection = stopped_home.start()
    assert tried[0] == port
    assert connection.uri.endswith(f":{tried[1]}")


def test_a_password_file_that_does_not_fit_is_explained(stopped_home: LocalServer) -> None:
    stopped_home.home.password_file.write_text("another-password")
    with pytest.raises(ServiceError, match="refuses its own password"):
        stopped_home.start()
    assert stopped_home.running() is None


def test_a_full_disk_is_named_before_anything_starts(
    stopped_home: LocalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j, "LEAST_FREE_MB", 10**12)
    with pytest.raises(ServiceError, match=r"disk is too full.*SIGHTLINE_DATA_FOLDER"):
        stopped_home.start()


@pytest.mark.parametrize(
    ("printed", "cause"),
    [
        ("java.io.IOException: No space left on device", "the disk is full"),
        ("Error: Could not reserve enough space for 99999744KB object heap", "the memory does not suffice"),
        ("java.lang.OutOfMemoryError: Java heap space", "its heap was too small"),
        ("java.lang.UnsupportedClassVersionError: org/neo4j/server", "this Java is too old"),
        (
            "FileLockException: Lock file has been locked by another process: /data/databases/store_lock",
            "another Neo4j uses the same data",
        ),
        ("first\n\nsomething unforeseen", "something unforeseen"),
    ],
)
def test_what_the_server_printed_last_is_understood(stopped_home: LocalServer, printed: str, cause: str) -> None:
    assert cause in str(process.failure(stopped_home.home, printed))


def test_something_that_is_not_neo4j_does_not_speak_bolt() -> None:
    with taken_port() as port:
        assert not speaks_bolt(HOST, port, timeout_s=0.2)
    assert not speaks_bolt(HOST, port, timeout_s=0.2)
