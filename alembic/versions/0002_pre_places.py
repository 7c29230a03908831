"""Places that people saved, and addresses that were learned."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

COUNTS = sa.text("forgotten_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "saved_places",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("saved_places_pkey")),
    )
    op.create_index("saved_places_of", "saved_places", ["conversation", "saved_at", "id"])
    op.create_index("saved_places_by_age", "saved_places", ["saved_at"])
    op.create_table(
        "learned_addresses",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("delivery", sa.String(), nullable=True),
        sa.Column("forgotten_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("learned_addresses_pkey")),
    )
    op.create_index("learned_addresses_from", "learned_addresses", ["delivery"])
    op.create_index(
        "learned_addresses_that_count",
        "learned_addresses",
        ["id"],
        postgresql_where=COUNTS,
        sqlite_where=COUNTS,
    )
