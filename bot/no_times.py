"""No times: nothing is free, or nothing may be chosen: why, and what else there is."""

from bot.asking import cannot, ways_out
from bot.buttons import Button, about
from bot.card import point_name
from bot.facts import Facts, Offered
from bot.turn import Turn, goto, rest, say
from bot.visits import spoken_of
from bot.window_list import varied, wait_buttons, wishable
from bot.wording import Text
from core.model.address import VerdictCode
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery


def none_free(
    offered: Offered, facts: Facts, why: Text | None = None, waits: tuple[Button, ...] = ()
) -> Turn:
    """No place on any route, or nobody to ask. One may wait for what was wished, or else for what
    the carrier drives at all."""
    delivery = facts.delivery
    assert delivery is not None
    if offered.refusal is not None and offered.refusal.code == "address-not-located":
        return goto("confirm_address")
    again = about(delivery, "button-look-again", "slot.other")
    ways = (again, *ways_out(facts, ChangeAction.CHANGE_WINDOW))
    if offered.ill:
        return rest(say("slot-none-ill", *ways))
    waits = waits or wait_buttons(delivery, varied(wishable(facts, offered), facts.zone))
    told: Text | str = Text("slot-remark", {"why": why}) if why is not None else ""
    key = spoken_of("slot-none-wait" if waits else "slot-none", facts)
    return rest(say(key, *waits, *ways, why=told, point=point_name(facts)))


def cannot_choose(delivery: Delivery, facts: Facts) -> Turn:
    """Nobody drives there, which waiting would not change; or whatever else forbids it."""
    verdict = delivery.address.verdict
    if verdict is not None and verdict.verdict is VerdictCode.OUTSIDE_AREA:
        return rest(say("slot-none-outside", *ways_out(facts)))
    return cannot(facts, ChangeAction.CHANGE_WINDOW)
