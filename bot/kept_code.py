"""A kept code: asked once, where a code was just told; else it is for this delivery alone."""

from bot.buttons import Button, about
from bot.facts import Facts
from bot.home import place_at
from core.model.change import NewInstructions


def keep_buttons(facts: Facts) -> tuple[Button, ...]:
    """Only this time, or for a while; nothing where no code is new, or it is kept already."""
    delivery = facts.delivery
    if delivery is None or delivery.address.point is None or not _was_just_told(facts):
        return ()
    place = place_at(facts)
    if place is not None and place.card_at(facts.now).code == delivery.door_card.code:
        return ()
    return (
        about(delivery, "button-code-once", "code.once"),
        about(delivery, "button-code-keep", "code.keep"),
    )


def _was_just_told(facts: Facts) -> bool:
    """Whether the newest word for the door brought a code."""
    told = [each for each in facts.changes if isinstance(each.what, NewInstructions)]
    newest = max(told, key=lambda each: each.asked_at, default=None)
    if newest is None or not isinstance(newest.what, NewInstructions):
        return False
    card, before = newest.what.door_card, newest.what.before
    return card.code is not None and (before is None or before.code != card.code)
