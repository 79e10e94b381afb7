"""Handsets, SIM cards, radio devices, radio tags, vehicles: identifiers that a maker or a network issued."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model.values.base import ValueType
from graph_model.values.imei import IMEI
from graph_model.values.imsi import IMSI
from graph_model.values.mac import MAC
from graph_model.values.rfid import RFID
from graph_model.values.vin import VIN_CODE
from tests.graph_model.values.table import NOWHERE, becomes, refused


@pytest.mark.parametrize(
    ("value_type", "what", "expected"),
    [
        (IMEI, "49-015420-323751-8", "49015420323751"),
        (IMEI, "49015420323751", "49015420323751"),
        (IMEI, 490154203237518.0, "49015420323751"),
        (IMEI, "4901542032375199", "49015420323751"),
        # A network sends 0 in place of the check digit.
        (IMEI, "490154203237510", "49015420323751"),
        (IMSI, "234150999999999", "234150999999999"),
        (IMSI, "23415 099999999", "23415099999999"),
        (IMSI, "001010123456789", "001010123456789"),
        (MAC, "3C-5A-B4-01-02-03", "3c:5a:b4:01:02:03"),
        (MAC, "3c5a.b401.0203", "3c:5a:b4:01:02:03"),
        (MAC, "3C5AB4010203", "3c:5a:b4:01:02:03"),
        (RFID, "0x3039 5dfa 8226 a440 0005 b2a7", "30395DFA8226A4400005B2A7"),
        (VIN_CODE, "1M8GDM9AXKP042788", "1M8GDM9AXKP042788"),
        (VIN_CODE, "1m8gdm9axkpo42788", "1M8GDM9AXKP042788"),
        # Europe gives no check digit.
        (VIN_CODE, "WVWZZZ1JZXW000001", "WVWZZZ1JZXW000001"),
    ],
)
def test_an_identifier_has_one_form(value_type: ValueType, what: Any, expected: str) -> None:
    becomes(value_type, what, expected, NOWHERE)


@pytest.mark.parametrize(
    ("value_type", "what", "code"),
    [
        (IMEI, "490154203237519", "CHECK_DIGIT"),
        (IMEI, "4901542032375", "WRONG_LENGTH"),
        (IMEI, "000000000000000", "PLACEHOLDER"),
        (IMEI, "4.90154E+14", "ROUNDED"),
        (IMEI, "49015420323751A", "NOT_DIGITS"),
        (IMSI, "23415", "WRONG_LENGTH"),
        (IMSI, "134150999999999", "BAD_COUNTRY"),
        (MAC, "ff:ff:ff:ff:ff:ff", "BROADCAST"),
        (MAC, "01:00:5e:00:00:fb", "MULTICAST"),
        (MAC, "00:00:00:00:00:00", "PLACEHOLDER"),
        (MAC, "3c:5a:b4:01:02", "NOT_A_MAC"),
        (RFID, "XYZ", "NOT_A_TAG"),
        (RFID, "00000000", "PLACEHOLDER"),
        (VIN_CODE, "1M8GDM9A0KP042788", "CHECK_DIGIT"),
        (VIN_CODE, "WVWZZZ1JZXW00001", "WRONG_LENGTH"),
        (VIN_CODE, "WVWZZZ1JZXW00Q001", "NOT_A_VIN"),
        (VIN_CODE, "11111111111111111", "PLACEHOLDER"),
    ],
)
def test_what_was_misread_or_is_nobodys_is_refused(value_type: ValueType, what: str, code: str) -> None:
    refused(value_type, what, code, NOWHERE)


@given(st.integers(0, 2**48 - 1))
def test_only_an_address_that_its_maker_gave_is_shared(number: int) -> None:
    first = number >> 40
    text = f"{number:012X}"
    if first & 1 == 0 and number:
        value = MAC.clean(text, NOWHERE)
        assert str(value).replace(":", "").upper() == text
        assert MAC.shared(value) == (first & 2 == 0)


@given(st.from_regex(r"[1-9][0-9]{13}", fullmatch=True), st.integers(0, 9))
def test_of_ten_check_digits_one_is_right_and_zero_passes(first: str, last: int) -> None:
    # ISO/IEC 7812-1, annex B, written out: every second digit from the right doubled, digits summed.
    doubled = [int(d) * (2 if i % 2 else 1) for i, d in enumerate(first)]
    right = -sum(n // 10 + n % 10 for n in doubled) % 10
    if last in (0, right):
        becomes(IMEI, first + str(last), first, NOWHERE)
    else:
        refused(IMEI, first + str(last), "CHECK_DIGIT", NOWHERE)
