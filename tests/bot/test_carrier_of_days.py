"""A carrier of days: its recipient chooses one that it told, and hears first what it costs."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from core.commands import Postpone
from core.model.carrier import ChangeAction
from core.model.parcel import Money
from core.model.their_options import TheirOption, TheirOptions
from tests.bot.script import Player, play
from tests.bot.world import DELIVERY, NOW, World, allows_only

SCRIPT = """
rcp  on thursday please
bot  The carrier takes US$21.00 for this.
bot  Shall I ask the carrier to come on Friday 27 November instead? [Yes] [No] [A person]
rcp  no
bot  Nothing was changed.…
rcp  another time
bot  Which day instead? The carrier can come on these. [Fri 27 Nov] [Mon 30 Nov] [A person]
rcp  Mon 30 Nov
bot  The carrier takes US$21.00 for this.
bot  Shall I ask the carrier to come on Monday 30 November instead? [Yes] [No] [A person]
rcp  Yes
bot  Asked: I have told the carrier.…
     Postpone
"""


def by_day(*days: date, allowed: bool = True) -> World:
    """It was asked about this parcel a moment ago, and offers no time of day."""
    world = World(carrier=allows_only(ChangeAction.POSTPONE, ChangeAction.CHANGE_ADDRESS))
    delivery = world.deliveries[DELIVERY]
    told = TheirOption(
        action=ChangeAction.POSTPONE,
        allowed=allowed,
        days=days,
        fee=Money(Decimal("21.00"), "USD"),
    )
    theirs = TheirOptions(carrier=delivery.carrier, at=NOW, status=delivery.status, told=(told,))
    world.deliveries[DELIVERY] = replace(delivery, their_options=theirs)
    return world


def test_a_day_is_chosen_among_those_that_the_carrier_told() -> None:
    """Thursday is none of them: the next one is read back. The price comes before the yes."""
    play(SCRIPT, by_day(date(2026, 11, 27), date(2026, 11, 30)), "choose_slot")


def test_a_carrier_that_told_no_days_takes_the_next_ones() -> None:
    """The word is then its own: it may still say no."""
    player = Player(by_day())
    player.begin("choose_slot")
    answer = player.hears("rcp", "on saturday")
    assert "Saturday 28 November" in " ".join(spoken.plain for _, spoken in answer.says)


def test_its_no_for_this_parcel_is_told_as_one() -> None:
    """Not as something that it never offers."""
    player = Player(by_day(allowed=False))
    player.begin("choose_slot")
    answer = player.hears("rcp", "on saturday")
    words = " ".join(spoken.plain for _, spoken in answer.says)
    assert "The carrier does not take that for this parcel now." in words
    assert not [each for each in answer.commands if isinstance(each, Postpone)]
