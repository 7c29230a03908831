"""Photos that people sent into their chat, for whoever has to look at them."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "photos",
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("delivery", sa.String()),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mime", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("message", name=op.f("photos_pkey")),
    )
    op.create_index("photos_of", "photos", ["conversation"])
    op.create_index("photos_by_age", "photos", ["kept_at"])
