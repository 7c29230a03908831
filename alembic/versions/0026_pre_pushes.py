"""What carriers push is kept as it came for a few days."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

COUNTING = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "pushes",
        sa.Column("seq", COUNTING, autoincrement=True, nullable=False),
        sa.Column("carrier", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("headers", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pushes_pkey"),
        sa.UniqueConstraint("carrier", "id", name="pushes_carrier_id_key"),
    )
    op.create_index("pushes_by_age", "pushes", ["received_at"])
    op.create_index("pushes_of", "pushes", ["carrier", "seq"])
