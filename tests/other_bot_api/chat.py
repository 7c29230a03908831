"""A chat as a person has it: what stands in it, and what is typed, pressed and shared."""

import asyncio
import json
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

PATIENCE_SECONDS = 40.0
LOOK_SECONDS = 0.05

type Wire = Any  # whatever a server says


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the bot as it stands now; `buttons` is what each carries."""

    id: int
    text: str
    buttons: tuple[str, ...] = ()
    asks_number: bool = False

    def button(self, verb: str) -> str | None:
        return next((data for data in self.buttons if data.split("|")[0] == verb), None)


def shown(id: int, text: str, markup: Wire) -> Shown:
    """`markup` as it was sent: an object, or JSON of one."""
    board = json.loads(markup) if isinstance(markup, str) else markup or {}
    inline = [button for row in board.get("inline_keyboard", ()) for button in row]
    replies = [button for row in board.get("keyboard", ()) for button in row]
    return Shown(
        id,
        text,
        tuple(button["callback_data"] for button in inline if "callback_data" in button),
        any(button.get("request_contact") for button in replies),
    )


@dataclass
class Chat(ABC):
    """One person's chat with the bot on some Bot API server."""

    user: int
    before: list[Shown] = field(default_factory=list)

    async def types(self, text: str) -> None:
        self.before = await self.stands()
        await self.type(text)

    async def presses(self, verb: str) -> None:
        """The button of that verb that has come last; it is waited for."""
        found = await self.sees(lambda one: one.button(verb) is not None, verb)
        self.before = await self.stands()
        data = found.button(verb)
        assert data is not None
        await self.push(data, found.id)

    async def shares_number(self, phone: str) -> None:
        await self.sees(lambda one: one.asks_number, "the button that shares the number")
        self.before = await self.stands()
        await self.share(phone)

    async def sees(self, wanted: Callable[[Shown], bool], what: str) -> Shown:
        """The last message that is new, or looks new, since the person last did something."""
        now: list[Shown] = []
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while True:
                    now = await self.stands()
                    fresh = [one for one in now if one not in self.before and wanted(one)]
                    if fresh:
                        return fresh[-1]
                    await asyncio.sleep(LOOK_SECONDS)
        except TimeoutError:
            raise AssertionError(f"never saw {what}; the chat: {now[-4:]}") from None

    async def sees_text(self, part: str) -> Shown:
        return await self.sees(lambda one: part in one.text, part)

    @abstractmethod
    async def stands(self) -> list[Shown]:
        """The bot's messages, the oldest first, as they stand now."""

    @abstractmethod
    async def type(self, text: str) -> None: ...

    @abstractmethod
    async def push(self, data: str, message_id: int) -> None: ...

    @abstractmethod
    async def share(self, phone: str) -> None: ...
