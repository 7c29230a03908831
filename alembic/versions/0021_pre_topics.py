"""Topics of the agents' group, which message of it shows which line, and what a line answers."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("messages", sa.Column("answers", sa.BigInteger()))
    op.create_index("message_slots_by_message", "message_slots", ["conversation", "telegram_id"])
    op.create_table(
        "topics",
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("chat_id", sa.BigInteger()),
        sa.Column("thread", sa.BigInteger()),
        sa.Column("is_bare", sa.Boolean(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("conversation", name=op.f("topics_pkey")),
    )
    op.create_index("topics_by_place", "topics", ["chat_id", "thread"])
    op.create_index("topics_by_age", "topics", ["is_open", "at"])
    op.create_index(
        "topics_bare",
        "topics",
        ["conversation"],
        postgresql_where=sa.text("is_bare"),
        sqlite_where=sa.text("is_bare = 1"),
    )
    op.create_table(
        "topic_messages",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("is_stale", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("key", "line", name=op.f("topic_messages_pkey")),
    )
    op.create_index("topic_messages_by_line", "topic_messages", ["line"])
    op.create_index("topic_messages_by_message", "topic_messages", ["chat_id", "telegram_id"])
    op.create_index("topic_messages_of", "topic_messages", ["conversation"])
    op.create_index(
        "topic_messages_stale",
        "topic_messages",
        ["key"],
        postgresql_where=sa.text("is_stale"),
        sqlite_where=sa.text("is_stale = 1"),
    )
    op.create_index("topic_messages_by_age", "topic_messages", ["at"])
    op.create_table(
        "moved_groups",
        sa.Column("told", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("now", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("told", name=op.f("moved_groups_pkey")),
    )
