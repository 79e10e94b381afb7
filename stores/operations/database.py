"""The operational database: open it at its newest version, keep batches and rejected rows, number the classes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Self

import orjson
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, event, func, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from graph_model.errors import BadInput, StoreUnavailable
from graph_model.records import Rejection
from stores.operations.tables import BatchRow, RejectedRow, VisibilityClass

KEPT, APPLIED = "kept", "applied"


class Operations:
    """One operational database. Threads may share it."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def open(cls, uri: str) -> Self:
        """Connect and bring the tables to this version. Raises StoreUnavailable."""
        try:
            engine = create_engine(uri)
            if engine.dialect.name == "sqlite":
                event.listen(engine, "connect", _sqlite_manners)
            config = Config()
            config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
            with engine.begin() as connection:
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
        except SQLAlchemyError as error:
            raise StoreUnavailable(
                f"The operational database does not answer: {type(error).__name__}.",
                do="check SIGHTLINE_OPERATIONS_URI, the disk and the folder's rights",
            ) from error
        return cls(engine)

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def classes(self, names: Sequence[str]) -> dict[str, int]:
        """The integer of each visibility class of the policy; a class seen for the first time gets the next one."""
        with Session(self.engine) as session, session.begin():
            known = {row.name: row.vc for row in session.scalars(select(VisibilityClass))}
            for name in names:
                if name not in known:
                    known[name] = max(known.values(), default=0) + 1
                    session.add(VisibilityClass(vc=known[name], name=name))
        return {name: known[name] for name in names}

    def keep_batch(self, batch: str, source: str, records: int, recorded_at: int) -> int:
        """List a batch that the journal holds; the time of its first recording, which stays when it comes again."""
        with Session(self.engine) as session, session.begin():
            row = session.scalar(select(BatchRow).where(BatchRow.id == batch))
            if row is None:
                row = BatchRow(id=batch, source=source, recorded_at=recorded_at, records=records, state=KEPT)
                session.add(row)
            return row.recorded_at

    def applied(self, batch: str, counts: Mapping[str, int]) -> None:
        """Note that a batch is in the graph. counts: written, unchanged, rejected, dangling."""
        with Session(self.engine) as session, session.begin():
            session.execute(update(BatchRow).where(BatchRow.id == batch).values(state=APPLIED, **counts))

    def loosen(self, loosened: Mapping[str, int]) -> None:
        """Note that so many links of these batches dangle again."""
        with Session(self.engine) as session, session.begin():
            for batch, links in loosened.items():
                more = BatchRow.dangling + links
                session.execute(update(BatchRow).where(BatchRow.id == batch).values(dangling=more))

    def all_batches(self) -> list[BatchRow]:
        """Every batch, in the order in which they first came."""
        with Session(self.engine, expire_on_commit=False) as session:
            return list(session.scalars(select(BatchRow).order_by(BatchRow.sequence)))

    def dangling_batches(self) -> list[str]:
        """Ids of the batches with records that wait for an entity, in the order in which they came."""
        with Session(self.engine) as session:
            wait = select(BatchRow.id).where(BatchRow.dangling > 0).order_by(BatchRow.sequence)
            return list(session.scalars(wait))

    def batch(self, batch: str) -> BatchRow:
        """The row of a batch. Raises BadInput for one that was never listed."""
        with Session(self.engine, expire_on_commit=False) as session:
            row = session.scalar(select(BatchRow).where(BatchRow.id == batch))
        if row is None:
            raise BadInput("No such batch.", where=batch, do="list the batches of the source")
        return row

    def reject(self, source: str, rejections: Iterable[Rejection], recorded_at: int, batch: str | None = None) -> None:
        """Keep refused rows; one that came before in the same way is kept once."""
        with Session(self.engine) as session, session.begin():
            for rejection in rejections:
                raw = orjson.dumps(rejection.raw, default=str).decode()
                identity = "\0".join(
                    (source, rejection.code, rejection.field, raw, "" if raw != "null" else str(rejection.row))
                )
                session.merge(
                    RejectedRow(
                        id=blake2b(identity.encode(), digest_size=16).hexdigest(),
                        source=source,
                        batch=batch,
                        row=rejection.row,
                        code=rejection.code,
                        field=rejection.field,
                        reason=rejection.reason,
                        raw=raw,
                        recorded_at=recorded_at,
                    )
                )

    def rejected_count(self, source: str) -> int:
        """How many rows of a source are kept as refused."""
        with Session(self.engine) as session:
            counted = select(func.count()).select_from(RejectedRow).where(RejectedRow.source == source)
            return session.scalar(counted) or 0


def _sqlite_manners(connection: object, _: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA busy_timeout = 30000")
    cursor.close()
