"""How far each of us has read a talk, and who has it before them now."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "readings",
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("conversation", "agent", name=op.f("readings_pkey")),
    )
    op.create_index("readings_by_age", "readings", ["at"])
    op.create_table(
        "presences",
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.Column("here_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("writes_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("conversation", "agent", name=op.f("presences_pkey")),
    )
    op.create_index("presences_by_age", "presences", ["here_until"])
