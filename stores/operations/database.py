"""The operational database: open it at its newest version, keep batches and rejected rows, number the classes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, func, select, update
from sqlalchemy.orm import Session

from graph_model.errors import BadInput
from graph_model.records import Rejection, Status
from stores.operations.changes import Changes
from stores.operations.charts import Charts
from stores.operations.engine import make_engine
from stores.operations.inserting import insert_missing
from stores.operations.leases import Leases
from stores.operations.pushes import Pushes
from stores.operations.queue import Queue
from stores.operations.rejected import Rejected, keep_rejected
from stores.operations.searches import Searches
from stores.operations.states import KEPT, WITHDRAWN
from stores.operations.tables import BatchRow, VisibilityClass
from stores.operations.transaction import database_errors, one_after_another, transaction
from stores.operations.withdrawn import Withdrawn


class Operations:
    """One operational database. Threads may share it. Each part of it is a property: the queue of batches, what scripts
    pushed, rejected rows, what changed, leases, saved charts, searches of cases."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.queue, self.pushes, self.rejected = Queue(engine), Pushes(engine), Rejected(engine)
        self.changes, self.leases, self.withdrawn = Changes(engine), Leases(engine), Withdrawn(engine)
        self.charts, self.searches = Charts(engine), Searches(engine)

    @classmethod
    def open(cls, uri: str) -> Self:
        """Connect and bring the tables to this version. Raises StoreUnavailable, SettingsError."""
        engine = make_engine(uri)
        with database_errors("check SIGHTLINE_OPERATIONS_URI, the disk and the folder's rights"):
            _upgrade(engine)
        return cls(engine)

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def check(self) -> None:
        """Ask whether it answers. Raises StoreUnavailable."""
        with transaction(self.engine, "start it, and check what SIGHTLINE_OPERATIONS_URI names") as session:
            session.execute(select(1))

    def classes(self, names: Sequence[str]) -> dict[str, int]:
        """The integer of each visibility class of the policy; a class seen for the first time gets the next one."""
        with Session(self.engine) as session, session.begin():
            one_after_another(session.connection())
            known = {row.name: row.vc for row in session.scalars(select(VisibilityClass))}
            for name in names:
                if name not in known:
                    known[name] = max(known.values(), default=0) + 1
                    session.add(VisibilityClass(vc=known[name], name=name))
        return {name: known[name] for name in names}

    def all_classes(self) -> dict[str, int]:
        """Every visibility class that the policy ever named, with its integer."""
        with Session(self.engine) as session:
            return {row.name: row.vc for row in session.scalars(select(VisibilityClass).order_by(VisibilityClass.vc))}

    def keep_batch(self, batch: str, source: str, records: int, recorded_at: int) -> int:
        """List a batch that the journal holds; the time of its first recording, which stays when it comes again."""
        row = {"id": batch, "source": source, "recorded_at": recorded_at, "records": records, "state": KEPT}
        with Session(self.engine) as session, session.begin():
            insert_missing(session, BatchRow, [row | {status.value: 0 for status in Status}])
            back = update(BatchRow).where(BatchRow.id == batch, BatchRow.state == WITHDRAWN)
            session.execute(back.values(state=KEPT, statuses=None))
            return session.scalars(select(BatchRow.recorded_at).where(BatchRow.id == batch)).one()

    def all_batches(self) -> list[BatchRow]:
        """Every batch, in the order in which they first came."""
        with Session(self.engine, expire_on_commit=False) as session:
            return list(session.scalars(select(BatchRow).order_by(BatchRow.sequence)))

    def newest(self) -> int:
        """When the last batch was recorded, milliseconds UTC; 0 where there is none."""
        with Session(self.engine) as session:
            return session.scalar(select(func.max(BatchRow.recorded_at))) or 0

    def batch(self, batch: str) -> BatchRow:
        """The row of a batch. Raises BadInput for one that was never listed."""
        with Session(self.engine, expire_on_commit=False) as session:
            row = session.scalar(select(BatchRow).where(BatchRow.id == batch))
        if row is None:
            raise BadInput("No such batch.", where=batch, do="list the batches of the source")
        return row

    def reject(
        self,
        source: str,
        rejections: Iterable[Rejection],
        recorded_at: int,
        rule: str,
        batch: str | None = None,
        visibility: str | None = None,
    ) -> None:
        """Keep refused rows; one that came before in the same way is kept once. rule: version of the rules that refused
        them. visibility: name of the class whose readers may see them; None means the strictest."""
        with Session(self.engine) as session, session.begin():
            keep_rejected(session, source, rejections, recorded_at, batch, rule=rule, visibility=visibility)

    def rejected_count(self, source: str) -> int:
        """How many rows of a source are kept as refused."""
        return self.rejected.count(source)


def _upgrade(engine: Engine) -> None:
    """Bring the tables to this version, all or nothing: a process that is killed on the way leaves them as they were,
    and of two that start at once the second waits."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    with engine.begin() as connection:
        one_after_another(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
