"""Parquet: read once to see that it is whole, then in batches; columns of structs by dotted names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph_model.errors import BadInput
from loaders.mapping.files.cells import DEEPEST, cell_of
from loaders.mapping.files.table import CHUNK_ROWS, Cell, Chunk, check_columns, named_columns
from loaders.mapping.schema import FileSection

if TYPE_CHECKING:
    import pyarrow as pa


class ParquetTable:
    """A Parquet file that was read to its end without a fault."""

    def __init__(self, path: Path, section: FileSection) -> None:
        """Raises BadInput."""
        self.path = path
        names: list[str] | None = None
        for batch in self._batches():
            names = names or batch.schema.names
        if names is None:
            raise BadInput("The file has no rows.", where=str(path), do="is it the right file?")
        self.columns = named_columns(names, path)
        check_columns(self.columns, section.columns, path)

    def chunks(self) -> Iterator[Chunk]:
        """The rows in their order, numbered from 1."""
        begin = 1
        for batch in self._batches():
            cells = (_cells(column) for column in batch.columns)
            yield Chunk(range(begin, begin + batch.num_rows), dict(zip(self.columns, cells, strict=True)))
            begin += batch.num_rows

    def _batches(self) -> Iterator[pa.Table]:
        import pyarrow as pa
        import pyarrow.parquet as pq

        try:
            with pq.ParquetFile(self.path) as file:
                for batch in file.iter_batches(batch_size=CHUNK_ROWS):
                    batch.validate(full=True)
                    table = pa.Table.from_batches([batch])
                    for _ in range(DEEPEST):
                        if not any(pa.types.is_struct(kind) for kind in table.schema.types):
                            break
                        table = table.flatten()
                    yield table
        except (pa.ArrowException, OSError, ValueError) as error:
            reason = str(error).splitlines()[0].rstrip(".")
            raise BadInput(f"The Parquet file cannot be read: {reason}.", where=str(self.path)) from error


def _cells(column: Any) -> list[Cell]:
    import pyarrow as pa

    kind = column.type
    if pa.types.is_timestamp(kind) and kind.unit == "ns":
        # Python's times end at microseconds; the graph keeps milliseconds.
        column = column.cast(pa.timestamp("us", kind.tz), safe=False)
    cells: list[Any] = column.to_pylist()
    return cells if pa.types.is_string(kind) or pa.types.is_int64(kind) else list(map(cell_of, cells))
