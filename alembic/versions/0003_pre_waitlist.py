"""Who waits for a window that is not offered."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

WAITS = sa.text("state IN ('waiting', 'offered')")


def upgrade() -> None:
    op.create_table(
        "waitlist",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("delivery", sa.String(), nullable=False),
        sa.Column("carrier", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("waitlist_pkey")),
    )
    op.create_index(
        "waitlist_of",
        "waitlist",
        ["delivery", "starts_at", "ends_at"],
        unique=True,
        postgresql_where=WAITS,
        sqlite_where=WAITS,
    )
    op.create_index(
        "waitlist_of_days",
        "waitlist",
        ["carrier", "day", "asked_at", "id"],
        postgresql_where=WAITS,
        sqlite_where=WAITS,
    )
    op.create_index("waitlist_by_age", "waitlist", ["asked_at"])
