"""Announcing: a sender or carrier tells us of a delivery."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date

from core.actions.house import House
from core.actions.redirecting import keep_compartment
from core.actions.routes import found_in_plans
from core.actions.tell import note, notify
from core.model.address import AddressQuery, Components, Verdict
from core.model.asker import HOUSE, Asker
from core.model.courier_note import courier_note
from core.model.delivery import Delivery, DeliveryAddress, Format, SenderRules
from core.model.door_card import DoorCard
from core.model.ids import CarrierRef, DeliveryId, PointRef
from core.model.notice import NoticeKind
from core.model.parcel import Parcel
from core.model.pickup_point import Pickup
from core.model.recipient import Recipient
from core.ports import NewId, Unit
from core.refusals import duplicate, invalid, unknown_carrier

SAME_NUMBER_MAX = 20  # with different carriers


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    tracking_number: str
    carrier: CarrierRef
    address: AddressQuery
    merchant: str | None = None
    recipient: Recipient = field(default_factory=Recipient)
    parcel: Parcel = field(default_factory=Parcel)
    format: Format = Format.DOOR
    point: PointRef | None = None
    from_point: PointRef | None = None
    service_seconds: int = 180
    earliest: date | None = None
    latest: date | None = None
    recurrence: str | None = None
    priority: int = 0
    rules: SenderRules = field(default_factory=SenderRules)


async def announce(house: House, announcement: Announcement, by: Asker) -> Delivery:
    """Keep a new delivery, with what we make of its address.

    Raises Refused: duplicate, unknown-carrier, invalid.
    """
    verdict = await house.addresses.check(announcement.address)
    async with house.store.begin() as unit:
        carrier = await unit.carriers.get(announcement.carrier)
        if carrier is None:
            raise unknown_carrier(announcement.carrier)
        await _check_points(unit, announcement)
        if await _was_moved_away(unit, announcement):
            raise duplicate("delivery")
        now = house.clock.now()
        delivery = Delivery(
            id=DeliveryId(house.new_id("dlv")),
            tracking_number=announcement.tracking_number,
            carrier=announcement.carrier,
            merchant=announcement.merchant,
            recipient=announcement.recipient,
            parcel=announcement.parcel,
            format=announcement.format,
            point=announcement.point,
            from_point=announcement.from_point,
            service_seconds=announcement.service_seconds,
            earliest=announcement.earliest,
            latest=announcement.latest,
            recurrence=announcement.recurrence,
            priority=announcement.priority,
            rules=announcement.rules,
            door_card=card_from(verdict),
            pickup=Pickup(point=announcement.point) if announcement.point else None,
            attempts_max=carrier.attempts_max,
            announced_by=str(by),
            chat_token=_chat_token(house.new_id),
            proof_code=_proof_code(house.new_id),
            created_at=now,
            updated_at=now,
        )
        address = told_address(announcement.address, verdict)
        delivery = delivery.addressed(address, "announced", str(by), now)
        await unit.deliveries.add(delivery)
        await note(house, unit, delivery, "status", str(by), "announced")
        await _keep_place(house, unit, delivery)
        await notify(house, unit, delivery, NoticeKind.INVITED, "once")
        return await found_in_plans(house, unit, delivery, carrier, by)


async def _was_moved_away(unit: Unit, announced: Announcement) -> bool:
    """Whether the carrier that shows this number had it, and has it no more."""
    known = await unit.deliveries.page(
        carrier=None,
        tracking_number=announced.tracking_number,
        status=None,
        updated_since=None,
        after=None,
        limit=SAME_NUMBER_MAX,
    )
    return any(announced.carrier in delivery.moved_from for delivery in known)


def told_address(query: AddressQuery, verdict: Verdict) -> DeliveryAddress:
    """What was told, beside what we make of it."""
    told = DeliveryAddress(
        text=query.text,
        components=query.components,
        country=query.country,
        location=query.pin,
        verdict=verdict,
    )
    return told.accepted if query.accept_unknown else told


def card_at(delivery: Delivery, new: DeliveryAddress) -> DoorCard:
    """What one must know at the new address: within the same house all that was known; at another
    one nothing of the old door, whose code is a secret of its own. A flat that stood in the old
    address goes with it."""
    is_same = is_same_house(delivery.address, new)
    kept = _without_old_flat(delivery) if is_same else delivery.door_card.of_person
    return kept if new.verdict is None else kept.merged(card_from(new.verdict))


def _without_old_flat(delivery: Delivery) -> DoorCard:
    known, old = delivery.door_card, _parts(delivery.address)
    return replace(
        known,
        entrance=None if known.entrance == old.entrance else known.entrance,
        unit=None if known.unit == old.unit else known.unit,
    )


def is_same_house(one: DeliveryAddress, other: DeliveryAddress) -> bool:
    return _parts(one).is_same_house(_parts(other))


def _parts(address: DeliveryAddress) -> Components:
    """As found where it was found, else as told."""
    found = address.verdict.components if address.verdict is not None else Components()
    return found if found.street is not None else address.components or found


def card_from(verdict: Verdict) -> DoorCard:
    """What the address line said about the door."""
    card = DoorCard(
        entrance=verdict.components.entrance,
        floor=verdict.components.floor,
        unit=verdict.components.unit,
    )
    if verdict.instructions is None:
        return card
    said = verdict.instructions
    note = courier_note(said.note) if said.note else None
    return card.merged(DoorCard(code=said.gate_code, floor=said.floor, phone=said.phone, note=note))


async def _keep_place(house: House, unit: Unit, delivery: Delivery) -> None:
    """A parcel that goes to a locker has its compartment from the beginning. Where none is free its
    sender's word stands, and whoever dispatches reads so."""
    point = await unit.points.get(delivery.point) if delivery.point is not None else None
    if point is not None and await keep_compartment(house, unit, delivery, point) is None:
        what = f"no compartment is free at {point.ref}"
        await note(house, unit, delivery, "alert", str(HOUSE), what)


async def _check_points(unit: Unit, announcement: Announcement) -> None:
    needs = {
        Format.DOOR: (),
        Format.PICKUP_POINT: ("point",),
        Format.LOCKER: ("point",),
        Format.TERMINAL: ("point",),
        Format.TERMINAL_TO_TERMINAL: ("from_point", "point"),
    }[announcement.format]
    for name in needs:
        ref = getattr(announcement, name)
        if ref is None:
            raise invalid(name, f"is needed for format {announcement.format}")
        point = await unit.points.get(ref)
        if point is None or not point.serves(announcement.carrier):
            raise invalid(name, "is not a pickup point we know")


def _chat_token(new_id: NewId) -> str:
    """Unguessable (200 bits), of letters and digits, shorter than Telegram's 64."""
    return new_id("lnk").removeprefix("lnk_") + new_id("lnk").removeprefix("lnk_")


def _proof_code(new_id: NewId) -> str:
    digest = hashlib.sha256(new_id("prf").encode()).digest()
    return f"{int.from_bytes(digest[:8]) % 1_000_000:06d}"
