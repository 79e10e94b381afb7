"""Plates: one canonical form for each country's plates, however they are written."""

from __future__ import annotations

from typing import Any

import pytest

from graph_model.values.base import Context
from graph_model.values.plate import PLATE_NUMBER
from tests.graph_model.values.table import BRITISH, NOWHERE, becomes, refused


@pytest.mark.parametrize(
    ("what", "expected", "caption"),
    [
        ("AB12 CDE", "GB:AB12CDE", "AB12 CDE (GB)"),
        ("ab12-cde", "GB:AB12CDE", "AB12 CDE (GB)"),
        ("A123BCD", "GB:A123BCD", "A123 BCD (GB)"),
        ({"country": "UK", "number": "AB12CDE"}, "GB:AB12CDE", "AB12 CDE (GB)"),
        ({"country": "DE", "number": "m-üx 123e"}, "DE:MÜX123E", "MÜX123E (DE)"),
        ({"country": "FR", "number": "AB 123 CD"}, "FR:AB123CD", "AB-123-CD (FR)"),
        ({"country": "FR", "number": "123 ABC 75"}, "FR:123ABC75", "123 ABC 75 (FR)"),
        ({"country": "NL", "number": "12-ABC-3"}, "NL:12ABC3", "12-ABC-3 (NL)"),
        ({"country": "IT", "number": "AB 123 CD"}, "IT:AB123CD", "AB 123 CD (IT)"),
        ({"country": "ES", "number": "1234 BCD"}, "ES:1234BCD", "1234 BCD (ES)"),
        ({"country": "PL", "number": "WA 12345"}, "PL:WA12345", "WA 12345 (PL)"),
        ({"country": "CN", "number": "粤b·12345"}, "CN:粤B12345", "粤B·12345 (CN)"),
        ({"country": "CN", "number": "粤B D12345"}, "CN:粤BD12345", "粤B·D12345 (CN)"),
        ({"country": "CN", "number": "粤Z1234港"}, "CN:粤Z1234港", "粤Z·1234港 (CN)"),
        ({"country": "RU", "number": "А123ВС77"}, "RU:A123BC77", "A123BC77 (RU)"),
        ({"country": "JP", "number": "品川 300 あ 12-34"}, "JP:品川300あ1234", "品川300あ1234 (JP)"),
        ("GB:AB12CDE", "GB:AB12CDE", "AB12 CDE (GB)"),
        ("\uff21\uff22\uff11\uff12 CDE", "GB:AB12CDE", "AB12 CDE (GB)"),
    ],
)
def test_however_it_is_written_a_plate_has_one_form(what: Any, expected: str, caption: str) -> None:
    becomes(PLATE_NUMBER, what, expected)
    assert PLATE_NUMBER.caption(expected) == caption


@pytest.mark.parametrize(
    ("what", "code", "context"),
    [
        ("AB12CDE", "NO_COUNTRY", NOWHERE),
        ({"country": "ZZ", "number": "AB12CDE"}, "UNKNOWN_COUNTRY", BRITISH),
        ("粤B12345", "STRANGE_CHARACTER", BRITISH),
        ("B12345", "NOT_A_PLATE", Context(country="CN")),
        ("0000000", "PLACEHOLDER", BRITISH),
        ("UNKNOWN", "PLACEHOLDER", BRITISH),
        ("n/a", "PLACEHOLDER", BRITISH),
        ({"country": "DE", "number": "None"}, "PLACEHOLDER", BRITISH),
        ("A", "WRONG_LENGTH", BRITISH),
        ("AB12 CDE AB12", "NOT_A_PLATE", BRITISH),
        ("AB*2CDE", "STRANGE_CHARACTER", Context(country="LU")),
        ({"country": "GB"}, "PIECE_MISSING", BRITISH),
    ],
)
def test_what_no_vehicle_carries_is_refused(what: Any, code: str, context: Context) -> None:
    refused(PLATE_NUMBER, what, code, context)
