"""Phones on the pretend Telegram, in the hands of the day's people."""

from collections.abc import Sequence
from dataclasses import dataclass

from sandbox.recipients.hand import Button, Shown
from sandbox.telegram import phone as telegram
from sandbox.telegram.account import Bot
from sandbox.telegram.screen import CannotDo, NothingCame, answer_to
from sandbox.telegram.screen import Shown as OnScreen
from sandbox.telegram.world import TelegramWorld

POPUP_WITHIN_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class TelegramPhones:
    """Hands out a user of the pretend Telegram each, with a chat with the one bot."""

    world: TelegramWorld
    bot: Bot

    def phone(self, *, user_id: int, name: str, number: str, language: str) -> "TelegramPhone":
        first, _, last = name.partition(" ")
        user = self.world.add_user(user_id, first, number, language, last_name=last or None)
        return TelegramPhone(telegram.Phone(self.world, user, self.bot))


@dataclass(frozen=True, slots=True)
class TelegramPhone:
    """What a hand needs of a phone; a key that is gone is pressed in vain, as people do."""

    phone: telegram.Phone

    def shown(self) -> Sequence[Shown]:
        return [_seen(one) for one in self.phone.messages() if one.is_from_bot]

    async def start(self, payload: str) -> None:
        self.phone.start(payload)

    async def write(self, text: str) -> None:
        self.phone.text(text)

    async def press(self, message_id: int, data: str) -> str:
        try:
            return await answer_to(self.phone.press(data, message_id), POPUP_WITHIN_SECONDS)
        except (CannotDo, NothingCame):
            return ""

    async def share_own_contact(self) -> None:
        self.phone.share_contact()

    async def send_pin(self, lat: float, lon: float) -> None:
        self.phone.pin(lat, lon)


def _seen(one: OnScreen) -> Shown:
    inside = (button for row in one.buttons for button in row)
    buttons = tuple(Button(button.text, button.data) for button in inside if button.data)
    return Shown(one.id, one.text, buttons, one.asks_for_contact)
