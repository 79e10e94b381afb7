"""The tables of the operational database. A change here needs a migration under migrations/."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """Names of constraints are fixed, so that migrations find them on every database."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class BatchRow(Base):
    """A batch of the journal. sequence: order in which batches came. recorded_at: milliseconds UTC. state: "kept" once
    durable, "applied" once in the graph; the counts are of its records then."""

    __tablename__ = "batches"

    sequence: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    id: Mapped[str] = mapped_column(String(64), unique=True)
    source: Mapped[str] = mapped_column(String(200), index=True)
    recorded_at: Mapped[int] = mapped_column(BigInteger)
    records: Mapped[int]
    state: Mapped[str] = mapped_column(String(16))
    written: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    rejected: Mapped[int] = mapped_column(default=0)
    dangling: Mapped[int] = mapped_column(default=0)


class RejectedRow(Base):
    """A row that was refused: as it came (JSON), where it stood, and why. batch: set where the graph refused it."""

    __tablename__ = "rejected_rows"
    __table_args__ = (Index("ix_rejected_rows_source_code", "source", "code"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    source: Mapped[str] = mapped_column(String(200))
    batch: Mapped[str | None] = mapped_column(ForeignKey("batches.id"))
    row: Mapped[int]
    code: Mapped[str] = mapped_column(String(64))
    field: Mapped[str] = mapped_column(String(200))
    reason: Mapped[str] = mapped_column(Text)
    raw: Mapped[str] = mapped_column(Text)
    recorded_at: Mapped[int] = mapped_column(BigInteger)


class VisibilityClass(Base):
    """Which integer stands for which class of the policy. Rows are only ever added."""

    __tablename__ = "visibility_classes"

    vc: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
