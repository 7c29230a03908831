"""A hand: holds a phone, reads what its screen shows, and types and presses as a person would.

A person knows nothing of the program behind the chat. All waits are in real seconds.
"""

import asyncio
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Protocol

PATIENCE_SECONDS = 20.0
GLANCE_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Button:
    text: str
    data: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One message of the bot as the screen shows it now; an edit makes it another one."""

    id: int
    text: str
    buttons: tuple[Button, ...]
    asks_for_contact: bool

    def button(self, *prefixes: str) -> Button | None:
        """The first button whose data begins with one of the prefixes, by the prefixes' order."""
        for prefix in prefixes:
            for button in self.buttons:
                if _begins(button.data, prefix):
                    return button
        return None


class Phone(Protocol):
    """What a hand needs of a pretend phone."""

    def shown(self) -> Sequence[Shown]: ...

    async def start(self, payload: str) -> None: ...

    async def write(self, text: str) -> None: ...

    async def press(self, message_id: int, data: str) -> str: ...

    async def share_own_contact(self) -> None: ...

    async def send_pin(self, lat: float, lon: float) -> None: ...


class NothingCame(Exception):
    """The screen did not show in time what this person waited for."""


class Hand:
    """`fresh` is what the screen shows that was not there at this hand's last act."""

    def __init__(self, phone: Phone) -> None:
        self._phone = phone
        self._known: set[Shown] = set()
        self.popups: list[str] = []

    def fresh(self) -> list[Shown]:
        return [shown for shown in self._phone.shown() if shown not in self._known]

    def everything(self) -> str:
        """All words that the screen shows, with its buttons."""
        shown = self._phone.shown()
        words = [s.text for s in shown] + [b.text for s in shown for b in s.buttons]
        return "\n".join(words + self.popups)

    def count(self) -> int:
        return len(self._phone.shown())

    async def open_link(self, token: str) -> None:
        self._look_away()
        await self._phone.start(token)

    async def write(self, text: str) -> None:
        self._look_away()
        await self._phone.write(text)

    async def share_contact(self) -> None:
        self._look_away()
        await self._phone.share_own_contact()

    async def send_pin(self, lat: float, lon: float) -> None:
        self._look_away()
        await self._phone.send_pin(lat, lon)

    async def press(self, shown: Shown, button: Button) -> None:
        self._look_away()
        popup = await self._phone.press(shown.id, button.data)
        if popup:
            self.popups.append(popup)

    async def see(
        self, wanted: Callable[[Shown], bool], what: str, seconds: float = PATIENCE_SECONDS
    ) -> Shown:
        """The newest fresh message that is wanted, as soon as it shows."""
        until = monotonic() + seconds
        while monotonic() < until:
            for shown in reversed(self.fresh()):
                if wanted(shown):
                    return shown
            await asyncio.sleep(GLANCE_SECONDS)
        raise NothingCame(f"{what}; the screen showed: {self._in_short()}")

    async def see_anything(self, seconds: float = PATIENCE_SECONDS) -> Shown:
        return await self.see(lambda shown: True, "an answer", seconds)

    async def see_button(self, *prefixes: str, seconds: float = PATIENCE_SECONDS) -> Shown:
        return await self.see(
            lambda shown: shown.button(*prefixes) is not None, f"a button {prefixes}", seconds
        )

    async def press_first(self, *prefixes: str, seconds: float = PATIENCE_SECONDS) -> Button:
        """Waits for one of the buttons and presses it, the first of them in the given order."""
        shown = await self.see_button(*prefixes, seconds=seconds)
        button = shown.button(*prefixes)
        if button is None:
            raise NothingCame(f"a button {prefixes}")
        await self.press(shown, button)
        return button

    async def find_button(self, *prefixes: str) -> tuple[Shown, Button] | None:
        """The newest such button anywhere on the screen, old messages too."""
        for shown in reversed(self._phone.shown()):
            button = shown.button(*prefixes)
            if button is not None:
                return shown, button
        return None

    async def see_code(self, seconds: float = PATIENCE_SECONDS) -> str:
        """A pickup code of six digits, in a message or behind a button that shows it."""
        until = monotonic() + seconds
        while monotonic() < until:
            found = re.findall(r"(?<!\d)\d{6}(?!\d)", self.everything())
            if found:
                return str(found[-1])
            behind = await self.find_button("pickup.code")
            if behind is not None:
                await self.press(*behind)
            await asyncio.sleep(4 * GLANCE_SECONDS)
        raise NothingCame(f"a pickup code; the screen showed: {self._in_short()}")

    def look_away(self) -> None:
        """From here on, what shows now is no longer fresh."""
        self._look_away()

    def unsee(self, shown: Shown) -> None:
        """An old message shall count as fresh again: it is what this person turns to now."""
        self._known.discard(shown)

    def _look_away(self) -> None:
        self._known = set(self._phone.shown())

    def _in_short(self) -> str:
        last = self._phone.shown()[-2:]
        return " | ".join(
            f"{s.text[:90]!r} {[f'{b.text}={b.data}' for b in s.buttons][:6]}" for s in last
        )


def _begins(data: str, prefix: str) -> bool:
    """`address.yes` begins `address.yes:abc`, but `human` does not begin `humanity`."""
    return data.startswith(prefix) and not data[len(prefix) : len(prefix) + 1].isalnum()
