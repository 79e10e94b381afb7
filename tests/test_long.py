"""What is left to `make long` exists, so that nothing slips back unnoticed when it is renamed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.long import LONG, is_long

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", LONG)
def test_each_name_names_something(name: str) -> None:
    file, _, test = name.partition("::")
    assert (ROOT / file).exists()
    function = test.partition("[")[0]
    assert function in ("", "*") or f"def {function}(" in (ROOT / file).read_text(encoding="utf-8")


def test_a_name_holds_what_stands_under_it_and_nothing_beside_it() -> None:
    assert is_long("tests/faults/test_storm.py::test_any@faults")
    assert is_long("tests/api/test_visibility.py::test_any[3]@group")
    assert not is_long("tests/api/test_visibility.py::test_any[0]")
    assert not is_long("tests/sightline/test_doctor.pyx::test_any")
