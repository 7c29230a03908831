"""Tables of deliveries: the job itself, and what has happened to it."""

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.columns import Counting, Utc
from storage.tables.base import DELIVERY_DAYS, KEPT, kept_days, meta

deliveries = Table(
    "deliveries",
    meta,
    Column("id", String, primary_key=True),
    Column("carrier", String, nullable=False),
    Column("tracking_number", String, nullable=False),
    Column("chat_token", String),
    Column("conversation", String),
    Column("phone", String),
    Column("status", String, nullable=False),
    Column("is_open", Boolean, nullable=False),
    Column("updated_at", Utc, nullable=False),
    Column("body", Text, nullable=False),
    Column("neighbour_token", String),
    UniqueConstraint("carrier", "tracking_number"),
    UniqueConstraint("chat_token"),
    Index("deliveries_by_neighbour_token", "neighbour_token", unique=True),
    Index("deliveries_by_conversation", "conversation"),
    Index("deliveries_by_phone", "phone"),
    Index("deliveries_by_tracking_number", "tracking_number"),
    Index("deliveries_by_change", "updated_at", "id"),
    Index("deliveries_by_carrier", "carrier", "updated_at", "id"),
    Index("deliveries_by_status", "status", "updated_at", "id"),
    Index(
        "deliveries_open",
        "carrier",
        "id",
        postgresql_where=text("is_open"),
        sqlite_where=text("is_open = 1"),
    ),
    info=kept_days(DELIVERY_DAYS, "updated_at"),
)

timeline = Table(
    "timeline",
    meta,
    Column("seq", Counting, primary_key=True, autoincrement=True),
    Column("delivery", String, nullable=False),
    Column("at", Utc, nullable=False),
    Column("kind", String, nullable=False),
    Column("who", String, nullable=False),
    Column("what", Text, nullable=False),
    Index("timeline_of", "delivery", "at", "seq"),
    Index("timeline_by_age", "at"),
    info=kept_days(DELIVERY_DAYS, "at"),
)

carrier_events = Table(
    "carrier_events",
    meta,
    Column("seq", Counting, primary_key=True, autoincrement=True),
    Column("carrier", String, nullable=False),
    Column("event_id", String, nullable=False),
    Column("delivery", String, nullable=False),
    Column("body_hash", String, nullable=False),
    Column("occurred_at", Utc, nullable=False),
    Column("received_at", Utc, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("carrier", "event_id"),
    Index("carrier_events_of", "delivery", "occurred_at", "seq"),
    Index("carrier_events_by_age", "received_at"),
    info=kept_days(DELIVERY_DAYS, "received_at"),
)

carriers = Table(
    "carriers",
    meta,
    Column("ref", String, primary_key=True),
    Column("body", Text, nullable=False),
    info=KEPT,
)
