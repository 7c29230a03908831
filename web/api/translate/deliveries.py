"""A delivery: from its announcement, and to what others see of it."""

import re
from dataclasses import dataclass

from msgspec import UNSET, UnsetType

from core.actions.announce import Announcement
from core.actions.correcting import Correction
from core.model.delivery import Delivery, SenderRules
from core.model.eta import Eta
from core.model.event import Entry
from core.model.ids import CarrierRef, PointRef
from core.model.options import Option
from core.model.parcel import Parcel
from core.model.pickup_point import Pickup
from core.model.promise import Promise
from core.model.recipient import Recipient
from core.refusals import invalid
from web.api.translate.addresses import address_wire, query, told
from web.api.translate.shapes import maybe_point, money, money_wire
from web.api.wire import deliveries as wire

_E164 = re.compile(r"\+[1-9]\d{6,14}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What of a delivery its reader may see."""

    bot_name: str | None = None
    recipient: bool = True
    codes: bool = False
    proof: bool = False


def announcement(said: wire.Announcement) -> Announcement:
    """Raises Refused(invalid)."""
    if said.earliest and said.latest and said.latest < said.earliest:
        raise invalid("latest", "must not be before earliest")
    person = recipient(said.recipient)
    return Announcement(
        tracking_number=said.tracking_number.strip(),
        carrier=CarrierRef(said.carrier),
        merchant=said.merchant,
        recipient=person,
        address=query(said.address, person.language),
        parcel=parcel(said.parcel),
        format=said.format,
        point=PointRef(said.point) if said.point else None,
        from_point=PointRef(said.from_point) if said.from_point else None,
        service_seconds=said.service_seconds,
        earliest=said.earliest,
        latest=said.latest,
        recurrence=said.recurrence,
        priority=said.priority,
        rules=rules(said.rules),
    )


def announced(delivery: Delivery) -> wire.Announcement:
    """The announcement that would make this delivery: what a merge patch is merged into."""
    return wire.Announcement(
        tracking_number=delivery.tracking_number,
        carrier=delivery.carrier,
        merchant=delivery.merchant,
        recipient=_recipient_wire(delivery.recipient),
        address=told(delivery.address),
        parcel=_parcel_wire(delivery.parcel),
        format=delivery.format,
        point=delivery.point,
        from_point=delivery.from_point,
        service_seconds=delivery.service_seconds,
        earliest=delivery.earliest,
        latest=delivery.latest,
        recurrence=delivery.recurrence,
        priority=delivery.priority,
        rules=_rules_wire(delivery.rules),
    )


FIXED = ("tracking_number", "carrier", "format", "point", "from_point", "recurrence")
MAY_BE_TAKEN_AWAY = ("merchant", "earliest", "latest")


def correction(before: wire.Announcement, after: wire.Announcement) -> Correction:
    """What differs, as the sender's correction. Raises Refused(invalid)."""
    for name in FIXED:
        if getattr(before, name) != getattr(after, name):
            raise invalid(name, "cannot be changed")
    new = announcement(after)
    return Correction(
        recipient=new.recipient if before.recipient != after.recipient else None,
        address=new.address if before.address != after.address else None,
        merchant=new.merchant if before.merchant != after.merchant else None,
        parcel=new.parcel if before.parcel != after.parcel else None,
        service_seconds=new.service_seconds
        if before.service_seconds != after.service_seconds
        else None,
        earliest=new.earliest if before.earliest != after.earliest else None,
        latest=new.latest if before.latest != after.latest else None,
        priority=new.priority if before.priority != after.priority else None,
        rules=new.rules if before.rules != after.rules else None,
        taken_away=tuple(
            name
            for name in MAY_BE_TAKEN_AWAY
            if getattr(after, name) is None and getattr(before, name) is not None
        ),
    )


def recipient(said: wire.Recipient, field: str = "recipient") -> Recipient:
    phone = None
    if said.phone is not None and said.phone.strip():
        phone = re.sub(r"[\s().-]", "", said.phone)
        phone = "+" + phone[2:] if phone.startswith("00") else phone
        if _E164.fullmatch(phone) is None:
            raise invalid(f"{field}.phone", "is not a number with its country code (+358…)")
    language = re.split("[-_]", said.language)[0].lower() if said.language else None
    return Recipient(
        name=said.name,
        phone=phone,
        language=language,
        email=said.email,
        company=said.company or None,
    )


def parcel(said: wire.Parcel) -> Parcel:
    return Parcel(
        size=said.size,
        weight_kg=said.weight_kg,
        fragile=said.fragile,
        signature_required=said.signature_required,
        min_age=said.min_age,
        value=money(said.value),
        skills=frozenset() if said.skills is UNSET else frozenset(said.skills or ()),
    )


def rules(said: wire.Rules) -> SenderRules:
    return SenderRules(
        safe_place=said.safe_place,
        neighbour=said.neighbour,
        locker=said.locker,
        address_change=said.address_change,
        minors=said.minors is True,
    )


def delivery_wire(delivery: Delivery, seen: Seen) -> wire.Delivery:
    proof: str | UnsetType = delivery.proof_code if seen.proof else UNSET
    return wire.Delivery(
        id=delivery.id,
        tracking_number=delivery.tracking_number,
        carrier=delivery.carrier,
        merchant=delivery.merchant,
        recipient=_recipient_wire(delivery.recipient) if seen.recipient else None,
        address=address_wire(delivery.id, delivery.address, codes=seen.codes),
        parcel=_parcel_wire(delivery.parcel),
        format=delivery.format,
        point=delivery.point,
        from_point=delivery.from_point,
        service_seconds=delivery.service_seconds,
        earliest=delivery.earliest,
        latest=delivery.latest,
        recurrence=delivery.recurrence,
        priority=delivery.priority,
        rules=_rules_wire(delivery.rules),
        status=delivery.status,
        flags=sorted(delivery.flags),
        chat_link=delivery.chat_link(seen.bot_name) if seen.recipient else None,
        proof_code=proof,
        promise=promise_wire(delivery.promise) if delivery.promise else None,
        eta=_eta_wire(delivery.eta),
        pickup=_pickup_wire(delivery.pickup),
        visit=UNSET
        if delivery.visit is None
        else wire.Visit(came_at=delivery.visit.came_at, seen_at=delivery.visit.seen_at),
        attempts=[
            wire.Attempt(
                at=attempt.at,
                reason=attempt.reason,
                note=attempt.note,
                location=maybe_point(attempt.location),
                disputed=attempt.disputed,
            )
            for attempt in delivery.attempts
        ],
        attempts_max=delivery.attempts_max,
        created_at=delivery.created_at,
        updated_at=delivery.updated_at,
    )


def promise_wire(promise: Promise) -> wire.Promise:
    return wire.Promise(
        promise_id=promise.id,
        start=promise.window.start,
        end=promise.window.end,
        made_at=promise.made_at,
        changeable_until=promise.changeable_until,
        state=promise.state.value,
    )


def entry_wire(entry: Entry) -> wire.TimelineEntry:
    return wire.TimelineEntry(at=entry.at, kind=entry.kind, who=entry.who, what=entry.what)


def option_wire(option: Option) -> wire.Option:
    return wire.Option(
        action=option.action,
        allowed=option.allowed,
        why_not=list(option.why_not),
        until=option.until,
        fee=money_wire(option.fee),
        needs=list(option.needs),
        asynchronous=option.asynchronous,
        link=option.link or UNSET,
        days=list(option.days) or UNSET,
        told_at=option.told_at or UNSET,
    )


def _recipient_wire(person: Recipient) -> wire.Recipient:
    return wire.Recipient(
        name=person.name,
        phone=person.phone,
        language=person.language,
        email=person.email,
        company=person.company or UNSET,
    )


def _parcel_wire(parcel: Parcel) -> wire.Parcel:
    return wire.Parcel(
        size=parcel.size,
        weight_kg=parcel.weight_kg,
        fragile=parcel.fragile,
        signature_required=parcel.signature_required,
        min_age=parcel.min_age,
        value=money_wire(parcel.value),
        skills=sorted(parcel.skills) or UNSET,
    )


def _rules_wire(rules: SenderRules) -> wire.Rules:
    return wire.Rules(
        safe_place=rules.safe_place,
        neighbour=rules.neighbour,
        locker=rules.locker,
        address_change=rules.address_change,
        minors=True if rules.minors else UNSET,
    )


def _eta_wire(eta: Eta | None) -> wire.EtaRange | None:
    if eta is None:
        return None
    return wire.EtaRange(
        begins=eta.start, ends=eta.end, probability=eta.probability, as_of=eta.as_of
    )


def _pickup_wire(pickup: Pickup | None) -> wire.PickupPlace | None:
    """Where it waits, never the code that opens it."""
    if pickup is None:
        return None
    return wire.PickupPlace(
        locker=pickup.point or None, available_from=pickup.available_from, until=pickup.until
    )
