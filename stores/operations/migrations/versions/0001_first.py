"""Batches, rejected rows, visibility classes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the first tables."""
    op.create_table(
        "batches",
        sa.Column("sequence", sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("source", sa.String(200), nullable=False),
        sa.Column("recorded_at", sa.BigInteger, nullable=False),
        sa.Column("records", sa.Integer, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("written", sa.Integer, nullable=False),
        sa.Column("unchanged", sa.Integer, nullable=False),
        sa.Column("rejected", sa.Integer, nullable=False),
        sa.Column("dangling", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_batches"),
        sa.UniqueConstraint("id", name="uq_batches_id"),
    )
    op.create_index("ix_batches_source", "batches", ["source"])
    op.create_table(
        "rejected_rows",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("source", sa.String(200), nullable=False),
        sa.Column("batch", sa.String(64), nullable=True),
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("field", sa.String(200), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("raw", sa.Text, nullable=False),
        sa.Column("recorded_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_rejected_rows"),
        sa.ForeignKeyConstraint(["batch"], ["batches.id"], name="fk_rejected_rows_batch"),
    )
    op.create_index("ix_rejected_rows_source_code", "rejected_rows", ["source", "code"])
    op.create_table(
        "visibility_classes",
        sa.Column("vc", sa.Integer, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("vc", name="pk_visibility_classes"),
        sa.UniqueConstraint("name", name="uq_visibility_classes_name"),
    )


def downgrade() -> None:
    """Drop the first tables."""
    for table in ("visibility_classes", "rejected_rows", "batches"):
        op.drop_table(table)
