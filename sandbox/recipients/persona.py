"""A persona: one recipient's manner, played on a phone, with a note of each scene that ended."""

import asyncio
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random

from sandbox.door import Door
from sandbox.handwriting import messy_correction
from sandbox.lockers import LockerNetwork
from sandbox.recipients.hand import PATIENCE_SECONDS, Hand, NothingCame, Shown
from sandbox.town import Address


class Scene(StrEnum):
    HELLO = "hello"
    CONFIRM_ADDRESS = "confirm address"
    CHOOSE_SLOT = "choose slot"
    SLOT_TAKEN = "slot taken"
    DAY_OF_DELIVERY = "day of delivery"
    MISSED = "missed"
    LOCKER = "locker"
    ASK_A_PERSON = "ask a person"
    HELP = "help"
    STOP = "stop"


@dataclass(slots=True, kw_only=True)
class Life:
    """What this person knows and where they live. Nobody told them how the bot works inside."""

    name: str
    phone_number: str
    language: str
    home: Address
    door: Door
    token: str
    proof_code: str = ""


@dataclass(slots=True, kw_only=True)
class Persona:
    """`play` is the script; a subclass writes it. `a_day_seconds` is the rest of the day, real."""

    life: Life
    hand: Hand
    lockers: LockerNetwork
    chance: Random
    door_wait_seconds: float
    a_day_seconds: float
    played: list[Scene] = field(default_factory=list)
    trouble: str = ""
    ended: bool = False

    async def run(self) -> None:
        """Plays to the end, or notes what was waited for in vain."""
        try:
            await self.play()
            self.ended = True
        except NothingCame as missing:
            self.trouble = f"waited in vain for {missing}"

    async def play(self) -> None:
        raise NotImplementedError

    # --- scenes that many of them play ---------------------------------------------------------

    async def say_hello(self) -> None:
        """Opens the link and shows that the phone number is one's own."""
        await self.hand.open_link(self.life.token)
        await self.hand.see(lambda shown: shown.asks_for_contact, "a request for the contact")
        await self.hand.share_contact()
        await self.hand.see(_has_buttons, "what is coming")
        self.played.append(Scene.HELLO)

    async def settle_address(self) -> None:
        """Says yes to the right address, and corrects a wrong one until it is right."""
        for _ in range(5):
            shown = await self.hand.see(_asks_about_address, "a question about the address")
            pick = next((b for b in shown.buttons if self._is_home(b.text)), None)
            yes, change = shown.button("address.yes"), shown.button("address.change")
            if shown.button("slot.pick") is not None and yes is None:
                break
            if yes is not None and self._is_home(self._last_address(shown)):
                await self.hand.press(shown, yes)
                await self.hand.see_anything()
                break
            if pick is not None and pick.data.startswith("address."):
                await self.hand.press(shown, pick)
            elif change is not None:
                await self.hand.press(shown, change)
                await self.hand.see_anything()
                await self.hand.write(messy_correction(self.life.home, self.chance))
            else:
                await self.hand.write(messy_correction(self.life.home, self.chance))
        self.played.append(Scene.CONFIRM_ADDRESS)

    async def choose_slot(self, *, which: int = 0) -> str:
        """Picks one of the windows and books it; the words of the button that was picked."""
        picked = ""
        for _ in range(8):
            shown = await self.hand.see_button("slot.yes", "slot.pick")
            yes = shown.button("slot.yes")
            if yes is not None:
                await self.hand.press(shown, yes)
                await self.hand.see_anything()
                self._note(Scene.CHOOSE_SLOT)
                return picked
            offers = [b for b in shown.buttons if b.data.startswith("slot.pick")]
            button = offers[min(which, len(offers) - 1) if which >= 0 else -1]
            picked = button.text
            await self.hand.press(shown, button)
        raise NothingCame("a booked window")

    async def choose_locker(self) -> None:
        """Takes the nearest locker that the bot names."""
        for _ in range(6):
            button = await self.hand.press_first("locker.yes", "locker.pick", "rescue.locker")
            if button.data.startswith("locker.yes"):
                await self.hand.see_anything()
                return
        raise NothingCame("a booked locker")

    async def collect(self) -> None:
        """Waits for the code, walks to the locker and opens it."""
        code = await self.hand.see_code(self.a_day_seconds)
        if await self.lockers.type_code(code) is None:
            raise NothingCame(f"a code that opens a locker; {code} does not")
        self.life.door.take("from the locker")
        self._note(Scene.LOCKER)

    async def get_the_parcel(self) -> None:
        """Is at home when the bell rings, and reads what the chat says about it."""
        before = self.hand.count()
        if not await self.life.door.parcel_came(self.a_day_seconds):
            raise NothingCame("the parcel at the door")
        await self._until_count_is_over(before)
        self._note(Scene.DAY_OF_DELIVERY)

    async def ask_for_help(self) -> None:
        await self.hand.write("/help")
        await self.hand.see_anything()
        self._note(Scene.HELP)

    async def miss_the_courier(self) -> None:
        """Is away; looks at the phone only after the courier has given up."""
        self.life.door.leave_home()
        rung_before = self.life.door.rung
        waited = 0.0
        while self.life.door.rung == rung_before:
            await asyncio.sleep(0.05)
            waited += 0.05
            if waited > self.a_day_seconds:
                raise NothingCame("a courier at the door")
        self.hand.look_away()  # from here on everything is news, whenever it is looked at
        await asyncio.sleep(self.door_wait_seconds)

    # --- small things ----------------------------------------------------------------------------

    def _note(self, scene: Scene) -> None:
        if scene not in self.played:
            self.played.append(scene)

    def _is_home(self, text: str) -> bool:
        """Do these words name my street and my number? Accents are forgiven."""
        words = _plain(text)
        street, number = _plain(self.life.home.street), self.life.home.number
        return f"{street} {number}" in words and f"{street} {number}0" not in words

    def _last_address(self, shown: Shown) -> str:
        """With old and new side by side the new one stands last."""
        parts = [part for part in shown.text.replace("→", "\n").split("\n") if part.strip()]
        return shown.text if len(parts) < 2 or "·" not in shown.text else shown.text.split("·")[-1]

    async def _until_count_is_over(self, before: int) -> None:
        waited = 0.0
        while self.hand.count() <= before:
            await asyncio.sleep(0.05)
            waited += 0.05
            if waited > PATIENCE_SECONDS:
                raise NothingCame("a word about the delivery")


def _plain(text: str) -> str:
    return text.casefold().translate(str.maketrans("äöå", "aoa")).replace(",", " ")


def _has_buttons(shown: Shown) -> bool:
    return bool(shown.buttons)


def _asks_about_address(shown: Shown) -> bool:
    return shown.button("address.yes", "address.pick", "address.change", "slot.pick") is not None
