"""Charts and their versions."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the tables of charts."""
    op.create_table(
        "charts",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("current", sa.Integer, nullable=False),
        sa.Column("highest", sa.Integer, nullable=False),
        sa.Column("changed_at", sa.BigInteger, nullable=False),
        sa.Column("case_key", sa.String(32), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_charts"),
    )
    op.create_index("ix_charts_changed_at_id", "charts", ["changed_at", "id"])
    op.create_index("ix_charts_case_key", "charts", ["case_key", "changed_at"])
    op.create_table(
        "chart_versions",
        sa.Column("chart", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("base", sa.Integer, nullable=True),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("case_id", sa.Text, nullable=True),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("trace", sa.Text, nullable=False),
        sa.Column("saved_by", sa.String(200), nullable=False),
        sa.Column("saved_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("chart", "version", name="pk_chart_versions"),
        sa.ForeignKeyConstraint(["chart"], ["charts.id"], name="fk_chart_versions_chart"),
    )
    op.create_index("ix_chart_versions_digest", "chart_versions", ["digest"])


def downgrade() -> None:
    """Drop the tables of charts."""
    for table in ("chart_versions", "charts"):
        op.drop_table(table)
