"""Who of us looked at what, and did what."""

import sqlalchemy as sa
from alembic import op

COUNTING = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("seq", COUNTING, autoincrement=True, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("deed", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("audit_pkey")),
    )
    op.create_index("audit_of", "audit", ["person", "seq"])
    op.create_index("audit_about", "audit", ["about", "seq"])
    op.create_index("audit_by_age", "audit", ["at"])
