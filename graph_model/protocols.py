"""What one layer asks of another, so that neither imports it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from graph_model.records import Record, Rejection, Source
from graph_model.registry import Registry


class RecordSource(Protocol):
    """A built-in source or a mapping bound to files: yields records and refused rows in the order of the rows."""

    source: Source

    def records(self, registry: Registry) -> Iterator[Record | Rejection]:
        """Each row of the files as one Record or one Rejection. Raises BadInput before the first row is given out."""
        ...

    def unused(self) -> dict[str, str]:
        """Columns that no claim or link used, with the reason where the mapping states one."""
        ...

    def files(self) -> tuple[Path, ...]:
        """The files that are read, for the report."""
        ...
