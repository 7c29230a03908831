"""Home again: a parcel that was sent to a pickup point is to come to the door after all."""

from bot.asking import ways_out
from bot.facts import Facts
from bot.refusing import refused
from bot.turn import Turn, rest, say
from core.commands import Command, WithdrawChange
from core.model.carrier import ChangeAction
from core.model.change import Change, goes_to_a_point
from core.refusals import Refusal


def gives_up_point(facts: Facts) -> tuple[Command, ...]:
    """What must be taken back before a time at the door is booked: never both are asked for."""
    change = _to_a_point(facts)
    return () if change is None else (WithdrawChange(change.id),)


def is_final(facts: Facts) -> bool:
    """Whether it goes to the point whatever is wished: no time at the door may be promised."""
    change = _to_a_point(facts)
    return change is not None and not facts.may_be_undone(change)


def cannot_come_home(facts: Facts) -> Turn:
    """Said before anything is promised."""
    why = refused(Refusal(code="not-allowed", detail="", why_not=("not-reversible",)))
    return rest(why, say("instead", *ways_out(facts, ChangeAction.CHANGE_WINDOW)))


def _to_a_point(facts: Facts) -> Change | None:
    if facts.delivery is None or facts.carrier is None:
        return None
    return goes_to_a_point(facts.delivery, facts.carrier, facts.changes)
