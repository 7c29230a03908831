"""Tables of telling: policies of notices, and the ledger of interruptions."""

from sqlalchemy import Column, Index, String, Table, Text

from storage.columns import Utc
from storage.tables.base import DELIVERY_DAYS, KEPT, kept_days, meta

notice_policies = Table(
    "notice_policies",
    meta,
    Column("owner", String, primary_key=True),
    Column("merchant", String, primary_key=True),
    Column("body", Text, nullable=False),
    info=KEPT,
)

# Names no person: which delivery rang, when, and of what kind the notice was.
pings = Table(
    "pings",
    meta,
    Column("key", String, primary_key=True),
    Column("delivery", String, nullable=False),
    Column("at", Utc, nullable=False),
    Column("kind", String, nullable=False),
    Column("way", String, nullable=False),
    Index("pings_of", "delivery", "at"),
    Index("pings_by_age", "at"),
    info=kept_days(DELIVERY_DAYS, "at"),
)
