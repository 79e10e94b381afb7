"""Pushes with their keys, how each record of a batch ended, who waits for what, what changed, the worker's lease."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
_COUNTER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Create the tables and columns of pushes."""
    op.create_table(
        "pushes",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("source", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("visibility", sa.Text, nullable=False),
        sa.Column("received_at", sa.BigInteger, nullable=False),
        sa.Column("rows", sa.Integer, nullable=False),
        sa.Column("refused", sa.Integer, nullable=False),
        sa.Column("refusals", sa.Text, nullable=True),
        sa.Column("answer", sa.Text, nullable=True),
        sa.Column("cancelled", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pushes"),
        sa.UniqueConstraint("key", name="uq_pushes_key"),
    )
    op.create_table(
        "pushed_batches",
        sa.Column("push", sa.String(32), nullable=False),
        sa.Column("batch", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("again", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("push", "number", name="pk_pushed_batches"),
        sa.ForeignKeyConstraint(["push"], ["pushes.id"], name="fk_pushed_batches_push"),
    )
    op.create_index("ix_pushed_batches_batch", "pushed_batches", ["batch"])
    op.create_table(
        "waits",
        sa.Column("entity", sa.BigInteger, nullable=False),
        sa.Column("batch", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("entity", "batch", name="pk_waits"),
    )
    op.create_index("ix_waits_batch", "waits", ["batch"])
    op.create_table(
        "changes",
        sa.Column("sequence", _COUNTER, nullable=False, autoincrement=False),
        sa.Column("batch", sa.String(64), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("withdrawn", sa.Boolean, nullable=False),
        sa.Column("records", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("sequence", name="pk_changes"),
    )
    op.create_table(
        "counters",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("value", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_counters"),
    )
    op.create_table(
        "leases",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("holder", sa.String(64), nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_leases"),
    )
    op.create_table(
        "described_sources",
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("description", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_described_sources"),
    )
    with op.batch_alter_table("batches") as batches:
        batches.add_column(sa.Column("statuses", sa.Text, nullable=True))
        batches.add_column(sa.Column("fault", sa.Text, nullable=True))
        batches.create_index("ix_batches_state", ["state"])
    with op.batch_alter_table("rejected_rows") as rejected:
        rejected.add_column(sa.Column("kind", sa.String(64), nullable=True))
        rejected.add_column(sa.Column("rule", sa.String(100), nullable=True))
        rejected.add_column(sa.Column("visibility", sa.String(200), nullable=True))


def downgrade() -> None:
    """Drop them."""
    with op.batch_alter_table("rejected_rows") as rejected:
        for column in ("visibility", "rule", "kind"):
            rejected.drop_column(column)
    with op.batch_alter_table("batches") as batches:
        batches.drop_index("ix_batches_state")
        batches.drop_column("fault")
        batches.drop_column("statuses")
    for table in ("described_sources", "leases", "counters", "changes", "waits", "pushed_batches", "pushes"):
        op.drop_table(table)
