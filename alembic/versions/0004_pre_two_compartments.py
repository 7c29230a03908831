"""A delivery keeps a compartment where it goes, and one where it may go instead."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("reservations") as table:
        table.drop_constraint(op.f("reservations_pkey"), type_="primary")
        table.create_primary_key(op.f("reservations_pkey"), ["delivery", "point"])
