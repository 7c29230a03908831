"""A talk: one persona's script on a phone, act by act, each with what the bot answered."""

from dataclasses import dataclass, field
from random import Random
from time import monotonic

from sandbox.doorstep import Doorstep, Json
from sandbox.personas.acts import (
    Act,
    Line,
    Press,
    Seen,
    SendCard,
    SendPhoto,
    SendPin,
    SendVoice,
    ShareNumber,
    Start,
    Write,
)
from sandbox.personas.life import Life
from sandbox.personas.manners import MANNERS
from sandbox.telegram.chat import Happened
from sandbox.telegram.phone import Phone
from sandbox.telegram.screen import CannotDo, NothingCame, answer_to, shown

ACTS_MAX = 60
ANSWER_WITHIN_SECONDS = 20.0
# With nothing new for so long the bot has said what it had to say; longer on a machine on which
# its first word took long.
QUIET_SECONDS, QUIET_SHARE = 0.3, 1.0
WAITING_SECONDS = 1.5  # the bot is silent on purpose while one waits for a person
TIMELINE_ITEMS = 200
RECIPIENT, ASKED = "recipient", " asked"  # as the timeline tells it
BACK = "person.back"  # the button under the word that a person was asked


@dataclass(frozen=True, slots=True)
class Turn:
    """`asked`: what the chat has asked of the carrier by its end, in order; `waits`: for a person,
    before it."""

    act: Act
    seen: Seen
    asked: tuple[str, ...]
    waits: bool


@dataclass(slots=True, kw_only=True)
class Talk:
    """`before` and `after` are the delivery as its carrier sees it."""

    manner: str
    life: Life
    phone: Phone
    doorstep: Doorstep
    turns: list[Turn] = field(default_factory=list)
    before: Json = field(default_factory=dict)
    after: Json = field(default_factory=dict)

    @property
    def asked(self) -> tuple[str, ...]:
        return self.turns[-1].asked if self.turns else ()

    async def play(self, chance: Random) -> None:
        """To the end of the script."""
        self.before = await self._delivery()
        script = MANNERS[self.manner](self.life, chance)
        waits = False
        try:
            act = next(script)
            for _ in range(ACTS_MAX):
                seen = await self._done(act, WAITING_SECONDS if waits else ANSWER_WITHIN_SECONDS)
                self.turns.append(Turn(act, seen, await self._asked(), waits))
                waits = _waits(seen, waited=waits)
                act = script.send(seen)
        except StopIteration:
            pass
        self.after = await self._delivery()

    async def _done(self, act: Act, within: float) -> Seen:
        """The act, and what came of it once the bot is quiet again."""
        since = len(self.phone.chat.journal)
        popup = await self._do(act)
        await self._until_quiet(since, 0.0 if popup else within)
        news = self.phone.chat.journal[since:]
        told: dict[int, Line] = {}
        for entry in news:
            message = entry.message
            if message is None or not message.is_from_bot or entry.what is Happened.DELETED:
                continue
            one = shown(message)
            buttons = tuple(
                (button.text, button.data)
                for row in one.buttons
                for button in row
                if button.data is not None
            )
            was_there = entry.what is Happened.EDITED and one.id not in told
            told[one.id] = Line(one.text, buttons, edited=was_there)
        return Seen(tuple(told.values()), popup)

    async def _do(self, act: Act) -> str:
        match act:
            case Start(token=token):
                self.phone.start(token)
            case Write(text=text):
                self.phone.text(text)
            case Press(data=data):
                return await self._press(data)
            case ShareNumber():
                self.phone.share_contact()
            case SendCard(name=name, phone=phone):
                self.phone.send_contact(phone, name)
            case SendPin(lat=lat, lon=lon):
                self.phone.pin(lat, lon)
            case SendPhoto(caption=caption):
                self.phone.photo(caption=caption)
            case SendVoice():
                self.phone.voice()
        return ""

    async def _press(self, data: str) -> str:
        """What pops up; a button that is gone is pressed in vain, as people do."""
        try:
            return await answer_to(self.phone.press(data), ANSWER_WITHIN_SECONDS)
        except (CannotDo, NothingCame):
            return ""

    async def _until_quiet(self, since: int, within: float) -> None:
        """Until something came and nothing more follows; not longer than that."""
        chat, began = self.phone.chat, monotonic()
        quiet = 0.0
        while True:
            if not quiet and (self._has_come(since) or within == 0.0):
                quiet = max(QUIET_SECONDS, QUIET_SHARE * (monotonic() - began))
            left = quiet or within - (monotonic() - began)
            if not await chat.bell.heard(left):
                return

    def _has_come(self, since: int) -> bool:
        news = self.phone.chat.journal[since:]
        return any(entry.message is not None and entry.message.is_from_bot for entry in news)

    async def _delivery(self) -> Json:
        return (await self.doorstep.get(f"/v1/deliveries/{self.life.delivery}")).body

    async def _asked(self) -> tuple[str, ...]:
        """The actions that were ever asked by this chat: "change_window", "instructions" …"""
        path = f"/v1/deliveries/{self.life.delivery}/timeline?limit={TIMELINE_ITEMS}"
        items = (await self.doorstep.get(path)).body.get("items", [])
        return tuple(
            str(item["what"]).removesuffix(ASKED)
            for item in items
            if item["kind"] == "change"
            and str(item["who"]).startswith(RECIPIENT)
            and str(item["what"]).endswith(ASKED)
        )


def _waits(seen: Seen, *, waited: bool) -> bool:
    """Whether a person was asked, and the bot is quiet until one comes."""
    verbs = {data.split("|")[0] for line in seen.lines for _, data in line.buttons}
    return BACK in verbs or (waited and not verbs)
