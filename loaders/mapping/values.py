"""One `Given` of a mapping, checked and compiled into a Reading."""

from __future__ import annotations

from typing import Any

from graph_model.values.base import Context, Refused
from graph_model.values.times import EPOCHS
from loaders.mapping.cleaning import Cleaner, Prepare, Reading, text_of
from loaders.mapping.faults import Place, nearest, quoted
from loaders.mapping.files.table import Cell, is_empty
from loaders.mapping.kinds import Kind
from loaders.mapping.schema import Given
from loaders.mapping.scope import Scope


def read_value(given: Given, kind: Kind, place: Place, scope: Scope) -> Reading | None:
    """How the value is read from each row; None, with faults noted, where it cannot be."""
    before = len(scope.faults.found)
    context = scope.context(given.form, given.zone, given.country, kind.uses, place)
    _check_zone(given, kind, context, place, scope)
    if given.pieces is not None:
        reading = _from_pieces(given.pieces, kind, context, place, scope)
    else:
        reading = _from_one(given, kind, context, place, scope)
    return reading if len(scope.faults.found) == before else None


def _check_zone(given: Given, kind: Kind, context: Context, place: Place, scope: Scope) -> None:
    if "zone" not in kind.uses or context.zone is not None:
        return
    written = context.date_format or ""
    if written not in EPOCHS and "%z" not in written and "zone" not in (given.pieces or {}):
        scope.faults.add(
            place,
            f"{kind.name} needs a time zone, which is never guessed; write file.zone: Europe/London, or zone here",
        )


def _from_one(given: Given, kind: Kind, context: Context, place: Place, scope: Scope) -> Reading:
    def clean(value: Any) -> Any:
        return kind.clean(value, context)

    if given.default is not None:
        _try(clean, given.default, (*place, "default"), kind, scope)
    for code, meaning in (given.values or {}).items():
        _try(clean, meaning, (*place, "values", code), kind, scope)
    if given.constant is not None:
        constant = _try(clean, given.constant, (*place, "constant"), kind, scope)
        return Reading((), Cleaner(lambda cell: None, clean, kind.changed), constant)
    column = given.column or ""
    scope.use(column, (*place, "column"))
    cleaner = Cleaner(_cell(given, frozenset(scope.file.empty)), clean, kind.changed)
    if given.values is None and given.default is None:
        # Two columns of one kind hold the same values: callers and called.
        cleaner = scope.cleaners.setdefault((kind.name, kind.of, context), cleaner)
    return Reading((column,), cleaner)


def _from_pieces(pieces: dict[str, Given], kind: Kind, context: Context, place: Place, scope: Scope) -> Reading:
    columns: list[str] = []
    constants: dict[str, str] = {}
    prepares: list[tuple[str, Prepare]] = []
    for name, piece in pieces.items():
        where = (*place, name)
        if name not in kind.fields:
            known = nearest(name, kind.fields) if kind.fields else f"{kind.name} is given as one value"
            scope.faults.add(where, f"{kind.name} has no piece {quoted(name)}; {known}")
        if piece.pieces is not None or piece.form or piece.zone or piece.country:
            scope.faults.add(where, "a piece is a column or a constant; as, zone and country belong to the whole")
        elif piece.constant is not None:
            constants[name] = piece.constant
        else:
            scope.use(piece.column or "", where)
            columns.append(piece.column or "")
            prepares.append((name, _cell(piece, frozenset(scope.file.empty))))

    def clean(value: Any) -> Any:
        return kind.clean(value, context)

    def prepare(cells: Any) -> tuple[Any, Any] | None:
        if len(prepares) == 1 or cells is None:
            cells = (cells,) * len(prepares)
        found = {name: said for (name, one), cell in zip(prepares, cells, strict=True) if (said := one(cell))}
        if not found:
            return None
        written = {name: said[1] for name, said in found.items() if said[1] is not None}
        whole = constants | {name: said[0] for name, said in found.items()}
        return whole, next(iter(written.values())) if len(written) == 1 else written or None

    if not columns and len(constants) == len(pieces):
        return Reading((), Cleaner(prepare, clean, kind.changed), _try(clean, constants, place, kind, scope))
    return Reading(tuple(columns), Cleaner(prepare, clean, kind.changed))


def _cell(given: Given, empty: frozenset[str]) -> Prepare:
    """From a cell to what is cleaned, and what the source gave of it: nothing where an empty cell has a meaning."""
    values, default = given.values, given.default

    def prepare(cell: Cell) -> tuple[Any, Any] | None:
        if says_nothing(cell, empty):
            return None if default is None else (default, None)
        if values is None:
            return cell, cell
        code = text_of(cell).strip()
        if code not in values:
            raise Refused("UNKNOWN_CODE", f"{quoted(code)} is none of the codes that the mapping knows")
        return values[code], code

    return prepare


def says_nothing(cell: Cell, empty: frozenset[str]) -> bool:
    """Whether a cell is empty, or holds a text that a mapping lists as empty."""
    if type(cell) is str:
        text = cell.strip()
        return not text or text in empty
    return is_empty(cell)


def _try(clean: Any, value: Any, place: Place, kind: Kind, scope: Scope) -> Any:
    try:
        return clean(value)
    except Refused as refused:
        scope.faults.add(place, f"this is no {kind.name}: {refused.reason}")
        return None
