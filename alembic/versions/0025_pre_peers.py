"""A peer that is ill is left alone by all processes, and none is called faster than it takes."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "peers",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("next_call_at", sa.DateTime(timezone=True)),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="peers_pkey"),
    )
