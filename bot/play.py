"""A play: one thing heard, and every turn that follows from it, until the bot waits again.

A generator: it hands out the commands that a turn asks for and wants the facts after them. Whoever
drives it does the acting; nothing here waits for anything.
"""

from collections.abc import Generator
from dataclasses import dataclass, field

from bot.buttons import plain
from bot.facts import Facts
from bot.heard import Entered, Heard
from bot.refusing import refused
from bot.stage import TURNS_IN_A_ROW_MAX, Place, Stage
from bot.turn import Say, say
from core.commands import Command
from core.model.ids import DeliveryId
from core.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Asked:
    """Commands that a turn asks for, where it stood, and which delivery it is about."""

    commands: tuple[Command, ...]
    place: Place
    focus: DeliveryId | None


@dataclass(frozen=True, slots=True)
class Line:
    """Something said, with the facts as they were when it was said."""

    say: Say
    facts: Facts


@dataclass(slots=True)
class Performance:
    """Everything that came of one thing heard."""

    place: Place
    focus: DeliveryId | None
    lines: list[Line] = field(default_factory=list)
    commands: list[Command] = field(default_factory=list)
    misunderstood: int = 0
    resume: bool = False


class TooManyTurns(Exception):
    """Scenes that send the talk round in circles: our bug."""


def perform(
    stage: Stage, heard: Heard, facts: Facts, place: Place
) -> Generator[Asked, Facts, Performance]:
    """Play on until a turn waits for the person. Raises Wanted for what nobody has gathered."""
    done = Performance(place, facts.conversation.focus)
    about = facts.delivery.id if facts.delivery is not None else None
    back: Place | None = None  # where a play that was no answer goes back to
    for turn_number in range(TURNS_IN_A_ROW_MAX):
        played = stage.play(heard, facts, done.place)
        turn = played.turn
        if turn_number == 0 or not isinstance(heard, Entered):  # words may be handed on
            done.misunderstood = played.misunderstood
        done.lines += [Line(each, facts) for each in turn.says]
        done.resume = done.resume or turn.resume
        about = turn.focus or about
        if not turn.aside:
            done.focus = about
        is_of_another = turn.focus is not None and turn.focus != _of(facts)
        if turn.commands or is_of_another:
            done.commands += turn.commands
            facts = yield Asked(turn.commands, played.place, about)
            about = facts.delivery.id if facts.delivery is not None else None
            if not turn.aside:
                done.focus = about
        if turn.aside and turn.goto is not None:
            back = done.place
        done.place = played.after
        if not turn.goes_on and back is not None:
            done.place = back
            done.lines += [Line(each, facts) for each in stage.again(facts, back).says]
        if not turn.goes_on:
            return done
        heard = turn.hear
    raise TooManyTurns(".".join(done.place.names))


def _of(facts: Facts) -> DeliveryId | None:
    return facts.delivery.id if facts.delivery is not None else None


def refused_twice(stage: Stage, refusal: Refusal, facts: Facts) -> Performance:
    """The house said no two times in a row: say so, and offer a person."""
    offer = say("lost-menu", plain("button-person", "human"), plain("button-menu", "menu"))
    done = Performance(stage.resting(), facts.conversation.focus)
    done.lines += [Line(each, facts) for each in (refused(refusal), offer)]
    return done
