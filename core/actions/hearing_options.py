"""Hearing options: a carrier that is called is asked what may be changed on this parcel now.

Only when somebody looks, and not again for a while. A carrier that does not answer, or says nothing
of an action, leaves what it says of all its parcels; who waits for it waits a moment, no longer.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from core.actions.breakers import carrier_peer, guarded, rest_seconds
from core.actions.house import House
from core.model.change import Change
from core.model.delivery import Delivery
from core.model.ids import CarrierRef, DeliveryId
from core.model.their_options import TheirOption, TheirOptions
from core.ports import TellsOptions, Unavailable

ASK_SECONDS_MAX = 2.0  # somebody waits for it

log = logging.getLogger("carriers")


def must_be_heard(
    house: House, delivery: Delivery, changes: Sequence[Change], now: datetime
) -> bool:
    """Whether its carrier tells, and what it told last no longer counts: it is old, or something
    was asked or answered since. With a courier at the door nobody waits for an office."""
    if delivery.waits_for_now(now) is not None:
        return False
    if delivery.carrier not in house.option_tellers or delivery.is_over:
        return False
    told = delivery.their_options
    if told is None or not told.count(delivery.carrier, delivery.status, now):
        return True
    return any(change.updated_at > told.at for change in changes)


async def hear_options(house: House, id: DeliveryId) -> None:
    """Not inside a transaction. Raises nothing of the carrier's."""
    async with house.store.read() as unit:
        delivery = await unit.deliveries.get(id)
        changes = await unit.changes.of(id) if delivery is not None else ()
    if delivery is None or not must_be_heard(house, delivery, changes, house.clock.now()):
        return
    told = await _asked(house, house.option_tellers[delivery.carrier], delivery)
    if told is None:
        return
    async with house.store.begin() as unit:
        known = await unit.deliveries.get(id)
        if known is None or (known.carrier, known.status) != (delivery.carrier, delivery.status):
            return  # it has moved on meanwhile
        heard = TheirOptions(
            carrier=known.carrier, at=house.clock.now(), status=known.status, told=tuple(told)
        )
        await unit.deliveries.save(replace(known, their_options=heard))


async def _asked(
    house: House, adapter: TellsOptions, delivery: Delivery
) -> Sequence[TheirOption] | None:
    """None where it did not say. What is ill here has a breaker of its own: who cannot tell options
    may still take changes."""
    if await rest_seconds(house, carrier_peer(delivery.carrier)) > 0:
        return None
    try:
        async with guarded(house, options_peer(delivery.carrier)):
            async with asyncio.timeout(ASK_SECONDS_MAX):
                return await adapter.options(delivery)
    except (Unavailable, TimeoutError) as ill:
        log.info("carrier %s tells no options: %s", delivery.carrier, type(ill).__name__)
        return None


def options_peer(ref: CarrierRef) -> str:
    return f"{carrier_peer(ref)}/options"
