"""Everything from the start."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# SQLite counts up by itself only in a column that is exactly INTEGER PRIMARY KEY.
COUNTING = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "answers",
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("body_hash", sa.String(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("scope", "key", name=op.f("answers_pkey")),
    )
    op.create_index("answers_by_age", "answers", ["at"], unique=False)
    op.create_table(
        "api_keys",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("secret_hash", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("api_keys_pkey")),
        sa.UniqueConstraint("secret_hash", name=op.f("api_keys_secret_hash_key")),
    )
    op.create_table(
        "carrier_events",
        sa.Column("seq", COUNTING, autoincrement=True, nullable=False),
        sa.Column("carrier", sa.String(), nullable=False),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("delivery", sa.String(), nullable=False),
        sa.Column("body_hash", sa.String(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("carrier_events_pkey")),
        sa.UniqueConstraint(
            "carrier", "event_id", name=op.f("carrier_events_carrier_event_id_key")
        ),
    )
    op.create_index("carrier_events_by_age", "carrier_events", ["received_at"], unique=False)
    op.create_index(
        "carrier_events_of", "carrier_events", ["delivery", "occurred_at", "seq"], unique=False
    )
    op.create_table(
        "carriers",
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("ref", name=op.f("carriers_pkey")),
    )
    op.create_table(
        "changes",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("delivery", sa.String(), nullable=False),
        sa.Column("carrier", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deadline", sa.DateTime(timezone=True), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("changes_pkey")),
    )
    op.create_index("changes_by_age", "changes", ["asked_at"], unique=False)
    op.create_index("changes_by_deadline", "changes", ["deadline"], unique=False)
    op.create_index("changes_in_state", "changes", ["state", "carrier", "id"], unique=False)
    op.create_index("changes_of", "changes", ["delivery", "asked_at", "id"], unique=False)
    op.create_index("changes_of_carrier", "changes", ["carrier", "id"], unique=False)
    op.create_table(
        "compartments",
        sa.Column("point", sa.String(), nullable=False),
        sa.Column("size", sa.String(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("ceiling", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.CheckConstraint("capacity >= 0", name=op.f("compartments_capacity_check")),
        sa.CheckConstraint(
            "taken >= 0 AND taken <= ceiling", name=op.f("compartments_taken_check")
        ),
        sa.PrimaryKeyConstraint("point", "size", name=op.f("compartments_pkey")),
    )
    op.create_table(
        "conversations",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("waits_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("conversations_pkey")),
        sa.UniqueConstraint("lane", name=op.f("conversations_lane_key")),
    )
    op.create_index("conversations_by_age", "conversations", ["updated_at"], unique=False)
    op.create_index(
        "conversations_by_holder", "conversations", ["holder", "waits_from", "id"], unique=False
    )
    op.create_index("conversations_by_lease", "conversations", ["lease_until"], unique=False)
    op.create_index("conversations_by_wait", "conversations", ["waits_from", "id"], unique=False)
    op.create_table(
        "deliveries",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("carrier", sa.String(), nullable=False),
        sa.Column("tracking_number", sa.String(), nullable=False),
        sa.Column("chat_token", sa.String(), nullable=True),
        sa.Column("conversation", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("deliveries_pkey")),
        sa.UniqueConstraint(
            "carrier", "tracking_number", name=op.f("deliveries_carrier_tracking_number_key")
        ),
        sa.UniqueConstraint("chat_token", name=op.f("deliveries_chat_token_key")),
    )
    op.create_index(
        "deliveries_by_carrier", "deliveries", ["carrier", "updated_at", "id"], unique=False
    )
    op.create_index("deliveries_by_change", "deliveries", ["updated_at", "id"], unique=False)
    op.create_index("deliveries_by_conversation", "deliveries", ["conversation"], unique=False)
    op.create_index("deliveries_by_phone", "deliveries", ["phone"], unique=False)
    op.create_index(
        "deliveries_by_status", "deliveries", ["status", "updated_at", "id"], unique=False
    )
    op.create_index(
        "deliveries_by_tracking_number", "deliveries", ["tracking_number"], unique=False
    )
    op.create_index(
        "deliveries_open",
        "deliveries",
        ["carrier", "id"],
        unique=False,
        postgresql_where=sa.text("is_open"),
        sqlite_where=sa.text("is_open = 1"),
    )
    op.create_table(
        "holds",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("delivery", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("holds_pkey")),
    )
    op.create_index("holds_by_age", "holds", ["expires_at"], unique=False)
    op.create_index("holds_by_end", "holds", ["state", "expires_at"], unique=False)
    op.create_index(
        "holds_standing",
        "holds",
        ["delivery"],
        unique=True,
        postgresql_where=sa.text("state = 'held'"),
        sqlite_where=sa.text("state = 'held'"),
    )
    op.create_table(
        "inbox",
        sa.Column("seq", COUNTING, autoincrement=True, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name=op.f("inbox_pkey")),
        sa.UniqueConstraint("source", "id", name=op.f("inbox_source_id_key")),
    )
    op.create_index("inbox_by_age", "inbox", ["received_at"], unique=False)
    op.create_index("inbox_by_state", "inbox", ["state", "received_at"], unique=False)
    op.create_index(
        "inbox_waiting",
        "inbox",
        ["lane", "seq"],
        unique=False,
        postgresql_where=sa.text("state = 'pending'"),
        sqlite_where=sa.text("state = 'pending'"),
    )
    op.create_table(
        "lanes",
        sa.Column("queue", sa.String(), nullable=False),
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("priority", sa.SmallInteger(), nullable=False),
        sa.Column("next_due", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "waits_since",
            sa.DateTime(timezone=True),
            server_default=sa.text("CURRENT_TIMESTAMP"),
            nullable=False,
        ),
        sa.Column("leased_by", sa.String(), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("epoch", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("queue", "lane", name=op.f("lanes_pkey")),
    )
    op.create_index("lanes_by_age", "lanes", ["waits_since"], unique=False)
    op.create_index(
        "lanes_waiting",
        "lanes",
        ["queue", "priority", "waits_since"],
        unique=False,
        postgresql_where=sa.text("next_due IS NOT NULL"),
        sqlite_where=sa.text("next_due IS NOT NULL"),
    )
    op.create_table(
        "leases",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("epoch", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("leases_pkey")),
    )
    op.create_index("leases_of", "leases", ["owner"], unique=False)
    op.create_table(
        "message_slots",
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("slot", sa.String(), nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("conversation", "slot", name=op.f("message_slots_pkey")),
    )
    op.create_table(
        "messages",
        sa.Column("seq", COUNTING, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("agent", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("buttons", sa.Text(), nullable=False),
        sa.Column("file_id", sa.String(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("delivery", sa.String(), nullable=True),
        sa.Column("telegram_id", sa.BigInteger(), nullable=True),
        sa.Column("edited", sa.Boolean(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("messages_pkey")),
        sa.UniqueConstraint("id", name=op.f("messages_id_key")),
    )
    op.create_index("messages_by_age", "messages", ["at"], unique=False)
    op.create_index(
        "messages_by_telegram_id", "messages", ["conversation", "telegram_id"], unique=False
    )
    op.create_index("messages_of", "messages", ["conversation", "seq"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("seq", COUNTING, autoincrement=True, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("priority", sa.SmallInteger(), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=True),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("at_most_once", sa.Boolean(), nullable=False),
        sa.Column(
            "stored_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("CURRENT_TIMESTAMP"),
            nullable=False,
        ),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name=op.f("outbox_pkey")),
        sa.UniqueConstraint("key", name=op.f("outbox_key_key")),
    )
    op.create_index("outbox_by_age", "outbox", ["stored_at"], unique=False)
    op.create_index(
        "outbox_dead",
        "outbox",
        ["seq"],
        unique=False,
        postgresql_where=sa.text("state IN ('dead', 'unknown')"),
        sqlite_where=sa.text("state IN ('dead', 'unknown')"),
    )
    op.create_index(
        "outbox_waiting",
        "outbox",
        ["channel", "lane", "seq"],
        unique=False,
        postgresql_where=sa.text("state IN ('pending', 'sending')"),
        sqlite_where=sa.text("state IN ('pending', 'sending')"),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("people_pkey")),
        sa.UniqueConstraint("email", name=op.f("people_email_key")),
    )
    op.create_table(
        "points",
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("ref", name=op.f("points_pkey")),
    )
    op.create_table(
        "positions",
        sa.Column("route", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("accuracy_m", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("route", "at", name=op.f("positions_pkey")),
    )
    op.create_index("positions_by_age", "positions", ["at"], unique=False)
    op.create_table(
        "promises",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("delivery", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("promises_pkey")),
    )
    op.create_index("promises_by_age", "promises", ["made_at"], unique=False)
    op.create_index("promises_of", "promises", ["delivery", "made_at", "id"], unique=False)
    op.create_table(
        "reservations",
        sa.Column("delivery", sa.String(), nullable=False),
        sa.Column("point", sa.String(), nullable=False),
        sa.Column("size", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("delivery", name=op.f("reservations_pkey")),
    )
    op.create_index("reservations_at", "reservations", ["point", "size"], unique=False)
    op.create_table(
        "route_stops",
        sa.Column("route", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("route", "key", name=op.f("route_stops_pkey")),
    )
    op.create_index("route_stops_by_key", "route_stops", ["key", "route"], unique=False)
    op.create_table(
        "routes",
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("carrier", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("ref", name=op.f("routes_pkey")),
    )
    op.create_index("routes_by_age", "routes", ["ends_at"], unique=False)
    op.create_index("routes_of_days", "routes", ["carrier", "day", "ref"], unique=False)
    op.create_index("routes_on_day", "routes", ["day", "ref"], unique=False)
    op.create_table(
        "secrets",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("secrets_pkey")),
    )
    op.create_table(
        "sessions",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("sessions_pkey")),
    )
    op.create_index("sessions_by_age", "sessions", ["ends_at"], unique=False)
    op.create_table(
        "syncs",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leased_by", sa.String(), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("syncs_pkey")),
    )
    op.create_table(
        "timeline",
        sa.Column("seq", COUNTING, autoincrement=True, nullable=False),
        sa.Column("delivery", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("timeline_pkey")),
    )
    op.create_index("timeline_by_age", "timeline", ["at"], unique=False)
    op.create_index("timeline_of", "timeline", ["delivery", "at", "seq"], unique=False)
    op.create_table(
        "timers",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("timers_pkey")),
    )
    op.create_index("timers_about", "timers", ["ref"], unique=False)
    op.create_index("timers_by_due", "timers", ["due", "key"], unique=False)
    op.create_table(
        "webhooks",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("webhooks_pkey")),
    )
