"""MT940: the statement of SWIFT, lines of tags. Each `:61:` with its `:86:` is a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from graph_model.records import Rejection
from loaders.mapping.files.csv_table import BROKEN
from loaders.mapping.files.statements import MovementRow, StatementTable, movement
from loaders.mapping.files.table import shorten
from loaders.mapping.files.text import Text
from loaders.mapping.schema import FileSection

_TAG = re.compile(r":(\d\d[A-Z]?):(.*)", re.DOTALL)
_LINE = re.compile(
    r"(?P<valued>\d{6})(?P<booked>\d{4})?(?P<sign>R?[CD])[A-Z]?(?P<amount>\d+,\d*)[A-Z][A-Z0-9]{3}"
    r"(?P<reference>[^\n/]*(?:/(?!/)[^\n/]*)*)(?://(?P<bank>[^\n]*))?",
    re.ASCII,
)
_BALANCE = re.compile(r"[CD]\d{6}([A-Z]{3})\d", re.ASCII)
_SUBFIELD = re.compile(r"\?(\d\d)")
_NAMED = re.compile(r"/(IBAN|NAME|REMI|CNTP|EREF|ORDP|BENM)/")
_PURPOSE = {*(f"{number}" for number in range(20, 30)), *(f"{number}" for number in range(60, 64))}
_LONGEST = 100
"""Lines of one tag; a statement has a handful."""


class Mt940Table(StatementTable):
    """A file of MT940 statements, with or without the blocks of a SWIFT message around them."""

    def __init__(self, path: Path, section: FileSection) -> None:
        """Raises BadInput."""
        super().__init__(path, section, _movements, "MT940 statement")


def _movements(text: Text) -> Iterator[tuple[int, MovementRow | Rejection]]:
    number, place = 0, 0
    account, statement, currency = "", "", ""
    waiting: tuple[str, str] | None = None
    for tag, value in [*_tags(text), ("", "")]:
        if waiting is not None:
            number, place = number + 1, place + 1
            key = f"{account}/{statement}/{place}"
            yield number, _row(number, key, account, currency, waiting[1], value if tag == "86" else "")
            waiting = None
        if tag == "25":
            account = re.sub(r"(?<=\d)[A-Z]{3}$", "", value.strip())
        elif tag in ("28", "28C"):
            statement, place = value.strip(), 0
        elif tag in ("60F", "60M") and (found := _BALANCE.match(value)):
            currency = found[1]
        elif tag == "61":
            waiting = tag, value


def _tags(text: Text) -> Iterator[tuple[str, str]]:
    tag, lines = "", list[str]()
    with text.open() as file:
        for line in file:
            bare = line.rstrip("\r\n").removeprefix("\ufeff")
            found = _TAG.match(bare)
            if found or bare.startswith(("{", "-")):
                if tag:
                    yield tag, "\n".join(lines)
                tag, lines = (found[1], [found[2]]) if found else ("", [])
            elif tag and len(lines) < _LONGEST:
                lines.append(bare)
    if tag:
        yield tag, "\n".join(lines)


def _row(number: int, key: str, account: str, currency: str, line: str, about: str) -> MovementRow | Rejection:
    found = _LINE.match(line)
    valued = _day(found["valued"]) if found else None
    if found is None or valued is None:
        return Rejection(number, BROKEN, "61", "the line :61: is not as MT940 has it", shorten(line))
    told = _about(about)
    credit = found["sign"] in ("C", "RD")
    row: MovementRow = {
        "key": key,
        "account": account,
        "amount": found["amount"].replace(",", ".").removesuffix("."),
        "currency": currency,
        "booked": _booked(found["booked"], valued),
        "valued": valued.isoformat(),
        "reference": (found["bank"] or found["reference"]).strip(),
        "pending": "no",
        "reversal": "yes" if found["sign"].startswith("R") else "no",
        **told,
    }
    return movement(row, credit=credit)


def _day(text: str) -> date | None:
    """A day of this century up to 2079, else of the last."""
    try:
        year, month, day = int(text[:2]), int(text[2:4]), int(text[4:6])
        return date(2000 + year if year < 80 else 1900 + year, month, day)
    except ValueError:
        return None


def _booked(text: str | None, valued: date) -> str:
    """The day of booking, which has no year: the one that is nearest to the day of value."""
    if not text:
        return valued.isoformat()
    near = []
    for year in (valued.year - 1, valued.year, valued.year + 1):
        try:
            near.append(date(year, int(text[:2]), int(text[2:])))
        except ValueError:
            continue
    return min(near, key=lambda day: abs((day - valued).days)).isoformat() if near else ""


def _about(text: str) -> MovementRow:
    """Account, name and purpose out of :86:, in the way of German banks (?20..?33), by names (/IBAN/), or as it is."""
    joined = text.replace("\n", "")
    if _SUBFIELD.search(joined):
        parts = _pairs(_SUBFIELD.split(joined))
        purpose = "".join(value for name, value in parts if name in _PURPOSE)
        fields = {name: value.strip() for name, value in parts}
        name = (fields.get("32", "") + fields.get("33", "")).strip()
        return {"other_account": fields.get("31", ""), "other_name": name, "purpose": purpose.strip()}
    if _NAMED.search(joined):
        fields = dict(_pairs(_NAMED.split(joined)))
        if "CNTP" in fields:
            account, _, rest = fields["CNTP"].partition("/")
            return {
                "other_account": account.strip(),
                "other_name": rest.split("/")[1].strip() if rest.count("/") else "",
                "purpose": fields.get("REMI", "").strip(" /"),
            }
        account = fields.get("IBAN", "").strip(" /")
        return {
            "other_account": account,
            "other_name": fields.get("NAME", "").strip(" /"),
            "purpose": fields.get("REMI", "").strip(" /"),
        }
    return {"purpose": " ".join(text.split())}


def _pairs(parts: list[str]) -> list[tuple[str, str]]:
    return list(zip(parts[1::2], parts[2::2], strict=True))
