"""The wheel holds every file of the program, and runs from where it is installed."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_each_file_of_the_packages_and_nothing_else(wheel: Path) -> None:
    metadata = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = metadata["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    here = {
        path.relative_to(ROOT).as_posix()
        for package in packages
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == here


def test_the_command_runs_from_an_unpacked_wheel_and_finds_its_own_files(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}

    def run(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, *words], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    assert "demo-city" in run("-m", "sightline", "load")
    script = """
from api import app, graphiql, page
from graph_model.registry import build
from sightline.installation import read_policy
from sightline.services.jars import locked_jars
from sightline.settings import load_settings
from stores.graph.catalogue import Catalogue
print(app.__file__, len(graphiql.page()), (page.PAGE / "index.html").stat().st_size, len(locked_jars()),
      len(read_policy(load_settings(policy=None)).classes), len(Catalogue(build()).names()))"""
    where, *sizes = run("-c", script).split()
    assert Path(where).is_relative_to(tmp_path)
    assert all(int(size) for size in sizes)
