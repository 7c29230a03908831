"""Policies of notices, and the ledger of interruptions."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notice_policies",
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("merchant", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("owner", "merchant", name=op.f("notice_policies_pkey")),
    )
    op.create_table(
        "pings",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("delivery", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pings_pkey")),
    )
    op.create_index("pings_of", "pings", ["delivery", "at"])
    op.create_index("pings_by_age", "pings", ["at"])
