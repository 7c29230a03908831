"""Tables of talk: conversations, and every line said in them."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.columns import Counting, Utc
from storage.tables.base import DELIVERY_DAYS, KEPT, TALK_DAYS, kept_days, meta

conversations = Table(
    "conversations",
    meta,
    Column("id", String, primary_key=True),
    Column("lane", String, nullable=False),
    Column("holder", String, nullable=False),
    Column("waits_from", Utc, nullable=False),  # since when a person waits, else since it began
    Column("lease_until", Utc),
    Column("updated_at", Utc, nullable=False),
    Column("body", Text, nullable=False),
    Column("asks", Boolean),  # somebody of us by name; nothing for those of before
    UniqueConstraint("lane"),
    Index("conversations_by_wait", "waits_from", "id"),
    Index("conversations_by_holder", "holder", "waits_from", "id"),
    Index("conversations_by_news", "holder", "updated_at", "id"),
    Index("conversations_by_lease", "lease_until"),
    Index("conversations_by_age", "updated_at"),
    Index(
        "conversations_asking",
        "id",
        postgresql_where=text("asks"),
        sqlite_where=text("asks = 1"),
    ),
    info=kept_days(DELIVERY_DAYS, "updated_at"),
)

messages = Table(
    "messages",
    meta,
    Column("seq", Counting, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False),
    Column("conversation", String, nullable=False),
    Column("at", Utc, nullable=False),
    Column("author", String, nullable=False),
    Column("agent", String),
    Column("kind", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("buttons", Text, nullable=False),
    Column("file_id", String),
    Column("lat", Float),
    Column("lon", Float),
    Column("delivery", String),
    Column("telegram_id", BigInteger),
    Column("edited", Boolean, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("answers", BigInteger),
    Column("language", String),
    Column("translation", Text),
    UniqueConstraint("id"),
    Index("messages_of", "conversation", "seq"),
    Index("messages_by_telegram_id", "conversation", "telegram_id"),
    Index("messages_by_age", "at"),
    info=kept_days(TALK_DAYS, "at"),
)

# Waits for an agent that are over, for the figures and for whoever asks next; they name nobody.
agent_waits = Table(
    "agent_waits",
    meta,
    Column("seq", Counting, primary_key=True, autoincrement=True),
    Column("carrier", String),
    Column("asked_at", Utc, nullable=False),
    Column("ended_at", Utc, nullable=False),
    Column("came", Boolean, nullable=False),
    Index("agent_waits_by_age", "ended_at", "seq"),
    info=kept_days(DELIVERY_DAYS, "ended_at"),
)

# How far each of us has read a talk.
readings = Table(
    "readings",
    meta,
    Column("conversation", String, primary_key=True),
    Column("agent", String, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("at", Utc, nullable=False),
    Index("readings_by_age", "at"),
    info=kept_days(TALK_DAYS, "at"),
)

# Who of us has a talk before them now, and writes in it; of what they write there is nothing.
presences = Table(
    "presences",
    meta,
    Column("conversation", String, primary_key=True),
    Column("agent", String, primary_key=True),
    Column("here_until", Utc, nullable=False),
    Column("writes_until", Utc),
    Index("presences_by_age", "here_until"),
    info=kept_days(1, "here_until"),
)

# The sound of a message, apart from it: a talk is read without.
voice_notes = Table(
    "voice_notes",
    meta,
    Column("message", String, primary_key=True),
    Column("conversation", String, nullable=False),
    Column("delivery", String),
    Column("kept_at", Utc, nullable=False),
    Column("seconds", Integer, nullable=False),
    Column("mime", String, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index("voice_notes_of", "conversation"),
    Index("voice_notes_by_age", "kept_at"),
    info=kept_days(TALK_DAYS, "kept_at"),
)

# Likewise the pictures that were sent.
photos = Table(
    "photos",
    meta,
    Column("message", String, primary_key=True),
    Column("conversation", String, nullable=False),
    Column("delivery", String),
    Column("kept_at", Utc, nullable=False),
    Column("mime", String, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index("photos_of", "conversation"),
    Index("photos_by_age", "kept_at"),
    info=kept_days(TALK_DAYS, "kept_at"),
)

# Messages that are edited in place, by the name of the place.
message_slots = Table(
    "message_slots",
    meta,
    Column("conversation", String, primary_key=True),
    Column("slot", String, primary_key=True),
    Column("telegram_id", BigInteger, nullable=False),
    Index("message_slots_by_message", "conversation", "telegram_id"),
    info=KEPT,  # goes with its conversation
)

# The threads of the agents' group. A thread is of Telegram, the body of what was told in it.
topics = Table(
    "topics",
    meta,
    Column("conversation", String, primary_key=True),
    Column("chat_id", BigInteger),
    Column("thread", BigInteger),
    Column("is_bare", Boolean, nullable=False),
    Column("is_open", Boolean, nullable=False),
    Column("at", Utc, nullable=False),
    Column("body", Text, nullable=False),
    Index("topics_by_place", "chat_id", "thread"),
    Index("topics_by_age", "is_open", "at"),
    Index(
        "topics_bare",
        "conversation",
        postgresql_where=text("is_bare"),
        sqlite_where=text("is_bare = 1"),
    ),
    info=KEPT,  # the group is told to take the thread away, then it goes
)

# Which message of the group came of which letter or was written by whom, and shows which line.
topic_messages = Table(
    "topic_messages",
    meta,
    Column("key", String, primary_key=True),
    Column("line", String, primary_key=True),
    Column("conversation", String, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("telegram_id", BigInteger, nullable=False),
    Column("at", Utc, nullable=False),
    Column("number", Integer, nullable=False),  # of the line among those of the message
    Column("is_stale", Boolean, nullable=False),  # a line of it says something else by now
    Index("topic_messages_by_line", "line"),
    Index("topic_messages_by_message", "chat_id", "telegram_id"),
    Index("topic_messages_of", "conversation"),
    Index(
        "topic_messages_stale",
        "key",
        postgresql_where=text("is_stale"),
        sqlite_where=text("is_stale = 1"),
    ),
    Index("topic_messages_by_age", "at"),
    info=kept_days(TALK_DAYS, "at"),
)

# A group whose id changed when it became a supergroup, by the id that the settings tell.
moved_groups = Table(
    "moved_groups",
    meta,
    Column("told", BigInteger, primary_key=True, autoincrement=False),
    Column("now", BigInteger, nullable=False),
    info=KEPT,
)
