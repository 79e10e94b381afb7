"""camt.053: the statement of ISO 20022, an XML file of a bank. Each movement is a row, each part of a batch its own.

The file is hostile text: one that declares a document type is refused, so that no entity is ever expanded.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from graph_model.errors import BadInput
from graph_model.records import Rejection
from loaders.mapping.files.csv_table import BROKEN
from loaders.mapping.files.statements import MovementRow, StatementTable, movement
from loaders.mapping.files.table import shorten
from loaders.mapping.files.text import Text
from loaders.mapping.schema import FileSection

_PIECE = 2**16
_DEEPEST = 60


class CamtTable(StatementTable):
    """A file of camt.053 statements, of any version."""

    def __init__(self, path: Path, section: FileSection) -> None:
        """Raises BadInput."""
        super().__init__(path, section, _movements, "camt.053 statement")


def _movements(text: Text) -> Iterator[tuple[int, MovementRow | Rejection]]:
    number = 0
    account, statement, place = "", "", 0
    above: list[Element] = []
    for event, element in _events(text):
        name = _name(element)
        if event == "start":
            above.append(element)
            if len(above) > _DEEPEST:
                raise BadInput(f"Its elements lie more than {_DEEPEST} deep.", where=str(text.path))
            if name == "Stmt":
                account, statement, place = "", "", 0
            continue
        above.pop()
        parent = _name(above[-1]) if above else ""
        if parent == "Stmt" and name == "Acct":
            account = _account(element)
        elif parent == "Stmt" and name == "Id":
            statement = (element.text or "").strip()
        elif name == "Ntry":
            place += 1
            parts = _all(element, "NtryDtls/TxDtls") or [element]
            for part, details in enumerate(parts, 1):
                number += 1
                key = f"{account}/{statement}/{place}" + (f".{part}" if len(parts) > 1 else "")
                yield number, _row(number, key, account, element, details, alone=len(parts) == 1)
        if parent in ("Stmt", "BkToCstmrStmt"):
            above[-1].remove(element)


def _events(text: Text) -> Iterator[tuple[str, Element]]:
    parser: XMLPullParser[Element] = XMLPullParser(("start", "end"))
    held = ""
    try:
        with text.open() as file:
            while piece := file.read(_PIECE):
                if "<!DOCTYPE" in (held + piece).upper() or "<!ENTITY" in (held + piece).upper():
                    raise BadInput(
                        "The file declares a document type, which no statement does.",
                        where=str(text.path),
                        do="ask the bank for the file as it was sent",
                    )
                held = piece[-9:]
                parser.feed(piece)
                yield from cast("Iterator[tuple[str, Element]]", parser.read_events())
        parser.close()
        yield from cast("Iterator[tuple[str, Element]]", parser.read_events())
    except ParseError as error:
        raise BadInput(f"The file is no whole XML: {error}.", where=str(text.path), do="is it whole?") from error


def _row(
    number: int, key: str, account: str, entry: Element, details: Element, *, alone: bool
) -> MovementRow | Rejection:
    sign = _text(details, "CdtDbtInd") or _text(entry, "CdtDbtInd")
    amount = _first(details, ("Amt", "AmtDtls/TxAmt/Amt")) if details is not entry else None
    if amount is None and alone:
        amount = _first(entry, ("Amt",))
    if sign not in ("CRDT", "DBIT") or amount is None:
        missing = "CdtDbtInd" if sign not in ("CRDT", "DBIT") else "Amt"
        reason = "the movement says no amount, or not whether money came in or went out"
        return Rejection(number, BROKEN, missing, reason, shorten(key))
    credit = sign == "CRDT"
    side = "Dbtr" if credit else "Cdtr"
    row: MovementRow = {
        "key": key,
        "account": account,
        "other_account": next(map(_account, _all(details, f"RltdPties/{side}Acct")), ""),
        "other_name": _text(details, f"RltdPties/{side}/Nm") or _text(details, f"RltdPties/{side}/Pty/Nm"),
        "amount": (amount.text or "").strip(),
        "currency": amount.get("Ccy", ""),
        "booked": _text(entry, "BookgDt/Dt") or _text(entry, "BookgDt/DtTm"),
        "valued": _text(entry, "ValDt/Dt") or _text(entry, "ValDt/DtTm"),
        "reference": _text(details, "Refs/AcctSvcrRef") or _text(entry, "AcctSvcrRef") or _text(entry, "NtryRef"),
        "purpose": " ".join(filter(None, (_text(line) for line in _all(details, "RmtInf/Ustrd")))),
        "pending": "yes" if (_text(entry, "Sts/Cd") or _text(entry, "Sts")) == "PDNG" else "no",
        "reversal": "yes" if _text(entry, "RvslInd") in ("true", "1") else "no",
    }
    return movement(row, credit=credit)


def _account(element: Element) -> str:
    return _text(element, "Id/IBAN") or _text(element, "Id/Othr/Id")


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _all(element: Element, path: str) -> list[Element]:
    """Elements below, by their names without namespaces."""
    found = [element]
    for step in path.split("/"):
        found = [child for one in found for child in one if _name(child) == step]
    return found


def _first(element: Element, paths: tuple[str, ...]) -> Element | None:
    return next((found for path in paths for found in _all(element, path)), None)


def _text(element: Element, path: str = "") -> str:
    found = _first(element, (path,)) if path else element
    return "" if found is None else (found.text or "").strip()
