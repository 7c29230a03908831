"""How long people waited for a person."""

import sqlalchemy as sa
from alembic import op

COUNTING = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agent_waits",
        sa.Column("seq", COUNTING, autoincrement=True, nullable=False),
        sa.Column("carrier", sa.String()),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("came", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("agent_waits_pkey")),
    )
    op.create_index("agent_waits_by_age", "agent_waits", ["ended_at", "seq"])
