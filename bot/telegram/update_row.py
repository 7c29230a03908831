"""An update as a row of the inbox: stored in its lane before anybody tries to understand it."""

import json
from datetime import datetime

from bot.telegram.client import Wire
from core.model.lane import lane_of
from core.model.post import Incoming, Source


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
