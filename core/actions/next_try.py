"""The next try: a place that is kept for somebody who was missed, before they have said a word."""

from dataclasses import replace

from core.actions.asking import carrier_of, delivery_of
from core.actions.booking import hold_slot
from core.actions.house import House
from core.actions.prepared import Done, Prepared
from core.actions.windows import cut_off_of
from core.commands import HoldSlot, KeepNextTry
from core.model.asker import Asker
from core.ports import Unit

KEEP_SECONDS = 7200  # real time: who was missed is at work, and reads it at noon


async def keep_next_try(
    house: House, unit: Unit, command: KeepNextTry, by: Asker, prepared: Prepared
) -> Done:
    """Like a hold that somebody asked for, only longer; never past the moment at which the carrier
    can still be told of it.

    Raises Refused: what `hold_slot` raises.
    """
    patient = replace(house, limits=replace(house.limits, hold_seconds=KEEP_SECONDS))
    done = await hold_slot(patient, unit, HoldSlot(command.delivery, command.window), by, prepared)
    if done.hold is None:
        return done
    hold = replace(done.hold, fee=None)  # who was missed is asked no fee for the next try
    carrier = await carrier_of(unit, await delivery_of(unit, command.delivery))
    latest = cut_off_of(hold.window, carrier) or hold.window.start
    if hold.expires_at > latest > hold.made_at:
        hold = replace(hold, expires_at=latest)
    await unit.holds.put(hold)
    return replace(done, hold=hold)
