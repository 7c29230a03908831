"""An update as a row of the inbox: stored in its lane before anybody tries to understand it."""

import json
from datetime import UTC, datetime

import msgspec

from bot.telegram.client import Wire
from core.model.lane import lane_of
from core.model.post import Incoming, Source


class Written(msgspec.Struct, frozen=True):
    """All that is read of a message here: when it was written or edited, in seconds."""

    date: int
    edit_date: int | None = None


class Dated(msgspec.Struct, frozen=True):
    """All that is read of an update here."""

    message: Written | None = None
    edited_message: Written | None = None


def written_at(body: bytes) -> datetime | None:
    """When what an update brings was written, in whole seconds; None for a press, of which
    Telegram does not say, and for what is no time."""
    try:
        update = msgspec.json.decode(body, type=Dated)
    except msgspec.DecodeError:
        return None
    message = update.edited_message or update.message
    if message is None:
        return None
    try:
        return datetime.fromtimestamp(message.edit_date or message.date, UTC)
    except (OverflowError, OSError, ValueError):  # as the platform says it
        return None


def row_of(raw: Wire, bot_id: int, wall: datetime) -> Incoming | None:
    """None for what has no number: it cannot be told from its own repetition."""
    if not is_numbered(raw):
        return None
    return Incoming(
        source=Source.TELEGRAM,
        id=f"{bot_id}:{raw['update_id']}",
        lane=lane_of(raw, bot_id),
        body=json.dumps(raw, ensure_ascii=False, separators=(",", ":")).encode(
            "utf-8", "surrogatepass"
        ),
        received_at=wall,
    )


def is_numbered(raw: Wire) -> bool:
    return isinstance(raw, dict) and isinstance(raw.get("update_id"), int)
