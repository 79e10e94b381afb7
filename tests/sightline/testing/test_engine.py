"""Where no container engine can be had, the scripts that need one say so in one line."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def said(tmp_path: Path, *words: str, **environment: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a script on a machine whose named engine does not answer."""
    nowhere = {"DOCKER_HOST": f"unix://{tmp_path / 'nobody'}", **environment}
    done = subprocess.run(
        [ROOT / "docker" / words[0], *words[1:]],
        env={**{name: value for name, value in os.environ.items() if name != "SIGHTLINE_ENGINE"}, **nowhere},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    "words", [("offline/with-engine.sh", "true"), ("test-container.sh", "tests"), ("test-docker.sh",)]
)
def test_without_an_engine_a_run_fails_with_one_line(tmp_path: Path, words: tuple[str, ...]) -> None:
    code, out, err = said(tmp_path, *words)
    assert (code, out) == (69, "")
    assert err == "No container engine: the one that DOCKER_HOST names does not answer.\n"


@pytest.mark.parametrize("words", [("test-container.sh", "tests"), ("test-docker.sh",)])
def test_where_an_engine_is_optional_the_run_ends_well_and_says_that_nothing_ran(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    code, out, _ = said(tmp_path, *words, SIGHTLINE_ENGINE="optional")
    assert code == 0
    assert out.startswith("NOT RUN: ")
    assert out.endswith("No container engine: the one that DOCKER_HOST names does not answer.\n")
