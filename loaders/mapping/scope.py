"""What a part of a mapping is compiled in: the model, the columns that there are, what the file says of all values."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from graph_model.registry import Registry
from graph_model.values.base import Context, Refused
from graph_model.values.country import country_of
from graph_model.values.numerals import FORMATS
from graph_model.values.times import EPOCHS
from graph_model.values.zones import zone_of
from loaders.mapping.cleaning import Cleaner
from loaders.mapping.faults import Faults, Place, nearest, quoted
from loaders.mapping.schema import FileSection

_SAMPLE = datetime(2001, 12, 23, 14, 25, 36)  # noqa: DTZ001 - only its text matters


@dataclass(slots=True)
class Scope:
    """columns: of the file; None where it could not be opened. used: those that the parts compiled so far use.

    names: of all entities that the mapping has, also of those whose own entry is faulty. cleaners: those that further
    columns of the same kind may share.
    """

    registry: Registry
    file: FileSection
    columns: Sequence[str] | None
    faults: Faults
    names: Collection[str] = ()
    used: set[str] = field(default_factory=set)
    cleaners: dict[object, Cleaner] = field(default_factory=dict)

    def use(self, column: str, place: Place) -> None:
        """Note that a column is used; a fault where the file has none of that name."""
        self.used.add(column)
        if self.columns is None or column in self.columns:
            return
        if len(self.columns) == 1 and (mark := next((m for m in ";\t|," if m in self.columns[0]), None)):
            hint = f"the header is one column; is the delimiter {mark!r}? Then write file.delimiter: {mark!r}"
        else:
            hint = nearest(column, self.columns)
        self.faults.add(place, f"the file has no column {quoted(column)}; {hint}")

    def context(
        self, form: str | None, zone: str | None, country: str | None, uses: frozenset[str], place: Place
    ) -> Context:
        """What is declared about one value, else about the file; faults where it does not fit a value that `uses` this.

        form: a date format or a sample number.
        """
        said = {"zone": zone, "country": country}
        for name, text in said.items():
            if text is not None and name not in uses:
                self.faults.add((*place, name), f"this value has no {name}")
        self._check_place(zone, country, place)
        dates, numbers = self.file.dates, self.file.numbers
        if form is not None:
            wanted = form_of(form)
            if wanted is None:
                self.faults.add((*place, "as"), _no_form(form))
            elif wanted not in uses or (form in EPOCHS and "zone" not in uses):
                self.faults.add((*place, "as"), f"this value is not written as {quoted(form)}")
            elif wanted == "date_format":
                dates = form
            else:
                numbers = form
        return Context(zone or self.file.zone, country or self.file.country, dates, numbers)

    def check_file(self) -> None:
        """Faults of what `file` says about all values."""
        self._check_place(self.file.zone, self.file.country, ("file",))
        for name, wanted in (("dates", "date_format"), ("numbers", "number_format")):
            form: str | None = getattr(self.file, name)
            if form is not None and form_of(form) != wanted:
                self.faults.add(("file", name), _no_form(form))

    def _check_place(self, zone: str | None, country: str | None, place: Place) -> None:
        try:
            if zone is not None:
                zone_of(zone)
        except Refused as refused:
            self.faults.add((*place, "zone"), refused.reason)
        try:
            if country is not None:
                country_of(country, Context(), "file")
        except Refused as refused:
            self.faults.add((*place, "country"), refused.reason)


def form_of(form: str) -> str | None:
    """Which field of a Context a form belongs to; None where it is neither a date format nor a sample number."""
    if form in EPOCHS:
        return "date_format"
    if form in FORMATS:
        return "number_format"
    try:
        found = "%" in form and datetime.strptime(_SAMPLE.strftime(form), form) is not None  # noqa: DTZ007
    except (ValueError, re.error):
        return None
    return "date_format" if found else None


def _no_form(form: str) -> str:
    samples = ", ".join(map(repr, FORMATS))
    return f"{quoted(form)} is no date format such as '%d/%m/%Y', nor one of {', '.join(EPOCHS)}, {samples}"
