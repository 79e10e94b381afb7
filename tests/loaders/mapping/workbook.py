"""XLSX files for tests, written part by part (ECMA-376), so that hostile ones can be made too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = date(1899, 12, 30)
_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/styles.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
{sheets}</Types>"""
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ROOT = f"""<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
_STYLES = f"""<?xml version="1.0" encoding="UTF-8"?>
<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="21"/></cellXfs></styleSheet>"""


def write_workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    """Write sheets of rows of text, numbers, truth values, days and times; the same content gives the same bytes."""
    parts = {name: _sheet(rows) for name, rows in sheets.items()}
    return write_parts(path, parts)


def write_parts(path: Path, sheets: Mapping[str, str]) -> Path:
    """Write a workbook whose sheets are given as XML."""
    numbered = [(number, name, content) for number, (name, content) in enumerate(sheets.items(), 1)]
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_SHEET_TYPE}"/>' for n, _, _ in numbered
    )
    listed = "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name, _ in numbered)
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n, _, _ in numbered
    )
    contents = {
        "[Content_Types].xml": _TYPES.format(sheets=overrides),
        "_rels/.rels": _ROOT,
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships">{related}<Relationship Id="rId0" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        "</Relationships>",
        "xl/styles.xml": _STYLES,
    } | {f"xl/worksheets/sheet{n}.xml": content for n, _, content in numbered}
    with ZipFile(path, "w") as parts:
        for part, content in contents.items():
            parts.writestr(ZipInfo(part), content, ZIP_DEFLATED)
    return path


def sheet_xml(cells: str) -> str:
    """A sheet around its rows."""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{cells}</sheetData></worksheet>'


def _sheet(rows: Sequence[Sequence[object]]) -> str:
    return sheet_xml(
        "".join(
            f'<row r="{number}">'
            + "".join(_cell(f"{_letters(n)}{number}", cell) for n, cell in enumerate(row))
            + "</row>"
            for number, row in enumerate(rows, 1)
        )
    )


def _cell(name: str, cell: object) -> str:
    match cell:
        case None:
            return ""
        case str():
            return f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
        case bool():
            return f'<c r="{name}" t="b"><v>{int(cell)}</v></c>'
        case datetime():
            days = (cell.date() - _EPOCH).days + (cell.hour * 3600 + cell.minute * 60 + cell.second) / 86400
            return f'<c r="{name}" s="2"><v>{days!r}</v></c>'
        case date():
            return f'<c r="{name}" s="1"><v>{(cell - _EPOCH).days}</v></c>'
        case time():
            return f'<c r="{name}" s="3"><v>{(cell.hour * 3600 + cell.minute * 60 + cell.second) / 86400!r}</v></c>'
    return f'<c r="{name}"><v>{cell!r}</v></c>'


def _letters(column: int) -> str:
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
