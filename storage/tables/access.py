"""Tables of access: keys, people, sessions, secrets, first answers and webhooks."""

from sqlalchemy import (
    Column,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage.columns import Counting, Utc
from storage.tables.base import AUDIT_DAYS, KEPT, kept_days, meta

api_keys = Table(
    "api_keys",
    meta,
    Column("id", String, primary_key=True),
    Column("secret_hash", String, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("secret_hash"),
    info=KEPT,
)

people = Table(
    "people",
    meta,
    Column("id", String, primary_key=True),
    Column("email", String, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("email"),
    info=KEPT,
)

sessions = Table(
    "sessions",
    meta,
    Column("token_hash", String, primary_key=True),
    Column("ends_at", Utc, nullable=False),
    Column("body", Text, nullable=False),
    Index("sessions_by_age", "ends_at"),
    info=kept_days(1, "ends_at"),
)

secrets = Table(
    "secrets",
    meta,
    Column("name", String, primary_key=True),
    Column("value", LargeBinary, nullable=False),
    info=KEPT,
)

answers = Table(
    "answers",
    meta,
    Column("scope", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("body_hash", String, nullable=False),
    Column("status", Integer, nullable=False),
    Column("answer", LargeBinary, nullable=False),
    Column("at", Utc, nullable=False),
    Index("answers_by_age", "at"),
    info=kept_days(2, "at"),
)

webhooks = Table(
    "webhooks",
    meta,
    Column("id", String, primary_key=True),
    Column("body", Text, nullable=False),
    info=KEPT,
)

# Who of us looked at what, and did what: ids alone. Lines are added, and forgotten by age.
audit = Table(
    "audit",
    meta,
    Column("seq", Counting, primary_key=True, autoincrement=True),
    Column("at", Utc, nullable=False),
    Column("person", String, nullable=False),
    Column("deed", String, nullable=False),
    Column("about", String, nullable=False),
    Index("audit_of", "person", "seq"),
    Index("audit_about", "about", "seq"),
    Index("audit_by_age", "at"),
    info=kept_days(AUDIT_DAYS, "at"),
)
