"""Yes, if: a yes to an offered time, with what it depends on: "ok aber nicht vor zehn".

A time that the window keeps is as good as a plain yes; one that it breaks narrows the choice. What
the courier is to do is noted beside the yes. A condition that nobody here understands is no yes.
"""

import re
from dataclasses import dataclass, replace

from bot.amending import is_for_courier
from bot.bell import is_of_the_bell
from bot.door_words import beside, card_of
from bot.facts import Facts
from bot.heard import Words
from bot.held import is_owed
from bot.scene import means
from bot.suiting import suiting
from bot.turn import Turn, ask, goto, say
from bot.understanding.condition_words import AGREES, BUT, COURTESY, IF
from bot.understanding.fixtures import is_to_call_first
from bot.understanding.normalise import normalised
from bot.understanding.times import spoken_time
from bot.understanding.understood import Intent, SpokenTime
from core.commands import Command, ConfirmHold, GiveInstructions
from core.late_pattern import LatePattern
from core.model.carrier import ChangeAction
from core.model.ids import HoldId
from core.model.window import Window

_OPENS = LatePattern(rf"\W*{AGREES}(?:[\s,.;:!،、，–—-]+{AGREES})*[\s,.;:!،、，–—-]*", re.I)
_IF = LatePattern(rf"{IF}[\s,:]*(?P<rest>\S.*)", re.I | re.S)
_COURTEOUS = LatePattern(rf"{COURTESY}", re.I)
_CONDITION = LatePattern(rf"{BUT}[\s,:]*(?P<rest>\S.*)", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Yes:
    """`instead`: words that wish for a time which is not the one that was offered; `door`: words
    for whoever comes."""

    instead: Words | None = None
    door: Words | None = None


def yes_to(heard: Words, window: Window | None, facts: Facts) -> Yes | None:
    """None where the words are no yes, or one that depends on what we do not know."""
    lead = _OPENS.match(heard.text)
    behind = _behind(heard.text, lead)
    condition = _CONDITION.search(heard.text) or _IF.match(behind)
    is_yes = means(heard, Intent.CONFIRM) or (lead is not None and not behind)
    is_asked = "?" in heard.text or means(heard, Intent.ABSENT)
    depends = is_yes or (condition is not None and lead is not None and not is_asked)
    told = _time_in(heard, facts) if depends or means(heard, Intent.RESCHEDULE) else None
    if told is not None and (lead is not None or is_yes):
        if not is_asked and window is not None and suiting((window,), told, facts.zone):
            return Yes()
        return Yes(instead=_wishing(heard, told)) if depends else None
    if not depends:
        return _with_words_for_the_door(heard, lead)
    if condition is None:
        return _with_words_for_the_door(heard, lead) or Yes()
    rest = replace(heard, text=condition["rest"].strip())
    return Yes(door=_told_courier(rest)) if _is_for_the_door(rest) else None


def _behind(text: str, lead: re.Match[str] | None) -> str:
    """What is said after the yes, without mere courtesy: "ok, if it is free", "ok, if possible"."""
    return _COURTEOUS.sub(" ", text[lead.end() :]).strip(" ,.;:!،、") if lead is not None else ""


def booking(heard: Words, window: Window | None, hold: HoldId | None, facts: Facts) -> Turn | None:
    """What comes of such words while a time is held: None where they are no yes to it. Nothing is
    booked on a condition that we do not know, nor before it is paid."""
    if hold is None:
        return None
    yes = yes_to(heard, window, facts)
    if yes is None:
        return ask(say("lost")) if means(heard, Intent.CONFIRM) else None
    if yes.instead is not None:
        return goto("choose_slot", hear=yes.instead)
    if is_owed(hold, facts):
        return goto("choose_slot.shall_i", *noted(yes, facts))
    if yes.door is not None:
        booked = say("slot-booked", window=window)
        return goto("door", ConfirmHold(hold), hear=yes.door, says=(booked,))
    return goto("choose_slot.booked", ConfirmHold(hold))


def noted(yes: Yes, facts: Facts) -> tuple[Command, ...]:
    """What is for the courier, where the yes goes on to something else."""
    delivery, door = facts.delivery, yes.door
    if delivery is None or door is None or not facts.may(ChangeAction.INSTRUCTIONS):
        return ()
    given = card_of(door.understood.entities, door.text)
    return (GiveInstructions(delivery.id, beside(given, delivery.door_card)),)


def _time_in(heard: Words, facts: Facts) -> SpokenTime | None:
    """The time that is told, or ruled out, whatever else the words are about."""
    at = facts.now.astimezone(facts.zone)
    told = heard.understood.entities.time or spoken_time(normalised(heard.text), at)
    is_told = told is not None and (told.says_when or bool(told.but_not))
    return told if is_told and told is not None and not told.soonest else None


def _with_words_for_the_door(heard: Words, lead: re.Match[str] | None) -> Yes | None:
    """ "Yes, code 4521"."""
    rest = replace(heard, text=heard.text[lead.end() :].strip()) if lead is not None else heard
    is_told = lead is not None and bool(rest.text) and _is_for_the_door(rest)
    return Yes(door=_told_courier(rest)) if is_told else None


def _is_for_the_door(heard: Words) -> bool:
    is_told = is_to_call_first(normalised(heard.text)) or is_of_the_bell(heard.text)
    return is_told or is_for_courier(heard)


def _told_courier(heard: Words) -> Words:
    meant = replace(heard.understood, intent=Intent.INSTRUCTIONS, understood=True, likely=())
    return replace(heard, understood=meant)


def _wishing(heard: Words, told: SpokenTime) -> Words:
    things = replace(heard.understood.entities, time=told)
    meant = replace(heard.understood, intent=Intent.RESCHEDULE, understood=True, entities=things)
    return replace(heard, understood=meant)
