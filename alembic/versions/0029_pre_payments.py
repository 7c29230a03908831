"""What was asked for a held time, paid, and given back."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "payments",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("delivery", sa.String(), nullable=False),
        sa.Column("hold", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("charge", sa.String(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("payments_pkey")),
    )
    op.create_index("payments_of", "payments", ["delivery", "asked_at", "id"])
    op.create_index("payments_of_hold", "payments", ["hold", "asked_at", "id"])
    op.create_index("payments_in_state", "payments", ["state", "id"])
    op.create_index("payments_by_charge", "payments", ["charge"], unique=True)
    op.create_index("payments_by_age", "payments", ["asked_at"])
