"""What was told of each stop, how far off it was, and how long doors take."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "told_etas",
        sa.Column("route", sa.String(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("route", name=op.f("told_etas_pkey")),
    )
    op.create_index("told_etas_by_age", "told_etas", ["told_at"])
    op.create_table(
        "eta_misses",
        sa.Column("delivery", sa.String(), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("carrier", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("delivery", "arrived_at", name=op.f("eta_misses_pkey")),
    )
    op.create_index("eta_misses_by_age", "eta_misses", ["arrived_at"])
    op.create_index("eta_misses_of", "eta_misses", ["carrier", "arrived_at"])
    op.create_table(
        "door_times",
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("measured_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("place", name=op.f("door_times_pkey")),
    )
    op.create_index("door_times_by_age", "door_times", ["measured_at"])
