"""Talks are found by their news, and by whom they ask for, without reading all of them."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("conversations", sa.Column("asks", sa.Boolean()))
    op.create_index("conversations_by_news", "conversations", ["holder", "updated_at", "id"])
    op.create_index(
        "conversations_asking",
        "conversations",
        ["id"],
        postgresql_where=sa.text("asks"),
        sqlite_where=sa.text("asks = 1"),
    )
