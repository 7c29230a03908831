"""Manners: the nine ways in which people talk with the bot. Each is a script that sees the answers.

The same life and the same chance do the same wherever the bot answers the same.
"""

from collections.abc import Callable, Generator
from random import Random

from sandbox.personas import words
from sandbox.personas.acts import (
    Act,
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
from sandbox.personas.words import mistyped, said

BOOKING_ACTS_MAX = 6

Script = Generator[Act, Seen, None]
Part = Generator[Act, Seen, Seen]
Manner = Callable[[Life, Random], Script]


def prompt(life: Life, chance: Random) -> Script:
    """Presses what is offered, in good time."""
    seen = yield from _opened(life)
    seen = yield from _address(seen)
    yield from _booked(seen, chance)
    yield Write("thanks!")


def silent(life: Life, chance: Random) -> Script:
    """Reads, says nothing, and comes back to the old message."""
    first = yield from _opened(life)
    yield Write("/status")
    yes = first.button("address.yes")
    if yes is not None:
        yield yes


def chatty(life: Life, chance: Random) -> Script:
    """Tells a story with every answer."""
    seen = yield from _opened(life)
    yield Write(said(chance, words.CHATTER))
    yield Write("well the address is right I think, yes, we have lived here for years")
    seen = yield Write(said(chance, words.CHATTER))
    yield Write(said(chance, words.DOOR))
    seen = yield Write(f"as to the time, {said(chance, words.TIMES)}, my sister visits then")
    yield from _booked(seen, chance, in_words=True)
    yield Write(said(chance, words.CHATTER))
    yield SendPhoto("look at my new kitchen")
    yield Write("thank you so much, you are very kind")


def typo(life: Life, chance: Random) -> Script:
    """Types everything, in a hurry, and never presses."""
    yield from _opened(life)
    yield Write(mistyped("yes that is right", chance))
    seen = yield Write(mistyped(said(chance, words.TIMES), chance))
    yield Write(mistyped(said(chance, words.DOOR), chance))
    seen = yield Write(mistyped(said(chance, words.TIMES), chance))
    if seen.button("slot.yes") is not None:
        yield Write(mistyped("yes please", chance))
    yield Write(mistyped(f"im at {life.home.street} {life.home.number}", chance))
    yield Write(mistyped("where is my parcel", chance))


def angry(life: Life, chance: Random) -> Script:
    """Shouts from the start, and gets a person."""
    seen = yield from _opened(life)
    for shout in chance.sample(words.SHOUTS, 3):
        seen = yield Write(shout)
    person = seen.button("human")
    if person is not None and chance.random() < 0.5:
        yield person
    else:
        yield Write("I WANT A REAL PERSON. NOW")
    yield Write(said(chance, words.SHOUTS))


def wrong_language(life: Life, chance: Random) -> Script:
    """Writes in another language than the shop said, and no word in ours."""
    seen = yield from _opened(life)
    lines = words.FOREIGN[life.language]
    for line in lines:
        seen = yield Write(line)
        pick = seen.button("slot.pick") if chance.random() < 0.5 else None
        if pick is not None:
            seen = yield pick
    yes = seen.button("slot.yes")
    if yes is not None:
        yield yes
    yield Write("/status")


def minor(life: Life, chance: Random) -> Script:
    """A child has the phone."""
    yield from _opened(life)
    yield Write(said(chance, words.CHILD))
    seen = yield Write(said(chance, words.CHILD))
    adult = seen.button("child.adult")
    if adult is not None and chance.random() < 0.5:
        yield adult
    yield Write("ok bye")


def fraudster(life: Life, chance: Random) -> Script:
    """Has somebody else's link, and tries whatever may open it."""
    yield Start(life.token)
    yield ShareNumber()
    for line in chance.sample(words.FRAUD, 5):
        yield Write(line)
    yield SendCard(life.name, life.recipient_phone)
    for _ in range(chance.randint(1, 6)):
        yield Write(_guess(life, chance))
    yield Write("/status")
    yield Write("/mydata")
    yield SendPin(60.17, 24.94)
    for line in chance.sample(words.FRAUD, 2):
        yield Write(line)


def changer(life: Life, chance: Random) -> Script:
    """Books, and has another mind four times."""
    seen = yield from _opened(life)
    seen = yield from _address(seen)
    yield from _booked(seen, chance)
    for mind in chance.sample(words.MINDS, 4):
        seen = yield Write(mind.replace("{day}", chance.choice(words.DAYS)))
        yield from _booked(seen, chance)
    yield Write(said(chance, words.INJECTED))
    if chance.random() < 0.3:
        yield SendVoice()


MANNERS: dict[str, Manner] = {
    "prompt": prompt,
    "silent": silent,
    "chatty": chatty,
    "typo": typo,
    "angry": angry,
    "wrong-language": wrong_language,
    "minor": minor,
    "fraudster": fraudster,
    "changer": changer,
}


def _opened(life: Life) -> Part:
    """The link, the own number; what is coming."""
    yield Start(life.token)
    seen = yield ShareNumber()
    return seen


def _address(seen: Seen) -> Part:
    """Right as it stands; a flat that is asked for is none."""
    yes = seen.button("address.yes")
    if yes is not None:
        after = yield yes
        return after
    return seen


def _booked(seen: Seen, chance: Random, *, in_words: bool = False) -> Part:
    """Through whatever is offered, to the end of it, or until nothing is."""
    for _ in range(BOOKING_ACTS_MAX):
        yes = seen.button("slot.yes", "locker.yes", "wish.yes", "postpone.yes")
        picks = seen.all_of("slot.pick") + seen.all_of("locker.pick")
        if yes is not None:
            seen = yield (Write(said(chance, words.YES)) if in_words else yes)
        elif picks:
            seen = yield chance.choice(picks)
        elif (other := seen.button("address.yes", "guess.pick")) is not None:
            seen = yield other
        else:
            return seen
    return seen


def _guess(life: Life, chance: Random) -> str:
    """Six digits, which are not the right ones."""
    guess = f"{chance.randrange(10**6):06d}"
    return guess if guess != life.proof_code else "000000"


def pressed(act: Act) -> str:
    """The verb of a press; nothing for any other act."""
    return act.data.split("|")[0] if isinstance(act, Press) else ""
