"""The table of lessons: words that we misread, of nobody any more."""

from sqlalchemy import Column, Index, String, Table, Text

from storage.columns import Utc
from storage.tables.base import TALK_DAYS, kept_days, meta

# No column says who: there is none to be found by, and none to be erased.
lessons = Table(
    "lessons",
    meta,
    Column("id", String, primary_key=True),
    Column("state", String, nullable=False),
    Column("noted_at", Utc, nullable=False),
    Column("body", Text, nullable=False),
    Index("lessons_in_state", "state", "id"),
    Index("lessons_by_age", "noted_at"),
    info=kept_days(TALK_DAYS, "noted_at"),
)
