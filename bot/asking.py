"""Asking: the few sentences that every scene needs: why not, what else, and a person."""

from bot.buttons import Button, about, fingerprint, plain
from bot.facts import Facts
from bot.refusing import refused
from bot.turn import Say, Turn, rest, say
from bot.visits import is_visit
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from core.model.options import Option
from core.refusals import Refusal

PERSON = plain("button-person", "human")
MENU = plain("button-menu", "menu")
_LEFT: dict[ChangeAction, tuple[ChangeAction, str, str]] = {
    ChangeAction.SAFE_PLACE: (ChangeAction.NEIGHBOUR, "button-neighbour", "neighbour.ask"),
    ChangeAction.NEIGHBOUR: (ChangeAction.SAFE_PLACE, "button-safe-place", "safe_place.ask"),
}


def cannot(facts: Facts, action: ChangeAction) -> Turn:
    """What was typed and is not allowed gets the reason, and what is possible instead."""
    found = facts.options().get(action)
    reason = _why_not(found)
    *ways, person = (*left_instead(facts, action), *ways_out(facts))
    if action is ChangeAction.CHANGE_ADDRESS and facts.delivery is not None:
        person = about(facts.delivery, "button-person", "person.address")  # whoever comes reads why
    return rest(reason, say("instead", *ways, person))


def _why_not(found: Option | None) -> Say:
    """What the carrier changes on its own page has its address there: nothing is asked of us."""
    if found is not None and found.link is not None:
        return say("why-not-here", link=found.link)
    why_not = found.why_not if found is not None else ("carrier-does-not-offer",)
    return refused(Refusal(code="not-allowed", detail="", why_not=why_not))


def price_told(facts: Facts, action: ChangeAction) -> tuple[Say, ...]:
    """What the carrier takes for it, said before the question; nothing where it is free."""
    found = facts.options().get(action)
    if found is None or found.fee is None or found.fee.amount <= 0:
        return ()
    return (say("change-fee", fee=found.fee),)


def left_instead(facts: Facts, action: ChangeAction) -> tuple[Button, ...]:
    """Who wanted it left somewhere may leave it with somebody, and the other way round."""
    delivery = facts.delivery
    other = _LEFT.get(action)
    if delivery is None or other is None or not facts.may(other[0]):
        return ()
    return (about(delivery, other[1], other[2]),)


def ways_out(facts: Facts, *without: ChangeAction) -> tuple[Button, ...]:
    """Up to three other things that may be done now, and a person."""
    delivery = facts.delivery
    if delivery is None:
        return (PERSON,)
    ways = (
        *(
            ((ChangeAction.CHANGE_WINDOW, about(delivery, "button-other-time", "slot.other")),)
            if delivery.address.point is not None or is_visit(facts)  # else nobody can plan it yet
            else ()
        ),
        (ChangeAction.REDIRECT, about(delivery, "button-locker", "locker.pick")),
        (ChangeAction.CHANGE_ADDRESS, about(delivery, "button-fix-address", "address.change")),
    )
    found = [button for action, button in ways if action not in without and facts.may(action)]
    return (*found, PERSON)


def stale() -> Turn:
    """An old button: kindly, and with a way on."""
    return rest(say("stale", MENU, PERSON))


def version(delivery: Delivery) -> str:
    """What an address card showed: an old card is told from a new one by it."""
    return fingerprint(delivery.address.line)
