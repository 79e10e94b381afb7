"""Phone numbers, and the four kinds that are none."""

from __future__ import annotations

from typing import Any

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model.values.base import Context
from graph_model.values.country import CODES
from graph_model.values.phone import PHONE
from tests.graph_model.values.table import BRITISH, NOWHERE, becomes, refused


@pytest.mark.parametrize(
    ("what", "expected", "context"),
    [
        ("+44 7911 123456", "+447911123456", NOWHERE),
        ("07911 123456", "+447911123456", BRITISH),
        ("447911123456", "+447911123456", BRITISH),
        (447911123456.0, "+447911123456", BRITISH),
        ("0044 (0)7911-123456", "+447911123456", BRITISH),
        ("0044 7911 123456", "+447911123456", NOWHERE),
        ("tel:+44-7911-123456", "+447911123456", NOWHERE),
        ("07700 900123", "+447700900123", BRITISH),
        ("٠٧٩١١١٢٣٤٥٦", "+447911123456", BRITISH),
        ("+39 06 6982", "+39066982", NOWHERE),
        ("13800138000", "+8613800138000", Context(country="CN")),
        ({"country": "DE", "number": "030 901820"}, "+4930901820", BRITISH),
        ("88600", "short:GB:88600", BRITISH),
        ("999", "short:GB:999", BRITISH),
        ("short:DE:110", "short:DE:110", BRITISH),
        ("88600", "short:DE:88600", Context(country="DE")),
        # Niue has numbers of four digits.
        ("4002", "+6834002", Context(country="NU")),
        ("Amazon", "sender:AMAZON", BRITISH),
        ("HSBC UK", "sender:HSBC UK", NOWHERE),
        ({"plan": "pole-manchester", "number": "0-(070)893-3322"}, "private:POLE-MANCHESTER:00708933322", BRITISH),
        ("private:kronos:117", "private:KRONOS:117", NOWHERE),
        ("117 (plan KRONOS)", "private:KRONOS:117", BRITISH),
        ("Withheld", "withheld", NOWHERE),
        ("No Caller ID", "withheld", BRITISH),
    ],
)
def test_a_number_is_known_by_its_kind(what: Any, expected: str, context: Context) -> None:
    becomes(PHONE, what, expected, context)


@pytest.mark.parametrize(
    ("what", "code", "context"),
    [
        ("07911 123456", "NO_COUNTRY", NOWHERE),
        ("88600", "NO_COUNTRY", NOWHERE),
        ("4.47911E+11", "ROUNDED", BRITISH),
        ("+44 12", "NOT_A_NUMBER", NOWHERE),
        ("+999 123456789", "NOT_A_NUMBER", BRITISH),
        ("sip:mara@example.org", "NOT_A_NUMBER", BRITISH),
        ("a name of more than 11 letters", "NOT_A_NUMBER", BRITISH),
    ],
)
def test_what_cannot_be_dialled_is_refused(what: Any, code: str, context: Context) -> None:
    refused(PHONE, what, code, context)


def test_a_withheld_number_never_means_the_same_caller_twice() -> None:
    assert not PHONE.shared("withheld")
    assert all(PHONE.shared(value) for value in ("+447911123456", "short:GB:88600", "sender:AMAZON"))


def test_captions_tell_the_kind() -> None:
    values = ("+447911123456", "short:GB:88600", "sender:AMAZON", "withheld")
    assert [PHONE.caption(value) for value in values] == [
        "+44 7911 123456", "short code 88600 (GB)", "AMAZON (sender)", "withheld number"
    ]  # fmt: skip


@given(st.sampled_from(sorted(phonenumbers.SUPPORTED_REGIONS - {"AC", "TA"})), st.data())
def test_a_national_number_and_its_international_form_are_one(region: str, data: st.DataObject) -> None:
    number = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE)
    if number is not None:
        national = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
        expected = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        becomes(PHONE, national, expected, Context(country=region))
        becomes(PHONE, expected, expected, data.draw(st.sampled_from([NOWHERE, BRITISH])))


def test_every_country_that_has_phones_is_known() -> None:
    # Ascension and Tristan da Cunha dial for themselves but share the code SH in ISO 3166.
    assert set(phonenumbers.SUPPORTED_REGIONS) <= CODES | {"AC", "TA"}


@pytest.mark.parametrize("what", ["N/A", "none", "NULL", "not known", "Mobile", "sender:NIL", "tbc"])
def test_a_word_for_a_missing_number_is_no_senders_name_that_strangers_share(what: str) -> None:
    refused(PHONE, what, "PLACEHOLDER", BRITISH)
