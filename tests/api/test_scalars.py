"""Instants as text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.scalars import milliseconds, rfc3339

INSTANTS = st.datetimes(timezones=st.just(UTC)).map(
    lambda time: time.replace(microsecond=time.microsecond // 1000 * 1000)
)


@given(time=INSTANTS)
def test_an_instant_reads_as_python_tells_it_and_comes_back(time: datetime) -> None:
    moment = round((time - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * 1000)
    told = time.isoformat(timespec="milliseconds" if time.microsecond else "seconds").replace("+00:00", "Z")
    assert rfc3339(moment) == told
    assert milliseconds(told) == moment


@pytest.mark.parametrize("moment", [-62_135_596_800_001, 253_402_300_800_000])
def test_no_instant_beyond_the_calendar_is_told(moment: int) -> None:
    with pytest.raises(ValueError, match=r"ordinal|out of range"):
        rfc3339(moment)
