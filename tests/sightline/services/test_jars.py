"""Fetching and verifying jars, from a repository that is a folder."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model.errors import ServiceError
from sightline.services.jars import Jar, ensure_jars, find_faults
from sightline.services.release import RELEASES, of_version

CONTENTS = {f"org.example:part{number}:1.0": bytes([number]) * (1000 + number) for number in range(5)}
JARS = tuple(
    Jar(coordinate, len(content), hashlib.sha256(content).hexdigest()) for coordinate, content in CONTENTS.items()
)
DAMAGE: dict[str, Callable[[Path], object]] = {
    "deleted": lambda path: path.unlink(),
    "emptied": lambda path: path.write_bytes(b""),
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"x"),
    "changed": lambda path: path.write_bytes(b"x" + path.read_bytes()[1:]),
}


def serve(jar: Jar, staging: Path) -> Path:
    path = staging / jar.file_name
    path.write_bytes(CONTENTS[jar.coordinate])
    return path


def refuse(jar: Jar, staging: Path) -> Path:
    raise AssertionError(f"{jar.file_name} should not be fetched")


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: None)


@given(damage=st.dictionaries(st.sampled_from(JARS), st.sampled_from(sorted(DAMAGE))))
def test_exactly_the_broken_jars_are_named_and_fetched_anew(damage: dict[Jar, str]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "jars"
        ensure_jars(folder, JARS, fetch=serve)
        for jar, kind in damage.items():
            DAMAGE[kind](folder / jar.file_name)
        said: list[str] = []
        faults = ensure_jars(folder, JARS, progress=lambda what, *_: said.append(what), fetch=serve)
        assert {fault.jar for fault in faults} == set(damage)
        for jar, kind in damage.items():
            assert any(jar.file_name in line for line in said) == (kind != "deleted")
        assert find_faults(folder, JARS) == []
        assert ensure_jars(folder, JARS, fetch=refuse) == []


def test_an_interrupted_download_leaves_no_half_file_and_is_taken_up_again(tmp_path: Path) -> None:
    def interrupted(jar: Jar, staging: Path) -> Path:
        if jar == JARS[3]:
            (staging / jar.file_name).write_bytes(CONTENTS[jar.coordinate][:10])
            raise KeyboardInterrupt
        return serve(jar, staging)

    folder = tmp_path / "jars"
    with pytest.raises(KeyboardInterrupt):
        ensure_jars(folder, JARS, fetch=interrupted)
    assert not (folder / JARS[3].file_name).exists()
    assert {fault.reason for fault in find_faults(folder, JARS)} == {"missing"}
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".fetching")] == []
    ensure_jars(folder, JARS, fetch=serve)
    assert find_faults(folder, JARS) == []


@pytest.mark.parametrize("failing", ["unreachable", "wrong content"])
def test_a_jar_that_cannot_be_had_is_named_and_nothing_unverified_is_put_in_place(tmp_path: Path, failing: str) -> None:
    def fetch(jar: Jar, staging: Path) -> Path:
        if failing == "unreachable":
            raise ConnectionError("no route to host")
        path = staging / jar.file_name
        path.write_bytes(b"<html>log in to the network first</html>")
        return path

    with pytest.raises(ServiceError, match=r"part\d-1\.0\.jar could not be fetched"):
        ensure_jars(tmp_path / "jars", JARS, fetch=fetch)
    assert list((tmp_path / "jars").iterdir()) == []


def test_what_the_lock_does_not_know_is_not_left_on_the_class_path(tmp_path: Path) -> None:
    folder = tmp_path / "jars"
    ensure_jars(folder, JARS, fetch=serve)
    (folder / "stranger.jar").write_bytes(b"x")
    ensure_jars(folder, JARS, fetch=refuse)
    assert {path.name for path in folder.iterdir()} == {jar.file_name for jar in JARS}


def test_a_full_disk_is_named_before_the_download(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=100))
    with pytest.raises(ServiceError, match="too full for the jars"):
        ensure_jars(tmp_path / "jars", JARS, fetch=refuse)


@pytest.mark.parametrize("name", sorted(RELEASES))
def test_a_lock_holds_one_file_name_for_each_jar_and_no_address(name: str) -> None:
    locked = RELEASES[name].jars
    assert RELEASES[name].version.startswith(f"{name}.")
    assert of_version(RELEASES[name].version) is RELEASES[name]
    assert len({jar.file_name for jar in locked}) == len(locked) > 200
    assert all(len(jar.sha256) == 64 and jar.size > 0 for jar in locked)
    assert "://" not in RELEASES[name].lock_file.read_text(encoding="ascii")
