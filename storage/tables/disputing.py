"""Tables of what went wrong, and of what was agreed to."""

from sqlalchemy import Column, Index, Integer, String, Table, Text

from storage.columns import Utc
from storage.tables.base import DELIVERY_DAYS, kept_days, meta

failed_attempts = Table(
    "failed_attempts",
    meta,
    Column("delivery", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", Utc, nullable=False),
    Column("body", Text, nullable=False),
    Index("failed_attempts_by_age", "at"),
    info=kept_days(DELIVERY_DAYS, "at"),
)

claims = Table(
    "claims",
    meta,
    Column("id", String, primary_key=True),
    Column("delivery", String, nullable=False),
    Column("state", String, nullable=False),
    Column("opened_at", Utc, nullable=False),
    Column("body", Text, nullable=False),
    Index("claims_in_state", "state", "opened_at", "id"),
    Index("claims_of", "delivery"),
    Index("claims_by_age", "opened_at"),
    info=kept_days(DELIVERY_DAYS, "opened_at"),
)

consents = Table(
    "consents",
    meta,
    Column("id", String, primary_key=True),
    Column("conversation", String, nullable=False),
    Column("delivery", String, nullable=False),
    Column("given_at", Utc, nullable=False),
    Column("body", Text, nullable=False),
    Index("consents_of", "conversation", "given_at", "id"),
    Index("consents_about", "delivery"),
    Index("consents_by_age", "given_at"),
    info=kept_days(DELIVERY_DAYS, "given_at"),
)
