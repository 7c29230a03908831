"""Tables of places: those that people saved for their next parcel, houses that were learned, and
what geocoders answered."""

from sqlalchemy import Column, Index, String, Table, Text, text

from storage.columns import Utc
from storage.tables.base import GEOCODE_DAYS, KEPT, PLACE_DAYS, kept_days, meta

saved_places = Table(
    "saved_places",
    meta,
    Column("id", String, primary_key=True),
    Column("conversation", String, nullable=False),
    Column("saved_at", Utc, nullable=False),
    Column("body", Text, nullable=False),
    Index("saved_places_of", "conversation", "saved_at", "id"),
    Index("saved_places_by_age", "saved_at"),
    info=kept_days(PLACE_DAYS, "saved_at"),
)

# Said word for word in queries too: a partial index is found by its words.
COUNTS = text("forgotten_at IS NULL")

# Of no person any more: `delivery` shows where it was learned, until that person is erased.
learned_addresses = Table(
    "learned_addresses",
    meta,
    Column("id", String, primary_key=True),
    Column("delivery", String),
    Column("forgotten_at", Utc),
    Column("body", Text, nullable=False),
    Index("learned_addresses_from", "delivery"),
    Index("learned_addresses_that_count", "id", postgresql_where=COUNTS, sqlite_where=COUNTS),
    info=KEPT,  # until somebody takes it back
)

# Of no person: the key is a digest of what was asked, and the body is what anybody may look up.
geocodes = Table(
    "geocodes",
    meta,
    Column("key", String, primary_key=True),
    Column("asked_at", Utc, nullable=False),
    Column("body", Text, nullable=False),
    Index("geocodes_by_age", "asked_at"),
    info=kept_days(GEOCODE_DAYS, "asked_at"),
)
