"""Tables of plans: routes, the windows kept and promised, changes asked, and compartments taken."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    Float,
    Index,
    Integer,
    String,
    Table,
    Text,
    text,
)

from storage.columns import Utc
from storage.tables.base import DELIVERY_DAYS, KEPT, MONEY_DAYS, ROUTE_DAYS, kept_days, meta

routes = Table(
    "routes",
    meta,
    Column("ref", String, primary_key=True),
    Column("carrier", String, nullable=False),
    Column("day", Date, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("revision", BigInteger, nullable=False),
    Column("ends_at", Utc, nullable=False),
    Column("body", Text, nullable=False),
    Column("starts_at", Utc),  # of one that an older version wrote: not known
    Index("routes_of_days", "carrier", "day", "ref"),
    Index("routes_by_start", "starts_at"),
    Index("routes_by_age", "ends_at"),
    info=kept_days(ROUTE_DAYS, "ends_at"),
)

# Which stops stand on which route, for those who look from the stop's side.
route_stops = Table(
    "route_stops",
    meta,
    Column("route", String, primary_key=True),
    Column("key", String, primary_key=True),
    Index("route_stops_by_key", "key", "route"),
    info=KEPT,  # goes with its route
)

# Said word for word in queries too: a partial index is found by its words.
STANDS = text("state = 'held'")
STANDS_BY = text("state = 'standby'")

holds = Table(
    "holds",
    meta,
    Column("id", String, primary_key=True),
    Column("delivery", String, nullable=False),
    Column("state", String, nullable=False),
    Column("expires_at", Utc, nullable=False),
    Column("body", Text, nullable=False),
    Index(
        "holds_standing",
        "delivery",
        unique=True,
        postgresql_where=STANDS,
        sqlite_where=STANDS,
    ),
    Index(
        "holds_standby",
        "delivery",
        unique=True,
        postgresql_where=STANDS_BY,
        sqlite_where=STANDS_BY,
    ),
    Index("holds_by_end", "state", "expires_at"),
    Index("holds_by_age", "expires_at"),
    info=kept_days(DELIVERY_DAYS, "expires_at"),
)

# Said word for word in queries too, like the above.
WAITS = text("state IN ('waiting', 'offered')")

waitlist = Table(
    "waitlist",
    meta,
    Column("id", String, primary_key=True),
    Column("delivery", String, nullable=False),
    Column("carrier", String, nullable=False),
    Column("day", Date, nullable=False),
    Column("starts_at", Utc, nullable=False),
    Column("ends_at", Utc, nullable=False),
    Column("asked_at", Utc, nullable=False),
    Column("state", String, nullable=False),
    Column("body", Text, nullable=False),
    # A delivery waits once for the same window.
    Index(
        "waitlist_of",
        "delivery",
        "starts_at",
        "ends_at",
        unique=True,
        postgresql_where=WAITS,
        sqlite_where=WAITS,
    ),
    Index(
        "waitlist_of_days",
        "carrier",
        "day",
        "asked_at",
        "id",
        postgresql_where=WAITS,
        sqlite_where=WAITS,
    ),
    Index("waitlist_by_age", "asked_at"),
    info=kept_days(DELIVERY_DAYS, "asked_at"),
)

promises = Table(
    "promises",
    meta,
    Column("id", String, primary_key=True),
    Column("delivery", String, nullable=False),
    Column("made_at", Utc, nullable=False),
    Column("body", Text, nullable=False),
    Index("promises_of", "delivery", "made_at", "id"),
    Index("promises_by_age", "made_at"),
    info=kept_days(DELIVERY_DAYS, "made_at"),
)

payments = Table(
    "payments",
    meta,
    Column("id", String, primary_key=True),
    Column("delivery", String, nullable=False),
    Column("hold", String, nullable=False),
    Column("state", String, nullable=False),
    Column("charge", String),  # of one that was paid
    Column("asked_at", Utc, nullable=False),
    Column("body", Text, nullable=False),
    Index("payments_of", "delivery", "asked_at", "id"),
    Index("payments_of_hold", "hold", "asked_at", "id"),
    Index("payments_in_state", "state", "id"),
    Index("payments_by_charge", "charge", unique=True),
    Index("payments_by_age", "asked_at"),
    info=kept_days(MONEY_DAYS, "asked_at"),
)

changes = Table(
    "changes",
    meta,
    Column("id", String, primary_key=True),
    Column("delivery", String, nullable=False),
    Column("carrier", String, nullable=False),
    Column("state", String, nullable=False),
    Column("asked_at", Utc, nullable=False),
    Column("deadline", Utc),  # of an open change only
    Column("body", Text, nullable=False),
    Index("changes_of", "delivery", "asked_at", "id"),
    Index("changes_of_carrier", "carrier", "id"),
    Index("changes_in_state", "state", "carrier", "id"),
    Index("changes_by_deadline", "deadline"),
    Index("changes_by_age", "asked_at"),
    info=kept_days(DELIVERY_DAYS, "asked_at"),
)

points = Table(
    "points",
    meta,
    Column("ref", String, primary_key=True),
    Column("body", Text, nullable=False),
    Column("lat", Float),
    Column("lon", Float),
    Index("points_by_place", "lat", "lon"),
    info=KEPT,
)

# `ceiling` is the capacity, or what was taken already when the capacity fell below it.
compartments = Table(
    "compartments",
    meta,
    Column("point", String, primary_key=True),
    Column("size", String, primary_key=True),
    Column("capacity", Integer, nullable=False),
    Column("ceiling", Integer, nullable=False),
    Column("taken", Integer, nullable=False),
    CheckConstraint("capacity >= 0", name="capacity"),
    CheckConstraint("taken >= 0 AND taken <= ceiling", name="taken"),
    info=KEPT,
)

reservations = Table(
    "reservations",
    meta,
    Column("delivery", String, primary_key=True),
    # Where it goes by what the carrier knows, and where it was asked to bring it instead.
    Column("point", String, primary_key=True),
    Column("size", String, nullable=False),
    Column("made_at", Utc, nullable=False),
    Index("reservations_at", "point", "size"),
    info=KEPT,  # until it is released
)
