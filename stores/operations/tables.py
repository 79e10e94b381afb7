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
    durable, "waiting" where the worker is to write it, "applied" once in the graph, "withdrawn", "failed" with `fault`
    where it cannot be written. The counts are of its records; statuses: how each ended, by the letters w, u, r, d."""

    __tablename__ = "batches"

    sequence: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    id: Mapped[str] = mapped_column(String(64), unique=True)
    source: Mapped[str] = mapped_column(String(200), index=True)
    recorded_at: Mapped[int] = mapped_column(BigInteger)
    records: Mapped[int]
    state: Mapped[str] = mapped_column(String(16), index=True)
    written: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    rejected: Mapped[int] = mapped_column(default=0)
    dangling: Mapped[int] = mapped_column(default=0)
    statuses: Mapped[str | None] = mapped_column(Text)
    fault: Mapped[str | None] = mapped_column(Text)

    @property
    def settled(self) -> bool:
        """Whether the worker is done with it."""
        return self.state not in ("kept", "waiting")


class RejectedRow(Base):
    """A row that was refused: as it came (JSON), where it stood, and why. batch: set where the graph refused it. kind:
    what it was pushed as, so that it can be read again; None for a row of a file. rule: version of the rules that
    refused it. visibility: class of who may read the row; None means the strictest."""

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
    kind: Mapped[str | None] = mapped_column(String(64))
    rule: Mapped[str | None] = mapped_column(String(100))
    visibility: Mapped[str | None] = mapped_column(String(200))


class VisibilityClass(Base):
    """Which integer stands for which class of the policy. Rows are only ever added."""

    __tablename__ = "visibility_classes"

    vc: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)


class PushRow(Base):
    """One acknowledged request of a script. key: its Idempotency-Key, else its id. fingerprint: hash of what was sent.
    visibility: names of the classes of its records, one a line. rows: lines, `refused` of them refused before the graph
    was asked; refusals: these as JSON where the answer names each line. answer: JSON, kept once given, so that the same
    request has the same answer. cancelled: by cancelJob."""

    __tablename__ = "pushes"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    key: Mapped[str] = mapped_column(String(200), unique=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    source: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(64))
    visibility: Mapped[str] = mapped_column(Text)
    received_at: Mapped[int] = mapped_column(BigInteger)
    rows: Mapped[int]
    refused: Mapped[int]
    refusals: Mapped[str | None] = mapped_column(Text)
    answer: Mapped[str | None] = mapped_column(Text)
    cancelled: Mapped[bool] = mapped_column(default=False)


class PushedBatch(Base):
    """The batches of a push in their order. again: the batch had come before, so that it writes nothing new."""

    __tablename__ = "pushed_batches"

    push: Mapped[str] = mapped_column(ForeignKey("pushes.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    batch: Mapped[str] = mapped_column(String(64), index=True)
    again: Mapped[bool]


class Wait(Base):
    """A batch has records that wait for an entity, by its ordinal; 0: it is to be tried again whatever comes."""

    __tablename__ = "waits"

    entity: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    batch: Mapped[str] = mapped_column(String(64), primary_key=True, index=True)


class ChangeRow(Base):
    """What a batch changed in the graph, and when. sequence: the order in which others may see it. records: indexes of
    its records, a JSON list; None for all of them. withdrawn: it was taken out."""

    __tablename__ = "changes"

    sequence: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    batch: Mapped[str] = mapped_column(String(64))
    at: Mapped[int] = mapped_column(BigInteger)
    withdrawn: Mapped[bool]
    records: Mapped[str | None] = mapped_column(Text)


class Counter(Base):
    """A number that grows in the order of commits: whoever raises it holds its row until then."""

    __tablename__ = "counters"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    value: Mapped[int] = mapped_column(BigInteger)


class Lease(Base):
    """Who may do a piece of work until when, in milliseconds UTC."""

    __tablename__ = "leases"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    holder: Mapped[str] = mapped_column(String(64))
    expires_at: Mapped[int] = mapped_column(BigInteger)


class DescribedSource(Base):
    """What a script said of its source once, as JSON: title, grade, visibility, licence, zone, country."""

    __tablename__ = "described_sources"

    name: Mapped[str] = mapped_column(String(200), primary_key=True)
    description: Mapped[str] = mapped_column(Text)


class ChartRow(Base):
    """A saved chart. current: number of the version that is shown. highest: the last number that was given; above
    `current` stand versions that were set aside. changed_at: when `current` was saved, milliseconds UTC."""

    __tablename__ = "charts"
    __table_args__ = (
        Index("ix_charts_changed_at_id", "changed_at", "id"),
        Index("ix_charts_case_key", "case_key", "changed_at"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    current: Mapped[int]
    highest: Mapped[int]
    changed_at: Mapped[int] = mapped_column(BigInteger)
    case_key: Mapped[str | None] = mapped_column(String(32))


class ChartVersionRow(Base):
    """One version of a chart, never changed. case_id: the entity id of its case. content: canonical JSON. digest:
    SHA-256 of title, case and content. trace: what the graph said of it then, JSON. base: the version that it was built
    on. saved_at: milliseconds UTC."""

    __tablename__ = "chart_versions"
    __table_args__ = (Index("ix_chart_versions_digest", "digest"),)

    chart: Mapped[str] = mapped_column(ForeignKey("charts.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    base: Mapped[int | None]
    title: Mapped[str] = mapped_column(String(200))
    case_id: Mapped[str | None] = mapped_column(Text)
    content: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    trace: Mapped[str] = mapped_column(Text)
    saved_by: Mapped[str] = mapped_column(String(200))
    saved_at: Mapped[int] = mapped_column(BigInteger)


class SearchRow(Base):
    """A search that was asked for a case. case_key: hash of the case's id. digest: SHA-256 of the parameters, in
    whatever order their lists came. parameters: canonical JSON. classes: names of the visibility classes of who asked,
    one a line: only who sees all of these may read it. asked_at: milliseconds UTC."""

    __tablename__ = "searches"
    __table_args__ = (Index("ix_searches_case_key", "case_key", "question", "sequence"),)

    sequence: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    case_key: Mapped[str] = mapped_column(String(32))
    question: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))
    parameters: Mapped[str] = mapped_column(Text)
    classes: Mapped[str] = mapped_column(Text)
    asked_by: Mapped[str] = mapped_column(String(200))
    asked_at: Mapped[int] = mapped_column(BigInteger)
