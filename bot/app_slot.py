"""A window from the page with the calendar: heard as if its button had been pressed in the chat.

    {"app_slot": {"chat_id": 7, "user_id": 7, "start": "2026-11-25T08:00:00Z",
                  "end": "2026-11-25T10:00:00Z", "delivery": "k3m2a9x1"}}

The page's own door has checked who it was. The row is the house's, so that the bot need not know
what a page is, and it stands in the chat's lane, so that it keeps its place among what is said.
"""

from datetime import datetime
from typing import Annotated

import msgspec

from bot.buttons import TAIL_LETTERS, packed_window
from bot.heard import Arrival, Pressed
from core.model.window import Window

PICK = "slot.pick"


class _Told(msgspec.Struct, frozen=True, kw_only=True):
    chat_id: int
    user_id: int
    start: Annotated[datetime, msgspec.Meta(tz=True)]
    end: Annotated[datetime, msgspec.Meta(tz=True)]
    delivery: str


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    app_slot: _Told


def app_slot_of(body: bytes) -> Arrival | None:
    """What was tapped on the page; None for what is no such row."""
    try:
        told = msgspec.json.decode(body, type=_Row).app_slot
        words = packed_window(Window(told.start, told.end))
    except (msgspec.DecodeError, ValueError):
        return None
    pick = Pressed(PICK, (told.delivery[-TAIL_LETTERS:], *words))
    label = f"{told.start:%d.%m. %H:%M}–{told.end:%H:%M %Z}"
    return Arrival(chat_id=told.chat_id, user_id=told.user_id, what=pick, label=label)
