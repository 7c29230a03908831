"""What was sent to a webhook is found without reading the whole outbox."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "outbox_to_webhooks",
        "outbox",
        ["lane", "seq"],
        postgresql_where=sa.text("channel = 'webhook'"),
        sqlite_where=sa.text("channel = 'webhook'"),
    )
