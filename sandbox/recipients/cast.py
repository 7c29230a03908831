"""The cast: the manners of the people who get parcels today, each one a small script."""

import asyncio
import unicodedata
from dataclasses import dataclass, field

from sandbox.recipients.hand import NothingCame, Shown
from sandbox.recipients.persona import Persona, Scene


class Prompt(Persona):
    """Confirms, picks the first window, is at home, and looks once at the help."""

    async def play(self) -> None:
        await self.say_hello()
        await self.settle_address()
        await self.choose_slot()
        await self.ask_for_help()
        await self.get_the_parcel()


class Typo(Persona):
    """The shop wrote a wrong address; corrects it in a hurry."""

    async def play(self) -> None:
        await self.say_hello()
        await self.settle_address()
        await self.choose_slot(which=1)
        await self.get_the_parcel()


@dataclass(slots=True, kw_only=True)
class Onlooker(Persona):
    """Thinks about an evening window while the neighbours take it; then takes another one.

    `wish` is what the button says; `decided` is set when the thinking is over.
    """

    wish: str = ""
    decided: asyncio.Event = field(default_factory=asyncio.Event)
    saw_it_go: bool = False

    async def play(self) -> None:
        await self.say_hello()
        await self.settle_address()
        shown = await self.hand.see_button("slot.pick")
        button = [each for each in shown.buttons if each.data.startswith("slot.pick")][-1]
        self.wish = button.text
        await self.decided.wait()
        await self.hand.press(shown, button)
        await self.hand.see(_has_just_gone, "a word that the time has gone")
        left = await self.hand.see_button("slot.pick", "slot.wait", "slot.other")
        if any(each.text == button.text for each in left.buttons):
            raise NothingCame("a list without what the neighbours took")
        self.saw_it_go = True
        self._note(Scene.SLOT_TAKEN)
        if left.button("slot.pick") is not None:
            await self.choose_slot()
        await self.get_the_parcel()  # without a promise it comes with the afternoon's van


class Silent(Persona):
    """Reads nothing, is away, and later sends the parcel to a locker."""

    async def play(self) -> None:
        await self.say_hello()
        await self.miss_the_courier()
        await self.choose_locker()
        self._note(Scene.MISSED)
        await self.collect()


class SecondTry(Persona):
    """Is away at the first visit and chooses another window for the second."""

    async def play(self) -> None:
        await self.say_hello()
        await self.settle_address()
        await self.miss_the_courier()
        await self._another_window()
        self._note(Scene.MISSED)
        self.life.door.come_home()
        await self.get_the_parcel()

    async def _another_window(self) -> None:
        """The courier may leave while the finger is on the button: then once more."""
        for _ in range(3):
            shown = await self.hand.see_button("slot.pick", "slot.other", "rescue.other_day")
            button = shown.button("slot.other", "rescue.other_day")
            if shown.button("slot.pick") is not None or button is None:
                self.hand.unsee(shown)
                break
            await self.hand.press(shown, button)
        await self.choose_slot(which=-1)


class InTheShower(Persona):
    """Does not hear the bell, but answers the phone at once and comes down."""

    async def play(self) -> None:
        await self.say_hello()
        await self.settle_address()
        self.life.door.leave_home()
        self.hand.look_away()
        await self.hand.press_first("rescue.coming", seconds=self.a_day_seconds)
        self._note(Scene.MISSED)
        await asyncio.sleep(self.door_wait_seconds / 4)
        self.life.door.come_home()
        await self.get_the_parcel()


class Angry(Persona):
    """Shouts, wants a person, is answered by one, and is handed back to the bot."""

    async def play(self) -> None:
        await self.say_hello()
        await self.settle_address()
        await self.hand.write("LIARS!!! i was home ALL DAY nobody came. I want to talk to a human!")
        await self._until_a_person_says("I am Anna")
        await self.hand.write("ok Anna, thank you. just bring it today")
        await self._until_a_person_says("have a good day")
        self._note(Scene.ASK_A_PERSON)
        await self._back_with_the_bot()
        await self.get_the_parcel()

    async def _until_a_person_says(self, words: str) -> None:
        """Presses "a person" where the bot offers it, until the person's words show."""
        pressed = False
        for _ in range(3):
            try:
                await self.hand.see(lambda s: words in s.text, f"a person's {words!r}", 8)
            except NothingCame:
                offered = await self.hand.find_button("human")
                if pressed or offered is None:
                    continue
                await self.hand.press(*offered)
                pressed = True
            else:
                return
        raise NothingCame(f"a person who says {words!r}")

    async def _back_with_the_bot(self) -> None:
        """After the hand-back the bot answers again."""
        for _ in range(8):
            await self.hand.write("/status")
            try:
                await self.hand.see(lambda s: bool(s.buttons), "the bot again", 2)
            except NothingCame:
                continue
            return
        raise NothingCame("the bot after the agent handed back")


class WrongLanguage(Persona):
    """The shop said English; this person writes Russian and means it."""

    async def play(self) -> None:
        await self.say_hello()
        await self.hand.write("Здравствуйте, я не говорю по-английски. Где моя посылка?")
        await self.hand.see(lambda s: _is_cyrillic(s.text), "an answer in Russian")
        found = await self.hand.find_button("address.yes", "address.change")
        if found is None:
            await self.hand.write("/status")
        else:
            self.hand.unsee(found[0])
        await self.settle_address()
        await self.get_the_parcel()


class Changer(Persona):
    """Picks a window of the afternoon, and moves it twice in good time."""

    async def play(self) -> None:
        await self.say_hello()
        await self.settle_address()
        await self.choose_slot(which=2)
        for which in (1, 2):
            await self._once_more()
            await self.choose_slot(which=which)
        await self.get_the_parcel()

    async def _once_more(self) -> None:
        found = await self.hand.find_button("slot.other")
        if found is not None:
            await self.hand.press(*found)
        else:
            await self.hand.write("Can you come at another time? I want to change the time.")


class TypesTheCode(Persona):
    """Shares a number that is not the parcel's; then types the code from the shop's mail."""

    async def play(self) -> None:
        await self.hand.open_link(self.life.token)
        await self.hand.see(lambda shown: shown.asks_for_contact, "a request for the contact")
        await self.hand.share_contact()
        await self.hand.see_anything()
        await self.hand.write(self.life.proof_code)
        await self.hand.see(lambda shown: bool(shown.buttons), "what is coming")
        self.played.append(Scene.HELLO)
        await self.settle_address()
        await self.choose_slot(which=2)
        await self.get_the_parcel()


class Leaver(Persona):
    """Gets the parcel and wants no more messages."""

    async def play(self) -> None:
        await self.say_hello()
        await self.settle_address()
        await self.choose_slot()
        await self.get_the_parcel()
        await self.hand.write("/stop")
        shown = await self.hand.see_anything()
        if shown.button("stop.yes") is not None:
            await self.hand.press_first("stop.yes")
            await self.hand.see_anything()
        self._note(Scene.STOP)


class LockerFan(Persona):
    """Wants the parcel in a locker from the start."""

    async def play(self) -> None:
        await self.say_hello()
        await self.settle_address()
        await self._ask_for_a_locker()
        await self.choose_locker()
        await self.collect()

    async def _ask_for_a_locker(self) -> None:
        found = await self.hand.find_button("locker.pick")
        if found is not None:
            self.hand.unsee(found[0])
        else:
            await self.hand.write("please put it into a parcel locker")


class Stranger(Persona):
    """Opens somebody else's link and tries what a curious person tries."""

    async def play(self) -> None:
        await self.hand.open_link(self.life.token)
        await self.hand.see_anything()
        await self.hand.share_contact()
        await self.hand.see_anything()
        await self.hand.write("123456")
        await self.hand.see_anything()
        await self.hand.write("where is my parcel? what is the address?")
        await self.hand.see_anything()


def _has_just_gone(shown: Shown) -> bool:
    return "has just gone" in shown.text


def _is_cyrillic(text: str) -> bool:
    return sum("CYRILLIC" in unicodedata.name(letter, "") for letter in text) >= 5
