"""rejectedRows: what was refused, as it came, with the reason."""

from __future__ import annotations

import strawberry

from api.connections import Connection, connection, decode, page_size
from api.types.entity import Info
from api.types.push import RejectedRow, rejected_of, visible_classes


@strawberry.type(description="Rows in the order in which they came.")
class RejectedRowConnection(Connection[RejectedRow]):
    pass


@strawberry.type
class Query:
    @strawberry.field(description="Rows that were refused, of one source or one batch of the journal, or of all.")
    def rejected_rows(
        self,
        info: Info,
        source: str | None = None,
        batch: strawberry.ID | None = None,
        first: int = 50,
        after: str | None = None,
    ) -> RejectedRowConnection:
        size, asking = page_size(first), info.context
        kept = asking.service.stores.operations.rejected
        names = visible_classes(asking)
        # A row whose class is not known is for those who see everything.
        visible = None if names == set(asking.service.stores.classes) else names
        rows = kept.page(source, batch, visible, decode(after, [int, str]), size + 1)
        total = kept.count(source, batch, visible)
        page = connection(rows, size, lambda row: (row.recorded_at, row.id), rejected_of, total)
        return RejectedRowConnection(**vars(page))
