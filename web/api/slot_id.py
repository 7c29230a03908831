"""A slot's id: a short code of its window, so that nothing need be remembered for an offer."""

import base64
import binascii
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from core.model.window import Window
from core.refusals import slot_gone
from web.api.calendar import YEAR_MAX

PREFIX = "slot_"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
START_MINUTES_MAX = (datetime(YEAR_MAX, 1, 1, tzinfo=UTC) - EPOCH) // timedelta(minutes=1)
LENGTH_MINUTES_MAX = 2**16 - 1
KEPT_MAX = 4096


@lru_cache(maxsize=KEPT_MAX)  # everybody is offered the same ones
def slot_id(window: Window) -> str:
    """The window's first minute since 1970 and its length in minutes, in base32."""
    start = int(window.start.timestamp()) // 60
    length = int(window.length.total_seconds()) // 60
    packed = start.to_bytes(4) + length.to_bytes(2)
    return PREFIX + base64.b32encode(packed).decode().rstrip("=").lower()


def window_of(id: str) -> Window:
    """Raises Refused(slot-gone) for what was never an id: nobody offers such a window."""
    code = id.removeprefix(PREFIX)
    if code == id:
        raise slot_gone()
    try:
        packed = base64.b32decode(code.upper() + "=" * (-len(code) % 8))
    except (binascii.Error, ValueError):
        raise slot_gone() from None
    if len(packed) != 6 or packed[4:] == b"\0\0":
        raise slot_gone()
    minutes = int.from_bytes(packed[:4])
    if minutes > START_MINUTES_MAX:
        raise slot_gone()
    start = EPOCH + timedelta(minutes=minutes)
    return Window(start, start + timedelta(minutes=int.from_bytes(packed[4:])))
