"""How far off a carrier's plans were, by day."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "driven_days",
        sa.Column("carrier", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("measured_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("carrier", "day", name=op.f("driven_days_pkey")),
    )
    op.create_index("driven_days_by_age", "driven_days", ["measured_at"])
