"""Opening the archive is measured on what the product itself wrote, and what is opened is compared with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.opening import measure_opening, same
from benchmarks.traffic import traffic


def test_an_archive_that_the_product_wrote_is_opened_and_is_what_was_written() -> None:
    found = measure_opening(lambda _: None, 120_000)
    assert list(found["took"]) == ["write", "open", "again"]
    assert found["bytes"] > 120_000
    (ratio,) = found["ratios"]
    assert ratio["holds"]


def test_readings_that_are_not_those_written_end_the_run() -> None:
    made, _ = traffic(3_000, 1)
    same(made, made)
    for other in (replace(made, at=made.at + 1), replace(made, subjects=made.subjects[::-1])):
        with pytest.raises(SystemExit, match="not the 3,000"):
            same(other, made)
