"""Money, bank accounts and cards: exact to the smallest unit, checked where a check exists."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model.values.account import ACCOUNT
from graph_model.values.base import Context, Value, ValueType
from graph_model.values.card import CARD
from graph_model.values.currency import EXPONENTS
from graph_model.values.money import MONEY
from tests.graph_model.values.table import NOWHERE, becomes, refused

ENGLISH, GERMAN = Context(number_format="1,234.50"), Context(number_format="1.234,50")


@pytest.mark.parametrize(
    ("what", "expected", "context"),
    [
        ("1234.50 GBP", (123450, "GBP"), NOWHERE),
        ("gbp 1234.5", (123450, "GBP"), NOWHERE),
        ("€12", (1200, "EUR"), NOWHERE),
        ({"amount": 0.1, "currency": "USD"}, (10, "USD"), NOWHERE),
        ({"amount": Decimal("-3.00"), "currency": "USD"}, (-300, "USD"), NOWHERE),
        ({"minor": 5, "currency": "GBP"}, (5, "GBP"), NOWHERE),
        ({"amount": 500, "currency": "JPY"}, (500, "JPY"), NOWHERE),
        ({"amount": "1.234", "currency": "KWD"}, (1234, "KWD"), NOWHERE),
        ("1,234.50 GBP", (123450, "GBP"), ENGLISH),
        ("1.234,50 EUR", (123450, "EUR"), GERMAN),
        ({"amount": "1 234,50", "currency": "EUR"}, (123450, "EUR"), Context(number_format="1 234,50")),
    ],
)
def test_an_amount_is_whole_units_of_its_currency(what: Any, expected: Value, context: Context) -> None:
    becomes(MONEY, what, expected, context)


@pytest.mark.parametrize(
    ("what", "code", "context"),
    [
        ("1,234.50 GBP", "NOT_A_NUMBER", NOWHERE),
        ("1.234,50 EUR", "NOT_A_NUMBER", ENGLISH),
        ("12,34.50 GBP", "NOT_A_NUMBER", ENGLISH),
        ("1234.50", "NO_CURRENCY", NOWHERE),
        ("$12", "NO_CURRENCY", NOWHERE),
        ("12 ZZZ", "UNKNOWN_CURRENCY", NOWHERE),
        ("1.005 GBP", "FRACTION", NOWHERE),
        ("1.5 JPY", "FRACTION", NOWHERE),
        ({"amount": 1, "minor": 100, "currency": "GBP"}, "TWO_AMOUNTS", NOWHERE),
        ({"amount": 1}, "PIECE_MISSING", NOWHERE),
        ({"amount": 10**20, "currency": "GBP"}, "OUT_OF_RANGE", NOWHERE),
        ({"amount": "12", "currency": "GBP"}, "UNKNOWN_FORMAT", Context(number_format="1_234")),
    ],
)
def test_an_amount_that_could_be_read_in_two_ways_is_refused(what: Any, code: str, context: Context) -> None:
    refused(MONEY, what, code, context)


@given(st.integers(-(2**62), 2**62), st.sampled_from(sorted(EXPONENTS)))
def test_no_penny_is_lost_on_the_way_to_json_and_back(minor: int, currency: str) -> None:
    value = (minor, currency)
    becomes(MONEY, MONEY.as_json(value), value, NOWHERE)
    becomes(MONEY, MONEY.caption(value), value, ENGLISH)


@pytest.mark.parametrize(
    ("value_type", "what", "expected"),
    [
        (ACCOUNT, "GB29 NWBK 6016 1331 9268 19", "GB29NWBK60161331926819"),
        (ACCOUNT, "iban de89-3704-0044-0532-0130-00", "DE89370400440532013000"),
        (ACCOUNT, {"bank": "70", "number": "1004286-60"}, "70:100428660"),
        (ACCOUNT, "deutdeff:0532013000", "DEUTDEFF:0532013000"),
        (CARD, "4111-1111 1111 1111", "4111111111111111"),
        (CARD, {"issuer": "GAStech", "number": "L1286"}, "GASTECH:L1286"),
        (CARD, {"issuer": "Visa", "number": "xxxx xxxx xxxx 1111"}, "VISA:************1111"),
        (CARD, "loyalty:XA12", "LOYALTY:XA12"),
    ],
)
def test_an_account_or_card_has_one_form(value_type: ValueType, what: Any, expected: str) -> None:
    becomes(value_type, what, expected)


@pytest.mark.parametrize(
    ("value_type", "what", "code"),
    [
        (ACCOUNT, "GB29 NWBK 6016 1331 9268 18", "CHECK_DIGIT"),
        (ACCOUNT, "GB29 NWBK 6016 1331 9268", "CHECK_DIGIT"),
        (ACCOUNT, "31926819", "NO_BANK"),
        (ACCOUNT, {"number": "31926819"}, "PIECE_MISSING"),
        (CARD, "4111 1111 1111 1112", "CHECK_DIGIT"),
        (CARD, "************1111", "PARTIAL"),
        (CARD, "4111", "WRONG_LENGTH"),
        (CARD, {"issuer": "Visa", "number": "****"}, "BAD_NUMBER"),
    ],
)
def test_a_wrong_account_or_card_is_refused(value_type: ValueType, what: Any, code: str) -> None:
    refused(value_type, what, code)


@given(st.integers(0, 21), st.integers(0, 9))
def test_an_iban_with_one_wrong_digit_is_refused(place: int, digit: int) -> None:
    iban = "GB29NWBK60161331926819"
    if iban[place].isdigit() and iban[place] != str(digit):
        refused(ACCOUNT, iban[:place] + str(digit) + iban[place + 1 :], "CHECK_DIGIT")
