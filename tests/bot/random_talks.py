"""Random talks: whatever a person does next, the bot answers it and never runs into the ground."""

import functools
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

from bot.buttons import unpacked
from bot.heard import Heard, OtherKind, Photo, Pin, Pressed, SharedContact, Slash, Sticker
from bot.heard import Voice as VoiceNote
from bot.understanding.embedding import meaning_of
from core.model.conversation import Holder
from core.model.ids import MessageId
from core.model.location import Location
from sandbox.personas import words
from tests.bot.script import Answer, Player
from tests.bot.town import announced_to
from tests.bot.world import DELIVERY, PHONE, SECOND, World, a_delivery

ACTS = 12
DOUBT = 0.1  # how often a word that is said aloud is hardly heard
LOST = frozenset({"lost", "lost-person", "guess-which"})
LOST_MAX = 2  # the third time in a row a person is called
ASKED_MAX = 2
NO_QUESTION = frozenset({"instead"})  # what else is possible, after another no with its reason
POOL = (
    *words.YES, *words.CHATTER, *words.DOOR, *words.SHOUTS, *words.NONSENSE, *words.MINDS,
    *words.CHILD, *words.FRAUD, *words.INJECTED, *words.TIMES,
    *(line for lines in words.FOREIGN.values() for line in lines),
    "no", "nope thats wrong", "Bulevardi 21", "im at Mannerheimintie 14 not 12", "flat 5",
    "is it here yet?", "it came broken", "never got it", "wrong person, not mine",
    "send it back", "stop texting me", "delete my data", "speak finnish", "help", "hello",
    "both", "the second one", "to my neighbour", "on the porch", "thursday", "both tomorrow",
    "a" * 4096, "\u200f\u200d", "١٢٣", "🙏🙏", " ",
)  # fmt: skip
NOTICES = (
    "out_for_delivery",
    "arriving",
    "no_answer",
    "rescue_over",
    "attempt_failed recipient_absent",
    "ready_for_pickup",
    "delivered",
)
SLASHES = ("status", "help", "language", "privacy", "mydata", "places", "forget")
MEANING = functools.cache(meaning_of)


@dataclass
class Walk:
    """One person's random way through a talk, and what went wrong on it."""

    player: Player
    chance: Random
    lost: int = 0
    asked: tuple[object, ...] = ()
    times: int = 0
    buttons: list[str] = field(default_factory=list)
    trail: list[str] = field(default_factory=list)

    def goes(self) -> str:
        """What went wrong; nothing where it holds."""
        for _ in range(ACTS):
            wrong = self._step()
            if wrong:
                return "\n".join([wrong, *self.trail])
        return ""

    def _step(self) -> str:
        before = self.player.world.talk.holder
        heard, name = self._next()
        try:
            answer = self.player.does(heard)
        except Exception as broken:  # noqa: BLE001  whatever it is, the trail that led to it is told
            return f"{type(broken).__name__} after {name}: {broken}"
        said = [line.key for line, _ in answer.says]
        self.trail.append(f"{name!a} -> {said} {answer.asked}")
        self.buttons = [data for _, spoken in answer.says for _, data in spoken.buttons]
        if name.startswith("hse "):
            return ""
        if not said and before is Holder.BOT:
            return f"silence after {name}"
        return (
            self._refused(heard, answer)
            or self._dead_end(said, answer)
            or self._asked_again(heard, answer)
        )

    def _next(self) -> tuple[Heard, str]:
        dice = self.chance.random()
        if self.buttons and dice < 0.4:
            data = self.chance.choice(self.buttons)
            return Pressed(*unpacked(data)), f"[{data}]"
        if dice < 0.79:
            text = words.said(self.chance, POOL)
            return self.player.words(text), text[:60]
        if dice < 0.85:
            told = said_aloud(self.chance, words.said(self.chance, POOL))
            return self.player.said_aloud(told), f"(heard {told[:60]})"
        if dice < 0.93:
            thing = self.chance.choice(THINGS)
            return thing(self.chance), thing.__name__
        kind = self.chance.choice(NOTICES)
        return self.player._notice(kind), f"hse {kind}"

    def _refused(self, heard: Heard, answer: Answer) -> str:
        """A button that has just been shown is good."""
        if not isinstance(heard, Pressed):
            return ""
        no = [name for name in answer.asked if "refused" in name]
        stale = any(line.key == "stale" for line, _ in answer.says)
        return f"{heard.verb} was refused" if no else f"{heard.verb} was stale" if stale else ""

    def _dead_end(self, said: list[str], answer: Answer) -> str:
        """In at most three turns an answer, a person or a ticket."""
        self.lost = self.lost + 1 if LOST & set(said) else 0
        return f"not understood {self.lost} times" if self.lost > LOST_MAX else ""

    def _asked_again(self, heard: Heard, answer: Answer) -> str:
        """Who writes is not asked the same a third time in a row."""
        last = answer.says[-1] if answer.says else None
        question = (last[0].key, last[1].plain, last[1].buttons) if last else ()
        is_asked = last is not None and "?" in last[1].plain and last[0].key not in NO_QUESTION
        if isinstance(heard, Pressed | Slash) or not is_asked or last is None:
            self.asked, self.times = (), 0
            return ""
        self.times = self.times + 1 if question == self.asked else 1
        self.asked = question
        return f"asked a third time: {last[1].plain}" if self.times > ASKED_MAX else ""


def said_aloud(chance: Random, text: str) -> str:
    """Some of the words hardly heard."""
    return " ".join(f"{word}~" if chance.random() < DOUBT else word for word in text.split())


def pin(chance: Random) -> Heard:
    return Pin(Location(60.16 + chance.random() / 50, 24.93 + chance.random() / 50))


def photo(chance: Random) -> Heard:
    return Photo("file-1")


def voice(chance: Random) -> Heard:
    return VoiceNote("file-2", 14, message=MessageId("msg_1"))


def sticker(chance: Random) -> Heard:
    return Sticker("👍")


def poll(chance: Random) -> Heard:
    return OtherKind("poll")


def contact(chance: Random) -> Heard:
    if chance.random() < 0.5:
        return SharedContact(PHONE, own=True)
    return SharedContact("+358407654321", own=False, name="Olga 28")


def slash(chance: Random) -> Heard:
    return Slash(chance.choice(SLASHES))


THINGS: tuple[Callable[[Random], Heard], ...] = (pin, photo, voice, sticker, poll, contact, slash)


def a_walk(seed: int) -> Walk:
    """Somebody with one parcel or two, at the beginning of a talk, or in its middle."""
    chance = Random(seed)
    world: World = announced_to("Mannerheimintie 12 B 24, 00100 Helsinki")
    if chance.random() < 0.3:
        world.put(replace(a_delivery(SECOND, "Viini Oy"), conversation=world.talk.id))
        world.talk = replace(world.talk, deliveries=(DELIVERY, SECOND))
    player = Player(world, sense=MEANING)
    world.listens = chance.random() < 0.8
    walk = Walk(player, chance)
    begun = player.begin(chance.choice(("confirm_address", "menu", "choose_slot")))
    walk.buttons = [data for _, spoken in begun.says for _, data in spoken.buttons]
    return walk
