"""Buttons: a stable verb and what it carries, packed into the 64 bytes that a button may hold.

    slot.pick|k3m2a9x1|w4l2p|3c

Verb first, so that a program can press by it; then the last letters of the delivery's id; then
what the verb needs. An old button is recognised by them, and checked against what is true now.
"""

import zlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from core.model.delivery import Delivery
from core.model.window import Window

DATA_BYTES_MAX = 64
TAIL_LETTERS = 8
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_MINUTE = timedelta(minutes=1)
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """`label` is a key of the texts; `values` fill it. `app` is the path of a page of ours that
    opens inside Telegram instead of pressing; it is left out where no such page can open."""

    label: str
    verb: str
    args: tuple[str, ...] = ()
    values: dict[str, object] = field(default_factory=dict)
    app: str | None = None

    @property
    def data(self) -> str:
        """What the button carries. A button that does not fit is our bug, found by its test."""
        packed = "|".join((self.verb, *self.args))
        if len(packed.encode()) > DATA_BYTES_MAX:
            raise ValueError(f"button {self.verb} carries more than {DATA_BYTES_MAX} bytes")
        return packed


def unpacked(data: str) -> tuple[str, tuple[str, ...]]:
    """The verb and what it carries."""
    verb, *args = data.split("|")
    return verb, tuple(args)


def tail(delivery: Delivery) -> str:
    """How a button names a delivery: enough to tell a person's own few apart."""
    return delivery.id[-TAIL_LETTERS:]


def about(delivery: Delivery, label: str, verb: str, *args: str, **values: object) -> Button:
    """A button about a delivery."""
    return Button(label=label, verb=verb, args=(tail(delivery), *args), values=values)


def plain(label: str, verb: str, *args: str, **values: object) -> Button:
    return Button(label=label, verb=verb, args=args, values=values)


def opening(
    delivery: Delivery, label: str, verb: str, page: str, draft: str = "", **values: object
) -> Button:
    """A button that opens a page about a delivery. Nothing personal stands in the address: which
    delivery, and the fingerprint of the draft that was shown."""
    told = {"d": tail(delivery), "v": draft} if draft else {"d": tail(delivery)}
    where = f"{page}?{urlencode(told)}"
    return Button(label=label, verb=verb, args=(tail(delivery),), values=values, app=where)


def packed_window(window: Window) -> tuple[str, str]:
    """A window as two short words: minutes since 2020, and minutes long."""
    start = (window.start - _EPOCH) // _MINUTE
    return _base36(start), _base36(window.length // _MINUTE)


def window_of(args: tuple[str, ...]) -> Window | None:
    """The window that two words name; None where they name none."""
    try:
        start, length = (int(word, 36) for word in args[:2])
        begin = _EPOCH + start * _MINUTE
        return Window(begin, begin + length * _MINUTE)
    except (ValueError, OverflowError):
        return None


def fingerprint(text: str) -> str:
    """Seven letters that tell one text from another: a card's version, a locker's short name."""
    return _base36(zlib.crc32(text.encode()))


def _base36(number: int) -> str:
    if number < 0:
        raise ValueError("a button carries no time before 2020")
    letters = ""
    while True:
        number, rest = divmod(number, 36)
        letters = _DIGITS[rest] + letters
        if number == 0:
            return letters
