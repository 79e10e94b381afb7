"""Text, documents, e-mail addresses and online accounts."""

from __future__ import annotations

from typing import Any

import pytest

from graph_model.values.base import Agreement, Value, ValueType
from graph_model.values.document import DOCUMENT
from graph_model.values.email import EMAIL
from graph_model.values.online_account import HANDLE
from graph_model.values.text import TEXT
from tests.graph_model.values.table import NOWHERE, becomes, refused


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("  Mara\t\n Ellison ", "Mara Ellison"),
        ("Jose\u0301", "José"),
        ("abc\u202etxt.exe", "abctxt.exe"),
        ("a\x00b\x1b[31m", "ab[31m"),
        ("line\u2028separator", "line separator"),
        ("محمد \u200fالعلي", "محمد العلي"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("李小龙", "李小龙"),
        (42.0, "42"),
        (12345678901234567890, "12345678901234567890"),
        ("<b>bold</b>", "<b>bold</b>"),
    ],
)
def test_text_keeps_what_is_said_and_loses_what_hides(what: Any, expected: str) -> None:
    becomes(TEXT, what, expected)


@pytest.mark.parametrize(
    ("what", "code"),
    [("", "EMPTY"), (None, "EMPTY"), ("\u200b\x00", "EMPTY"), ("x" * 10_001, "TOO_LONG"), ("\ud83d", "BROKEN_TEXT"),
     (b"raw", "WRONG_KIND"), (["a"], "WRONG_KIND")],
)  # fmt: skip
def test_text_that_says_nothing_or_is_broken_is_refused(what: Any, code: str) -> None:
    refused(TEXT, what, code)


@pytest.mark.parametrize(
    ("value_type", "what", "expected"),
    [
        (DOCUMENT, "gb:Passport:925 665 416", "GB:passport:925665416"),
        (DOCUMENT, {"kind": "Driver's License", "number": "ellis-712"}, "GB:driving_licence:ELLIS712"),
        (DOCUMENT, {"country": "CN", "kind": "national_id", "number": "11010519491231002x"},
         "CN:national_id:11010519491231002X"),
        (DOCUMENT, {"country": "PL", "kind": "national id", "number": "44051401359"}, "PL:national_id:44051401359"),
        # The sign before the last four tells the century.
        (DOCUMENT, "FI:national_id:131052-308T", "FI:national_id:131052-308T"),
        (EMAIL, "Mara.Ellison@Example.ORG", "Mara.Ellison@example.org"),
        (EMAIL, "Mara Ellison <m@example.org>", "m@example.org"),
        (EMAIL, '"Mara Ellison"@example.org', '"Mara Ellison"@example.org'),
        (EMAIL, '"mara"@example.org', "mara@example.org"),
        (EMAIL, "mailto:m@bücher.example", "m@xn--bcher-kva.example"),
        (HANDLE, "Twitter:@Mara_E", "x:Mara_E"),
        (HANDLE, "https://www.instagram.com/mara.e/?hl=en", "instagram:mara.e"),
        (HANDLE, {"platform": "matrix", "handle": "@mara:example.org"}, "matrix:mara:example.org"),
    ],
)  # fmt: skip
def test_a_name_that_was_issued_has_one_form(value_type: ValueType, what: Any, expected: Value) -> None:
    becomes(value_type, what, expected)


@pytest.mark.parametrize(
    ("value_type", "what", "code"),
    [
        (DOCUMENT, {"country": "CN", "kind": "national_id", "number": "110105194912310021"}, "CHECK_DIGIT"),
        (DOCUMENT, {"country": "US", "kind": "SSN", "number": "000-12-3456"}, "BAD_PART"),
        (DOCUMENT, {"country": "PL", "kind": "national_id", "number": "4405140135"}, "WRONG_LENGTH"),
        (DOCUMENT, "925665416", "NO_KIND"),
        (DOCUMENT, "GB:passport:0000000", "PLACEHOLDER"),
        (DOCUMENT, "GB:passport:unknown", "PLACEHOLDER"),
        (DOCUMENT, {"kind": "passport", "number": "1"}, "BAD_NUMBER"),
        (EMAIL, "mara", "NOT_AN_ADDRESS"),
        (EMAIL, "mara@localhost", "BAD_DOMAIN"),
        (EMAIL, "a b@example.org", "NOT_AN_ADDRESS"),
        (HANDLE, "mara", "NO_PLATFORM"),
        (HANDLE, "x:@", "BAD_HANDLE"),
        (HANDLE, "https://x.com/mara/status/1", "BAD_HANDLE"),
    ],
)
def test_what_nobody_issued_is_refused(value_type: ValueType, what: Any, code: str) -> None:
    refused(value_type, what, code)


def test_a_document_without_country_is_refused_unless_its_source_has_one() -> None:
    refused(DOCUMENT, {"kind": "passport", "number": "925665416"}, "NO_COUNTRY", NOWHERE)


def test_case_does_not_tell_people_apart() -> None:
    assert EMAIL.compare("Mara@example.org", "mara@example.org") is Agreement.SAME
    assert EMAIL.key("Mara@example.org") == "mara@example.org"
    assert HANDLE.compare("x:Mara", "x:mara") is Agreement.SAME
    assert TEXT.compare("MARA", "Mara") is Agreement.COMPATIBLE
