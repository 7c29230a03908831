"""People's phones, as a recipient's hand holds them: shown messages in, acts out."""

from collections.abc import Sequence

from sandbox.recipients.hand import Button, Shown
from sandbox.telegram.account import Bot
from sandbox.telegram.phone import Phone
from sandbox.telegram.screen import CannotDo, NothingCame, answer_to
from sandbox.telegram.screen import Shown as OnScreen
from sandbox.telegram.world import TelegramWorld

POPUP_WITHIN_SECONDS = 3.0


class RecipientPhone:
    """What `sandbox.recipients.hand.Phone` asks for."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone

    def shown(self) -> Sequence[Shown]:
        """Only what the bot says."""
        return [_shown(one) for one in self.phone.messages() if one.is_from_bot]

    async def start(self, payload: str) -> None:
        self.phone.start(payload)

    async def write(self, text: str) -> None:
        self.phone.text(text)

    async def press(self, message_id: int, data: str) -> str:
        """What popped up; "" where nothing did, or where the button was gone meanwhile."""
        try:
            press = self.phone.press(data, message_id)
        except CannotDo:
            return ""
        try:
            return await answer_to(press, POPUP_WITHIN_SECONDS)
        except NothingCame:
            return ""

    async def share_own_contact(self) -> None:
        self.phone.share_contact()

    async def send_pin(self, lat: float, lon: float) -> None:
        self.phone.pin(lat, lon, 10.0)


class RecipientPhones:
    """Hands out phones: everybody gets an account of the world, and a chat with one bot."""

    def __init__(self, world: TelegramWorld, bot: Bot) -> None:
        self._world = world
        self._bot = bot

    def phone(self, *, user_id: int, name: str, number: str, language: str) -> RecipientPhone:
        """Somebody who is there already keeps the phone they have."""
        user = self._world.users.get(user_id)
        if user is None:
            first, _, last = name.partition(" ")
            user = self._world.add_user(user_id, first, number, language, last_name=last or None)
        return RecipientPhone(Phone(self._world, user, self._bot))


def _shown(one: OnScreen) -> Shown:
    buttons = tuple(
        Button(button.text, button.data)
        for row in one.buttons
        for button in row
        if button.data is not None
    )
    return Shown(one.id, one.text, buttons, one.asks_for_contact)
