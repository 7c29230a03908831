"""Pictures: the map that goes with a letter. Drawn when the letter leaves, and never worth a wait:
without it the words go alone."""

import asyncio
import logging
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from core.model.map_picture import MapPicture
from core.ports import Maps, Unavailable

CAPTION_LETTERS_MAX = 1024
DRAWN_SECONDS_MAX = 3.0
DRAWN_AT_ONCE_MAX = 8  # half of the outbox's lanes: the others carry words meanwhile
PAUSE_SECONDS = 10.0  # after a drawing that took too long, so that not every chat waits in turn
PICTURE_BYTES_MAX = 10 * 1024 * 1024
SIDES_MAX = 10_000
KEPT_MAX = 2_000

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Pictures:
    """`maps` draws; None where nobody does. What is remembered here spares work, and nothing else:
    another process, or this one begun anew, draws and sends once more."""

    maps: Maps | None = None
    monotonic: Callable[[], float] = time.monotonic
    _underway: int = 0
    _paused_until: float = 0.0
    _standing: dict[tuple[int, int], int] = field(default_factory=dict)
    _given_up: dict[str, None] = field(default_factory=dict)
    _sent_ahead: dict[str, None] = field(default_factory=dict)

    async def drawn(self, key: str, what: MapPicture) -> bytes | None:
        """The picture for the letter of that key; None where the words go alone.

        A drawing that fails by a bug of ours is not begun a second time, so that the letter's next
        try brings the words.
        """
        if self.maps is None or key in self._given_up or self._is_busy():
            return None
        self.give_up(key)
        self._underway += 1
        try:
            async with asyncio.timeout(DRAWN_SECONDS_MAX):
                picture = await self.maps.picture(what)
        except Unavailable as ill:
            log.info("no picture of a map: %s", ill)
            picture = b""
        except TimeoutError:
            log.warning("no picture of a map in %g s", DRAWN_SECONDS_MAX)
            self._paused_until = self.monotonic() + PAUSE_SECONDS
            picture = b""
        finally:
            self._underway -= 1
        self._given_up.pop(key, None)
        return picture if is_photo(picture) else None

    def _is_busy(self) -> bool:
        return self._underway >= DRAWN_AT_ONCE_MAX or self.monotonic() < self._paused_until

    def give_up(self, key: str) -> None:
        """The letter of that key goes without its picture from now on."""
        self._given_up[key] = None
        _keep_newest(self._given_up)

    def is_given_up(self, key: str) -> bool:
        return key in self._given_up

    def stands(self, chat: int, message: int, what: MapPicture) -> bool:
        """True where that message is known to show this very picture."""
        return self._standing.get((chat, message)) == hash(what)

    def shown(self, chat: int, message: int | None, what: MapPicture) -> None:
        """That message shows this picture from now on."""
        if message is None:
            return
        self._standing.pop((chat, message), None)
        self._standing[chat, message] = hash(what)
        _keep_newest(self._standing)

    def is_ahead(self, key: str) -> bool:
        """True where a try before this one has sent the picture, and not the words."""
        return key in self._sent_ahead

    def sent_ahead(self, key: str) -> None:
        self._sent_ahead[key] = None
        _keep_newest(self._sent_ahead)


def _keep_newest[K, V](kept: dict[K, V]) -> None:
    while len(kept) > KEPT_MAX:
        del kept[next(iter(kept))]


def fits_caption(plain: str) -> bool:
    """Telegram counts what is left without marks, in the units of UTF-16."""
    return len(plain.encode("utf-16-le", "surrogatepass")) // 2 <= CAPTION_LETTERS_MAX


def is_photo(picture: bytes) -> bool:
    """True for a PNG that Telegram takes as a photo."""
    if not picture.startswith(b"\x89PNG\r\n\x1a\n") or len(picture) < 24:
        return False
    width, height = struct.unpack(">II", picture[16:24])
    return len(picture) <= PICTURE_BYTES_MAX and 0 < width + height <= SIDES_MAX
