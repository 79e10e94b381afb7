"""Numbers, shares, flags and points."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from graph_model.values.base import Agreement, Context, Value, ValueType
from graph_model.values.decimal_number import DECIMAL
from graph_model.values.flag import FLAG
from graph_model.values.point import POINT
from graph_model.values.share import SHARE
from graph_model.values.whole import WHOLE
from tests.graph_model.values.table import BRITISH, NOWHERE, becomes, refused

GERMAN = Context(number_format="1.234,50")


@pytest.mark.parametrize(
    ("value_type", "what", "expected", "context"),
    [
        (WHOLE, "183", 183, NOWHERE),
        (WHOLE, 183.0, 183, NOWHERE),
        (WHOLE, "1.234", 1234, GERMAN),
        (WHOLE, "-7", -7, NOWHERE),
        (WHOLE, "\u22127", -7, NOWHERE),
        (DECIMAL, "12.5", 12.5, NOWHERE),
        (DECIMAL, "-0", 0.0, NOWHERE),
        (DECIMAL, "12,5", 12.5, GERMAN),
        (DECIMAL, Decimal("0.1"), 0.1, NOWHERE),
        (DECIMAL, "1e-06", 0.000001, NOWHERE),
        (SHARE, "25%", 0.25, NOWHERE),
        (SHARE, "33,3 %", 0.333, GERMAN),
        (SHARE, 1, 1.0, NOWHERE),
        (FLAG, "Y", True, NOWHERE),
        (FLAG, 0, False, NOWHERE),
        (POINT, "53.4808, -2.2426", (53.4808, -2.2426), NOWHERE),
        (POINT, "POINT(-2.2426 53.4808)", (53.4808, -2.2426), NOWHERE),
        (POINT, {"lat": "53,4808", "lon": "-2,2426"}, (53.4808, -2.2426), GERMAN),
        (POINT, (53.48080000001, -2.2426), (53.4808, -2.2426), NOWHERE),
        (POINT, "0, 10", (0.0, 10.0), NOWHERE),
    ],
)
def test_a_measure_is_read_as_it_is_meant(value_type: ValueType, what: Any, expected: Value, context: Context) -> None:
    becomes(value_type, what, expected, context)


@pytest.mark.parametrize(
    ("value_type", "what", "code"),
    [
        (WHOLE, "1,234", "NOT_A_NUMBER"),
        (WHOLE, "1.5", "NOT_WHOLE"),
        (WHOLE, 2**31, "OUT_OF_RANGE"),
        (WHOLE, True, "WRONG_KIND"),
        (DECIMAL, "nan", "NOT_A_NUMBER"),
        (DECIMAL, "1e99", "OUT_OF_RANGE"),
        (SHARE, 25, "OUT_OF_RANGE"),
        (SHARE, "101%", "OUT_OF_RANGE"),
        (FLAG, "maybe", "NOT_YES_OR_NO"),
        (POINT, "0.0, 0.0", "NULL_ISLAND"),
        (POINT, "91, 0", "OUT_OF_RANGE"),
        (POINT, [10**22, 0], "OUT_OF_RANGE"),
        (POINT, "-2.24, 181", "OUT_OF_RANGE"),
        (POINT, "north of the river", "NOT_A_POINT"),
        (POINT, {"lat": 53.48}, "PIECE_MISSING"),
    ],
)
def test_a_measure_that_cannot_be_meant_is_refused(value_type: ValueType, what: Any, code: str) -> None:
    refused(value_type, what, code, BRITISH)


def test_a_coarser_point_is_no_conflict() -> None:
    fine, coarse, elsewhere = (53.480812, -2.242631), (53.48, -2.24), (53.49, -2.24)
    assert POINT.compare(fine, coarse) is POINT.compare(coarse, fine) is Agreement.COMPATIBLE
    assert POINT.compare(fine, elsewhere) is Agreement.DIFFERENT


def test_captions_have_no_noise() -> None:
    captions = [SHARE.caption(0.333333333), DECIMAL.caption(0.1 + 0.2), FLAG.caption(True), POINT.caption((53.0, -2.5))]
    assert captions == ["33.3333333 %", "0.3", "yes", "53, -2.5"]
