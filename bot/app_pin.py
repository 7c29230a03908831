"""A pin from the page with the map: heard as one that was sent in the chat.

    {"app_pin": {"chat_id": 7, "user_id": 7, "lat": 60.16, "lon": 24.93, "accuracy_m": 12,
                 "delivery": "k3m2a9x1"}}

The page's own door has checked who it was. The row is the house's, so that the bot need not know
what a page is, and it stands in the chat's lane, so that it keeps its place among what is said.
"""

import msgspec

from bot.buttons import TAIL_LETTERS
from bot.heard import Arrival, Pin
from core.model.location import Location


class _Told(msgspec.Struct, frozen=True, kw_only=True):
    chat_id: int
    user_id: int
    lat: float
    lon: float
    delivery: str
    accuracy_m: float | None = None


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    app_pin: _Told


def app_pin_of(body: bytes) -> Arrival | None:
    """What was done on the page; None for what is no such row."""
    try:
        told = msgspec.json.decode(body, type=_Row).app_pin
        where = Location(told.lat, told.lon)
    except (msgspec.DecodeError, ValueError):
        return None
    pin = Pin(where, told.accuracy_m, moved=True, delivery=told.delivery[-TAIL_LETTERS:])
    return Arrival(chat_id=told.chat_id, user_id=told.user_id, what=pin)
