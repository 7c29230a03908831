"""Tables of arriving: what was told of when, how far off it was, how long each door takes, and how
far off plans were."""

from sqlalchemy import Column, Date, Index, String, Table, Text

from storage.columns import Utc
from storage.tables.base import (
    DELIVERY_DAYS,
    PLACE_DAYS,
    POSITION_DAYS,
    ROUTE_DAYS,
    kept_days,
    meta,
)

# Of each route one row: all that was told of its stops, by their keys.
told_etas = Table(
    "told_etas",
    meta,
    Column("route", String, primary_key=True),
    Column("told_at", Utc, nullable=False),
    Column("body", Text, nullable=False),
    Index("told_etas_by_age", "told_at"),
    info=kept_days(POSITION_DAYS, "told_at"),
)

eta_misses = Table(
    "eta_misses",
    meta,
    Column("delivery", String, primary_key=True),
    Column("arrived_at", Utc, primary_key=True),
    Column("carrier", String, nullable=False),
    Column("body", Text, nullable=False),
    Index("eta_misses_by_age", "arrived_at"),
    Index("eta_misses_of", "carrier", "arrived_at"),
    info=kept_days(DELIVERY_DAYS, "arrived_at"),
)

# By place to some ten metres: a building, and nobody in it.
door_times = Table(
    "door_times",
    meta,
    Column("place", String, primary_key=True),
    Column("measured_at", Utc, nullable=False),
    Column("body", Text, nullable=False),
    Index("door_times_by_age", "measured_at"),
    info=kept_days(PLACE_DAYS, "measured_at"),
)

# Of each day of a carrier sums over all its routes: nobody's day.
driven_days = Table(
    "driven_days",
    meta,
    Column("carrier", String, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("measured_at", Utc, nullable=False),
    Column("body", Text, nullable=False),
    Index("driven_days_by_age", "measured_at"),
    info=kept_days(ROUTE_DAYS, "measured_at"),
)
