"""Tables of the couriers: links to a route's page, proofs of hand-overs, and what was said."""

from sqlalchemy import Column, Index, LargeBinary, String, Table, Text, UniqueConstraint

from storage.columns import Counting, Utc
from storage.tables.base import PROOF_DAYS, ROUTE_DAYS, TALK_DAYS, kept_days, meta

courier_links = Table(
    "courier_links",
    meta,
    Column("id", String, primary_key=True),
    Column("token_hash", String, nullable=False),
    Column("route", String, nullable=False),
    Column("ends_at", Utc, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("token_hash"),
    Index("courier_links_of", "route"),
    Index("courier_links_by_age", "ends_at"),
    info=kept_days(ROUTE_DAYS, "ends_at"),
)

proof_pictures = Table(
    "proof_pictures",
    meta,
    Column("id", String, primary_key=True),
    Column("delivery", String, nullable=False),
    Column("kept_at", Utc, nullable=False),
    Column("mime", String, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index("proof_pictures_of", "delivery"),
    Index("proof_pictures_by_age", "kept_at"),
    info=kept_days(PROOF_DAYS, "kept_at"),
)

door_lines = Table(
    "door_lines",
    meta,
    Column("seq", Counting, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False),
    Column("delivery", String, nullable=False),
    Column("at", Utc, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("id"),
    Index("door_lines_of", "delivery", "seq"),
    Index("door_lines_by_age", "at"),
    info=kept_days(TALK_DAYS, "at"),
)
