"""Tables of what is watched: timers, peers and looks at them, leases of processes, vehicles."""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Index,
    String,
    Table,
    Text,
)

from storage.columns import Utc
from storage.tables.base import KEPT, POSITION_DAYS, kept_days, meta

timers = Table(
    "timers",
    meta,
    Column("key", String, primary_key=True),
    Column("due", Utc, nullable=False),
    Column("kind", String, nullable=False),
    Column("ref", String, nullable=False),
    Index("timers_by_due", "due", "key"),
    Index("timers_about", "ref"),
    info=KEPT,  # until it has rung
)

syncs = Table(
    "syncs",
    meta,
    Column("name", String, primary_key=True),
    Column("due_at", Utc, nullable=False),
    Column("leased_by", String),
    Column("leased_until", Utc),
    Column("body", Text, nullable=False),
    info=KEPT,
)

peers = Table(
    "peers",
    meta,
    Column("name", String, primary_key=True),
    Column("next_call_at", Utc),
    Column("body", Text, nullable=False),
    info=KEPT,
)

leases = Table(
    "leases",
    meta,
    Column("name", String, primary_key=True),
    Column("owner", String, nullable=False),
    Column("until", Utc, nullable=False),
    Column("epoch", BigInteger, nullable=False),
    Index("leases_of", "owner"),
    info=KEPT,
)

positions = Table(
    "positions",
    meta,
    Column("route", String, primary_key=True),
    Column("at", Utc, primary_key=True),
    Column("lat", Float, nullable=False),
    Column("lon", Float, nullable=False),
    Column("accuracy_m", Float),
    Index("positions_by_age", "at"),
    info=kept_days(POSITION_DAYS, "at"),
)
