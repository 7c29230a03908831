"""Away locker: who says that nobody will be there is offered the best pickup point beside the
times, and a place in it is kept while they choose."""

from dataclasses import replace

from bot.asking import PERSON
from bot.buttons import about, fingerprint
from bot.facts import Facts
from bot.heard import Heard, Words
from bot.point_facts import walk
from bot.turn import Say, Turn, goto
from bot.understanding.understood import Intent
from core.commands import KeepCompartment
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery, Format
from core.model.point_choice import Place


def with_locker(turn: Turn, heard: Words, facts: Facts) -> Turn:
    """The question with one more way. What asks nothing, or answers no such words, stays so."""
    delivery = facts.delivery
    if delivery is None or not _is_away(heard, facts) or turn.goes_on or not turn.says:
        return turn
    if (place := _best(heard, facts)) is None:
        return turn
    *before, question = turn.says
    keep = KeepCompartment(delivery.id, place.point.ref)
    says = (*before, _with_button(question, delivery, place))
    return replace(turn, says=says, commands=(*turn.commands, keep))


def instead_of_a_time(heard: Heard, facts: Facts) -> Turn | None:
    """No other time may be chosen any more: then the pickup points, at once, or a day where the
    carrier has days alone; None where that is not what was said, or not possible either."""
    if isinstance(heard, Words) and _is_away(heard, facts) and _best(heard, facts) is not None:
        return goto("locker")
    return goto("postpone.which_day", hear=heard) if facts.comes_by_day else None


def _is_away(heard: Words, facts: Facts) -> bool:
    read, delivery = heard.understood, facts.delivery
    goes_to_a_door = (
        delivery is not None and delivery.format is Format.DOOR and delivery.pickup is None
    )
    is_said = read.understood and Intent.ABSENT in (read.intent, *read.also)
    return is_said and goes_to_a_door and facts.may(ChangeAction.REDIRECT)


def _best(heard: Words, facts: Facts) -> Place | None:
    """One where a place can be kept: what is only asked for is no way out that one can trust. Nor
    is one from which it is sent back before they return."""
    time, today = heard.understood.entities.time, facts.now.astimezone(facts.zone).date()
    returns = (time.day_to or time.day or today) if time is not None else today
    places = (place for place in facts.lockers().places if place.point.keeps_room)
    return next((p for p in places if (returns - today).days <= p.point.days_kept), None)


def _with_button(question: Say, delivery: Delivery, place: Place) -> Say:
    """Before the person, who stays last."""
    point, way = place.point, walk(place)
    locker = about(
        delivery,
        "button-locker-near",
        "locker.pick",
        fingerprint(point.ref),
        point=point.name,
        walk=way,
    )
    others = [button for button in question.buttons if button != PERSON]
    last = [PERSON] if PERSON in question.buttons else []
    return replace(question, buttons=(*others, locker, *last))
