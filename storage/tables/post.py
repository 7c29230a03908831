"""Tables of the post: lanes, and the rows of inbox and outbox that wait in them."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.columns import Counting, Utc
from storage.tables.base import KEPT, POST_DAYS, PUSH_DAYS, kept_days, meta

# One row a lane. `next_due` is when its first row may go (wall time), None where nothing waits;
# `waits_since` and `priority` say which lane goes first.
lanes = Table(
    "lanes",
    meta,
    Column("queue", String, primary_key=True),
    Column("lane", String, primary_key=True),
    Column("priority", SmallInteger, nullable=False),
    Column("next_due", Utc),
    Column("waits_since", Utc, nullable=False, server_default=text("CURRENT_TIMESTAMP")),
    Column("leased_by", String),
    Column("leased_until", Utc),
    Column("epoch", BigInteger, nullable=False),
    Index(
        "lanes_waiting",
        "queue",
        "priority",
        "waits_since",
        postgresql_where=text("next_due IS NOT NULL"),
        sqlite_where=text("next_due IS NOT NULL"),
    ),
    Index("lanes_by_age", "waits_since"),
    info=KEPT,  # `storage.forget` takes away those that are empty and long unused
)

# What is given to nobody for now: the lanes of a queue whose names begin so.
pauses = Table(
    "pauses",
    meta,
    Column("queue", String, primary_key=True),
    Column("begins", String, primary_key=True),
    Column("since", Utc, nullable=False),
    info=KEPT,  # until somebody resumes it
)

# Said word for word in queries too: a partial index is found by its words, not by a parameter.
WAITS_IN = text("state = 'pending'")
WAITS_OUT = text("state IN ('pending', 'sending')")
IS_DEAD = text("state IN ('dead', 'unknown')")
TO_WEBHOOKS = text("channel = 'webhook'")

inbox = Table(
    "inbox",
    meta,
    Column("seq", Counting, primary_key=True, autoincrement=True),
    Column("source", String, nullable=False),
    Column("id", String, nullable=False),
    Column("lane", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("received_at", Utc, nullable=False),
    Column("not_before", Utc),
    Column("tries", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("error", Text),
    UniqueConstraint("source", "id"),
    Index("inbox_waiting", "lane", "seq", postgresql_where=WAITS_IN, sqlite_where=WAITS_IN),
    Index("inbox_by_state", "state", "received_at"),
    Index("inbox_by_age", "received_at"),
    info=kept_days(POST_DAYS, "received_at"),
)

outbox = Table(
    "outbox",
    meta,
    Column("seq", Counting, primary_key=True, autoincrement=True),
    Column("key", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("lane", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("priority", SmallInteger, nullable=False),
    Column("not_before", Utc),
    Column("valid_until", Utc),
    Column("at_most_once", Boolean, nullable=False),
    Column("stored_at", Utc, nullable=False, server_default=text("CURRENT_TIMESTAMP")),
    Column("tries", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("error", Text),
    UniqueConstraint("key"),
    Index(
        "outbox_waiting",
        "channel",
        "lane",
        "seq",
        postgresql_where=WAITS_OUT,
        sqlite_where=WAITS_OUT,
    ),
    Index("outbox_dead", "seq", postgresql_where=IS_DEAD, sqlite_where=IS_DEAD),
    Index(
        "outbox_to_webhooks",
        "lane",
        "seq",
        postgresql_where=TO_WEBHOOKS,
        sqlite_where=TO_WEBHOOKS,
    ),
    Index("outbox_by_age", "stored_at"),
    info=kept_days(POST_DAYS, "stored_at"),
)

# What carriers push, as it came.
pushes = Table(
    "pushes",
    meta,
    Column("seq", Counting, primary_key=True, autoincrement=True),
    Column("carrier", String, nullable=False),
    Column("id", String, nullable=False),
    Column("received_at", Utc, nullable=False),
    Column("headers", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("carrier", "id"),
    Index("pushes_by_age", "received_at"),
    Index("pushes_of", "carrier", "seq"),
    info=kept_days(PUSH_DAYS, "received_at"),
)
