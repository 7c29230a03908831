"""A third asking: who writes or sends is not asked the same question three times in a row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.asking import MENU, PERSON
from bot.buttons import fingerprint
from bot.heard import Entered, Heard, Pressed, RefusedNow, Slash, Started, Told
from bot.play import Line
from bot.stage import Memory
from bot.turn import Say, say

ASKED_MAX = 2
TO_A_PERSON = ("human", "person.")
GUESSED = "guess-which"  # the same question, whatever it guesses at
NOT_UNDERSTOOD = "lost"  # said before a question that is put again


@dataclass(frozen=True, slots=True)
class Spared:
    """What is said, and what is remembered of the question in it."""

    lines: tuple[Line, ...]
    asked: str | None
    times: int


def spared(lines: Sequence[Line], heard: Heard, memory: Memory) -> Spared:
    """The third time the question is left out: it stands above with its buttons. Where nothing else
    would be said, a person is offered instead."""
    if isinstance(heard, Told | Entered | RefusedNow):
        return Spared(tuple(lines), memory.asked, memory.times)
    question = lines[-1].say if lines else None
    trace = _trace(question) if question is not None else None
    if question is None or trace is None:
        return Spared(tuple(lines), None, 0)
    times = memory.times + 1 if trace == memory.asked else 1
    if times <= ASKED_MAX or isinstance(heard, Pressed | Slash | Started):
        return Spared(tuple(lines), trace, times)
    *others, last = lines
    if any(line.say.key != NOT_UNDERSTOOD for line in others):
        return Spared(_with_person(others, question), trace, times)
    instead = Line(say("guess-none", PERSON, MENU), last.facts)
    return Spared((instead,), trace, times)


def _with_person(lines: Sequence[Line], left_out: Say) -> tuple[Line, ...]:
    """The way to a person that stood under the question stands under what is said without it."""
    person = next((each for each in left_out.buttons if each.data.startswith(TO_A_PERSON)), None)
    if person is None or any(line.say.buttons or line.say.keyboard for line in lines):
        return tuple(lines)
    *before, last = lines
    return (*before, replace(last, say=replace(last.say, buttons=(person,))))


def _trace(said: Say) -> str | None:
    """By which a question is known again; a card is none, nor is a way to a person alone."""
    is_way_out = all(button.data.startswith(TO_A_PERSON) for button in said.buttons)
    if said.slot is not None or is_way_out:
        return None
    if said.key == GUESSED:
        return fingerprint(said.key)
    shown = [button.data for button in said.buttons]
    return fingerprint(repr((said.key, said.values, shown)))
