"""Statements of banks: what was written comes out, and what is no statement is refused as a whole."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_model.errors import BadInput
from graph_model.records import Record
from graph_model.registry import build
from loaders.mapping import open_mapping
from loaders.mapping.files.camt053 import CamtTable
from loaders.mapping.files.mt940 import Mt940Table
from loaders.mapping.files.statements import COLUMNS, StatementTable
from loaders.mapping.schema import FileSection
from tests.tries import tries

OWN = "GB29NWBK60161331926819"
EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "mappings"
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=12)
MOVEMENTS = st.lists(
    st.fixed_dictionaries(
        {
            "credit": st.booleans(),
            "minor": st.integers(0, 10**12),
            "other": st.sampled_from(["DE89370400440532013000", "FR1420041010050500013M02606", ""]),
            "name": TEXT,
            "purpose": TEXT,
            "day": st.integers(0, 20_000),
            "pending": st.booleans(),
            "reversal": st.booleans(),
        }
    ),
    min_size=1,
    max_size=6,
)
_settings = settings(max_examples=tries(40), suppress_health_check=[HealthCheck.function_scoped_fixture])


def day(number: int) -> date:
    return date(1980, 1, 1) + timedelta(number)


def rows(table: StatementTable) -> list[dict[str, Any]]:
    found = []
    for chunk in table.chunks():
        assert not chunk.broken
        assert tuple(chunk.columns) == COLUMNS
        found += [chunk.row(index) for index in range(len(chunk))]
    return found


def expected(move: dict[str, Any], number: int, statement: str, amount: str) -> dict[str, Any]:
    """A movement under the columns, without empty cells."""
    ends = (move["other"], OWN) if move["credit"] else (OWN, move["other"])
    whole = {
        "key": f"{OWN}/{statement}/{number}",
        "account": OWN,
        "other_account": move["other"],
        "other_name": move["name"],
        "payer": ends[0],
        "payee": ends[1],
        "credit": "yes" if move["credit"] else "no",
        "amount": amount,
        "currency": "GBP",
        "booked": day(move["day"]).isoformat(),
        "valued": day(move["day"]).isoformat(),
        "reference": f"R{number}",
        "purpose": move["purpose"],
        "pending": "yes" if move["pending"] else "no",
        "reversal": "yes" if move["reversal"] else "no",
    }
    return {name: cell for name, cell in sorted(whole.items()) if cell.strip()}


def camt(moves: list[dict[str, Any]], version: str = "08") -> str:
    entries = []
    for number, move in enumerate(moves, 1):
        side, booked = "Dbtr" if move["credit"] else "Cdtr", day(move["day"]).isoformat()
        party = f"<Pty><Nm>{escape(move['name'])}</Nm></Pty>" if version == "08" else f"<Nm>{escape(move['name'])}</Nm>"
        state = "PDNG" if move["pending"] else "BOOK"
        entries.append(f"""<Ntry><Amt Ccy={quoteattr("GBP")}>{Decimal(move["minor"]).scaleb(-2)}</Amt>
          <CdtDbtInd>{"CRDT" if move["credit"] else "DBIT"}</CdtDbtInd>
          <RvslInd>{str(move["reversal"]).lower()}</RvslInd>
          <Sts>{f"<Cd>{state}</Cd>" if version == "08" else state}</Sts><BookgDt><Dt>{booked}</Dt></BookgDt>
          <ValDt><Dt>{booked}</Dt></ValDt><AcctSvcrRef>R{number}</AcctSvcrRef><NtryDtls><TxDtls><RltdPties>
          <{side}>{party}</{side}><{side}Acct><Id><IBAN>{move["other"]}</IBAN></Id></{side}Acct></RltdPties>
          <RmtInf><Ustrd>{escape(move["purpose"])}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>""")
    space = f"urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}"
    return f"""<?xml version="1.0"?><Document xmlns="{space}"><BkToCstmrStmt>
      <Stmt><Id>S1</Id><Acct><Id><IBAN>{OWN}</IBAN></Id></Acct>{"".join(entries)}</Stmt></BkToCstmrStmt></Document>"""


@_settings
@given(moves=MOVEMENTS, version=st.sampled_from(["02", "08"]))
def test_what_camt_053_says_comes_out_movement_by_movement(
    tmp_path: Path, moves: list[dict[str, Any]], version: str
) -> None:
    path = tmp_path / "statement.xml"
    path.write_text(camt(moves, version), encoding="utf-8")
    told = [
        expected(move, number, "S1", str(Decimal(move["minor"]).scaleb(-2))) for number, move in enumerate(moves, 1)
    ]
    assert rows(CamtTable(path, FileSection())) == told


PLAIN = st.text("abcXYZ019 .-", max_size=12).map(lambda text: " ".join(text.split()))


@_settings
@given(moves=MOVEMENTS, names=st.lists(PLAIN, min_size=6, max_size=6), german=st.booleans(), wrapped=st.booleans())
def test_what_mt940_says_comes_out_movement_by_movement(
    tmp_path: Path, moves: list[dict[str, Any]], names: list[str], german: bool, wrapped: bool
) -> None:
    lines = [":20:X", f":25:{OWN}", ":28C:7/1", ":60F:C260314GBP0,00"]
    for number, (move, name) in enumerate(zip(moves, names, strict=False), 1):
        move |= {"name": name, "purpose": name, "pending": False, "day": move["day"] + 7_400}
        sign = ("R" if move["reversal"] else "") + ("C" if move["credit"] != move["reversal"] else "D")
        when, amount = day(move["day"]), f"{Decimal(move['minor']).scaleb(-2):.2f}".replace(".", ",")
        lines.append(f":61:{when:%y%m%d}{when:%m%d}{sign}{amount}NTRFNONREF//R{number}")
        told = f"?20{name}?31{move['other']}?32{name}" if german else f"/IBAN/{move['other']}/NAME/{name}/REMI/{name}/"
        lines.append(f":86:{'166?00X' if german else ''}{told}")
    lines.append(":62F:C260315GBP0,00")
    path, text = tmp_path / "statement.sta", "\r\n".join(lines)
    path.write_text(f"{{1:F01X}}{{4:\r\n{text}\r\n-}}" if wrapped else text, encoding="utf-8", newline="")
    sums = [f"{Decimal(move['minor']).scaleb(-2):.2f}" for move in moves]
    assert rows(Mt940Table(path, FileSection())) == [
        expected(move, number, "7/1", amount) for number, (move, amount) in enumerate(zip(moves, sums, strict=True), 1)
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><Document/>', "document type"),
        ("<Document><Stmt>", "no whole XML"),
        ("<Document/>", "no movement"),
        ("<a>" * 100 + "</a>" * 100, "deep"),
    ],
)
def test_what_is_no_statement_is_refused_and_no_entity_is_ever_expanded(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "statement.xml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=said):
        CamtTable(path, FileSection())


def test_a_movement_that_cannot_be_read_is_a_refused_row_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "statement.sta"
    path.write_text(
        f":25:{OWN}\n:28C:1\n:60F:C260314GBP0,00\n:61:garbage\n:86:x\n:61:2602290315C5,NTRFX\n:61:260301C5,NTRFX\n",
        encoding="utf-8",
    )
    (chunk,) = Mt940Table(path, FileSection()).chunks()
    assert [(refused.row, refused.field) for refused in chunk.broken] == [(1, "61"), (2, "61")]
    assert (list(chunk.numbers), chunk.columns["booked"], chunk.columns["amount"]) == ([3], ["2026-03-01"], ["5"])
    xml = tmp_path / "statement.xml"
    xml.write_text("<D><Stmt><Id>1</Id><Ntry><CdtDbtInd>CRDT</CdtDbtInd></Ntry></Stmt></D>", encoding="utf-8")
    (chunk,) = CamtTable(xml, FileSection()).chunks()
    assert [refused.field for refused in chunk.broken] == ["Amt"]


@pytest.mark.parametrize(("suffix", "form", "payments"), [("xml", "camt053", 3), ("sta", "mt940", 2)])
def test_the_examples_become_payments_between_accounts(tmp_path: Path, suffix: str, form: str, payments: int) -> None:
    mapping = tmp_path / "mapping.yaml"
    text = (EXAMPLES / "bank-statement.yaml").read_text(encoding="utf-8")
    mapping.write_text(text.replace("format: camt053", f"format: {form}"), encoding="utf-8")
    registry = build()
    (source,) = open_mapping(mapping, [EXAMPLES / f"bank-statement.{suffix}"], registry)
    found = [record for record in source.records(registry) if isinstance(record, Record)]
    paid = [link for record in found for link in record.links]
    assert [link.type for link in paid] == ["PAID"] * payments
    assert paid[0].attributes["amount"] == (520_000, "GBP")
    assert (paid[0].start, paid[0].end) == ("BankAccount:DE89370400440532013000", f"BankAccount:{OWN}")


def test_the_year_of_booking_is_the_one_nearest_to_the_day_of_value(tmp_path: Path) -> None:
    path = tmp_path / "statement.sta"
    path.write_text(f":25:{OWN}\n:60F:C260101EUR0,00\n:61:2601011231D5,10NTRFX//Y\n", encoding="utf-8")
    ((row,),) = [rows(Mt940Table(path, FileSection()))]
    assert (row["booked"], row["valued"], row["amount"], row["currency"]) == ("2025-12-31", "2026-01-01", "5.10", "EUR")
