"""What people agreed to, and the links that are made for neighbours."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "consents",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("delivery", sa.String(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("consents_pkey")),
    )
    op.create_index("consents_of", "consents", ["conversation", "given_at", "id"])
    op.create_index("consents_about", "consents", ["delivery"])
    op.create_index("consents_by_age", "consents", ["given_at"])
    op.add_column("deliveries", sa.Column("neighbour_token", sa.String()))
    op.create_index("deliveries_by_neighbour_token", "deliveries", ["neighbour_token"], unique=True)
