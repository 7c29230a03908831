"""Correcting: a sender or carrier puts right what it announced."""

from dataclasses import dataclass, replace
from datetime import date

from core.actions.addressing import readdressed, tell_address, tell_recipient
from core.actions.announce import card_at, told_address
from core.actions.asking import ask_carrier, carrier_of, delivery_of, stop_of
from core.actions.house import House
from core.actions.moving import ways_to
from core.actions.prepared import Outdated, Prepared
from core.actions.resizing import resize_visits
from core.actions.tell import note, publish_about
from core.model.address import AddressQuery, Verdict
from core.model.asker import Asker, Role
from core.model.carrier import Carrier, ChangeAction
from core.model.delivery import Delivery, DeliveryAddress, SenderRules
from core.model.ids import DeliveryId
from core.model.options import option
from core.model.parcel import Parcel
from core.model.recipient import Recipient
from core.ports import Unavailable, Unit
from core.refusals import address_not_located

TRIES_MAX = 8
OWN_LOCK = ("sender-does-not-allow",)  # binds the recipient, not who set it


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What the sender corrects; None leaves a thing as it is, unless it is `taken_away`."""

    recipient: Recipient | None = None
    address: AddressQuery | None = None
    merchant: str | None = None
    parcel: Parcel | None = None
    service_seconds: int | None = None
    earliest: date | None = None
    latest: date | None = None
    priority: int | None = None
    rules: SenderRules | None = None
    taken_away: tuple[str, ...] = ()
    off_the_door: tuple[str, ...] = ()  # of the door card: what is not so

    @property
    def resizes(self) -> bool:
        """Whether it may want other room in the vehicle, or other time at the door."""
        told = self.parcel is not None or self.service_seconds is not None
        return told or not SIZES.isdisjoint(self.taken_away) or bool(self.off_the_door)


SIZES = frozenset({"parcel", "service_seconds"})
PLAIN = (
    "recipient",
    "merchant",
    "parcel",
    "service_seconds",
    "earliest",
    "latest",
    "priority",
    "rules",
)


async def correct(house: House, id: DeliveryId, correction: Correction, by: Asker) -> Delivery:
    """The sender's own correction. A changed address wants a new look, and a new confirmation; its
    visit moves along, and the carrier hears of it.

    Raises Refused: not-found, address-not-located. Raises Unavailable.
    """
    for _ in range(TRIES_MAX):
        prepared = await _prepared(house, id, correction)
        try:
            async with house.store.begin() as unit:
                return await _corrected(house, unit, id, correction, by, prepared)
        except Outdated:
            continue
    raise Unavailable("the routes change faster than travel times are told")


async def _prepared(house: House, id: DeliveryId, correction: Correction) -> Prepared:
    query = correction.address
    if query is None:
        return Prepared(legs=await ways_to(house, id, ())) if correction.resizes else Prepared()
    verdict = await house.addresses.check(query)
    point = told_address(query, verdict).point
    return Prepared(verdict=verdict, legs=await ways_to(house, id, [point]))


async def _corrected(
    house: House,
    unit: Unit,
    id: DeliveryId,
    correction: Correction,
    by: Asker,
    prepared: Prepared,
) -> Delivery:
    delivery = await delivery_of(unit, id)
    if correction == Correction():
        return delivery
    told = {name: value for name in PLAIN if (value := getattr(correction, name)) is not None}
    told |= dict.fromkeys(correction.taken_away)
    card = delivery.door_card
    bare = replace(card, **dict.fromkeys(correction.off_the_door))
    delivery = replace(delivery, **told, door_card=bare, updated_at=house.clock.now())
    if correction.address is not None and prepared.verdict is not None:
        new = told_address(correction.address, prepared.verdict)
        delivery = await _at(house, unit, delivery, new, prepared.verdict, by, prepared)
    else:
        await unit.deliveries.save(delivery)
        await note(house, unit, delivery, "status", str(by), "corrected")
        if bare != card:
            stop = {"by": str(by), "stop": stop_of(delivery)}
            await publish_about(house, unit, "delivery.instructions_changed", delivery, stop)
    if correction.resizes:
        carrier = await carrier_of(unit, delivery)
        await resize_visits(house, unit, delivery, carrier, prepared)
        return await delivery_of(unit, id)
    return delivery


async def _at(
    house: House,
    unit: Unit,
    delivery: Delivery,
    new: DeliveryAddress,
    verdict: Verdict,
    by: Asker,
    prepared: Prepared,
) -> Delivery:
    """At another address; who drives is asked for it like for any other change, where it can be."""
    if new.point is None and delivery.awaited is not None:
        # A promise is given back openly or not at all: never by a slip of the pen.
        raise address_not_located()
    carrier, old = await carrier_of(unit, delivery), delivery.address
    if (new.shown, new.point) == (old.shown, old.point):
        return await _same_again(house, unit, delivery, new, by)
    delivery, what = await readdressed(
        house, unit, delivery, carrier, new, verdict, "corrected", by, prepared
    )
    await unit.deliveries.save(delivery)
    await tell_recipient(house, unit, delivery)
    if by.role is not Role.CARRIER and _may_be_asked(house, delivery, carrier):
        await ask_carrier(house, unit, delivery, carrier, what, by)
        return delivery
    await tell_address(house, unit, delivery, old, by)
    if by.role is not Role.CARRIER:
        await note(house, unit, delivery, "alert", str(by), "the carrier takes no other address")
    return delivery


async def _same_again(
    house: House, unit: Unit, delivery: Delivery, new: DeliveryAddress, by: Asker
) -> Delivery:
    """Told in other words, or once more: it stays confirmed, and is news to nobody."""
    here = replace(new, confirmed=delivery.address.confirmed)
    delivery = replace(delivery, address=here, door_card=card_at(delivery, new))
    await unit.deliveries.save(delivery)
    await note(house, unit, delivery, "status", str(by), "corrected")
    return delivery


def _may_be_asked(house: House, delivery: Delivery, carrier: Carrier) -> bool:
    found = option(ChangeAction.CHANGE_ADDRESS, delivery, carrier, house.clock.now())
    return found.allowed or found.why_not == OWN_LOCK
