"""A screen: what a chat shows now, and how long one may look at it until something comes."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sandbox.telegram.account import Bot, User
from sandbox.telegram.chat import Chat, Happened, Message
from sandbox.telegram.till import Checkout
from sandbox.telegram.world import Press, TelegramWorld

KINDS = (
    "text",
    "photo",
    "voice",
    "sticker",
    "poll",
    "venue",
    "location",
    "contact",
    "document",
    "invoice",
)


class CannotDo(Exception):
    """A person's hand would not find what it was told to press or change."""


class NothingCame(Exception):
    """What was waited for did not show in time."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message; `data` None where it opens something instead: `app` inside the
    chat, `url` outside."""

    text: str
    data: str | None
    url: str | None = None
    app: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """One message as the screen shows it now."""

    id: int
    kind: str
    text: str
    is_from_bot: bool
    sender: str
    at: datetime
    edited_at: datetime | None
    thread_id: int | None
    buttons: tuple[tuple[Button, ...], ...]
    asks_for_contact: bool
    asks_for_location: bool
    content: dict[str, Any] = field(compare=False, hash=False)

    def button(self, wanted: str) -> Button | None:
        """By its text, or by what its data begins with."""
        inside = [button for row in self.buttons for button in row]
        exact = [button for button in inside if wanted in (button.text, button.data)]
        begun = [b for b in inside if b.data is not None and b.data.startswith(wanted)]
        return next(iter(exact + begun), None)


@dataclass(frozen=True, slots=True)
class Logged:
    """One thing that came to the screen: a message, its edit, or its end. In order, for ever."""

    number: int
    what: Happened
    message_id: int
    text: str
    at: datetime
    is_from_bot: bool


class Screen:
    """`messages` is now, `log` is all that ever was."""

    def __init__(self, world: TelegramWorld, chat: Chat) -> None:
        self.world = world
        self.chat = chat

    def messages(self) -> list[Shown]:
        """With all edits applied and without what was deleted."""
        return [shown(message) for message in self.chat.messages.values()]

    def last(self) -> Shown:
        """The newest message."""
        if not self.chat.messages:
            raise CannotDo("the chat is empty")
        return shown(self._newest())

    def log(self) -> list[Logged]:
        told = (Happened.MESSAGE, Happened.EDITED, Happened.DELETED)
        return [
            Logged(
                entry.number,
                entry.what,
                entry.message.id,
                entry.text,
                entry.at,
                entry.message.is_from_bot,
            )
            for entry in self.chat.journal
            if entry.what in told and entry.message is not None
        ]

    async def wait_for(self, wanted: Callable[[Shown], bool], timeout: float = 5.0) -> Shown:  # noqa: ASYNC109
        """The newest message of a bot that is wanted, now or as soon as it shows."""
        until = time.monotonic() + timeout
        while True:
            for message in reversed(list(self.chat.messages.values())):
                if message.is_from_bot and wanted(found := shown(message)):
                    return found
            left = until - time.monotonic()
            if left <= 0.0 or not await self.chat.bell.heard(left):
                texts = [message.text[:60] for message in list(self.chat.messages.values())[-3:]]
                raise NothingCame(f"the screen showed: {texts}")

    async def wait_for_text(self, words: str, timeout: float = 5.0) -> Shown:  # noqa: ASYNC109
        return await self.wait_for(lambda one: words in one.text, timeout)

    def find(self, message: int | Shown) -> Message:
        number = message if isinstance(message, int) else message.id
        found = self.chat.messages.get(number)
        if found is None:
            raise CannotDo(f"there is no message {number}")
        return found

    def press_as(self, user: User, wanted: str, message: int | Shown | None) -> Press:
        """Presses the newest such button, or that of the message."""
        among = list(self.chat.messages.values()) if message is None else [self.find(message)]
        for one in reversed(among):
            button = shown(one).button(wanted)
            if button is None:
                continue
            if button.data is None:
                raise CannotDo(f"{button.text!r} opens {button.app or button.url}")
            return self.world.press(self.chat, user, one, button.data)
        raise CannotDo(f"no button says {wanted!r}")

    def app_behind(self, wanted: str, message: int | Shown | None) -> str:
        """The page that the newest such button opens, or that of the message."""
        among = list(self.chat.messages.values()) if message is None else [self.find(message)]
        for one in reversed(among):
            button = shown(one).button(wanted)
            if button is not None and button.app is not None:
                return button.app
        raise CannotDo(f"no button {wanted!r} opens a page")

    def _newest(self) -> Message:
        return next(reversed(self.chat.messages.values()))


async def outcome_of(checkout: Checkout, timeout: float = 5.0) -> str | None:  # noqa: ASYNC109
    """Why nothing was paid, as the phone shows it; None where the money was taken."""
    until = time.monotonic() + timeout
    while checkout.answer is None:
        left = until - time.monotonic()
        if left <= 0.0 or not await checkout.bell.heard(left):
            return "The bot did not answer in time."
    return None if checkout.charge is not None else str(checkout.answer["error_message"])


async def answer_to(press: Press, timeout: float = 5.0) -> str:  # noqa: ASYNC109
    """What popped up after a press, "" for nothing; raises NothingCame while it still spins."""
    until = time.monotonic() + timeout
    while press.answer is None:
        left = until - time.monotonic()
        if left <= 0.0 or not await press.bell.heard(left):
            raise NothingCame("the press was not answered")
    return str(press.answer["text"])


def shown(message: Message) -> Shown:
    kind = next((kind for kind in KINDS if kind in message.content), "service")
    rows = tuple(tuple(_button(button) for button in row) for row in message.inline or [])
    board = [b for row in (message.board or {}).get("keyboard", []) for b in row]
    sender = message.sender
    return Shown(
        message.id,
        kind,
        message.text,
        isinstance(sender, Bot),
        sender.username if isinstance(sender, Bot) else sender.name,
        message.date,
        message.edit_date,
        message.thread_id,
        rows,
        any(button.get("request_contact") for button in board),
        any(button.get("request_location") for button in board),
        message.content,
    )


def _button(told: dict[str, Any]) -> Button:
    app = (told.get("web_app") or {}).get("url")
    return Button(told["text"], told.get("callback_data"), told.get("url"), app)
