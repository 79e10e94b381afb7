"""Under CI a skipped test is a failure: the hooks of tests/conftest.py, in a run of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(("no_skip", "workers", "code"), [("1", "0", 1), ("1", "2", 1), ("0", "0", 0)])
def test_a_skip_fails_the_run_only_where_none_is_allowed(tmp_path: Path, no_skip: str, workers: str, code: int) -> None:
    (tmp_path / "test_sample.py").write_text(
        "import pytest\ndef test_good(): pass\ndef test_skipped(): pytest.skip('no browser here')\n"
    )
    answer = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-n", workers, "--rootdir", tmp_path, tmp_path],
        cwd=ROOT,
        env={**os.environ, "SIGHTLINE_NO_SKIP": no_skip},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == code, answer.stdout
    assert "hypothesis seed: " in answer.stdout
    assert ("counts as failed" in answer.stdout) == bool(code)
