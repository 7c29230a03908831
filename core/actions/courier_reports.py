"""A courier's reports: what was pressed on the page of a route becomes an event like any other.

A press keeps its own name and says how long ago it was, so that one that waited for a network comes
at the time when it happened, and one that comes twice changes nothing.
"""

import hmac
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256

from core.actions.events import EventOutcome, EventReport, record_event
from core.actions.house import House
from core.actions.prepared import NOTHING
from core.model.asker import Asker, Role
from core.model.attempt import Proof
from core.model.courier_link import PIN_TRIES_MAX, CourierLink
from core.model.delivery import Delivery
from core.model.event import WAIT_SECONDS_DEFAULT, CarrierEvent
from core.model.fingerprint import fingerprint
from core.model.ids import DeliveryId, ProofPictureId
from core.model.left_there import may_be_left
from core.model.proof_picture import KEPT_BYTES_MAX, ProofPicture, mime_of
from core.model.reason import Reason
from core.model.status import EventType, Status
from core.ports import Unit
from core.refusals import Refused, invalid, not_allowed, not_found, wrong_code

AGO_SECONDS_MAX = 18 * 3600  # a whole shift without a network
PRESSED = frozenset(
    {
        EventType.LOADED,
        EventType.UNLOADED,
        EventType.OUT_FOR_DELIVERY,
        EventType.ARRIVED,
        EventType.NO_ANSWER,
        EventType.DELIVERED,
        EventType.ATTEMPT_FAILED,
        EventType.DAMAGED,
    }
)
# What comes with something to show: a hand-over, a scan at the depot, a door that stayed shut.
PROVED = frozenset({EventType.LOADED, EventType.DELIVERED, EventType.ATTEMPT_FAILED})
PROOFS = frozenset({"photo", "signature", "pin", "scan", "left_with"})
PICTURED = frozenset({"photo", "signature", "left_with"})
SIGNED = frozenset({"signature", "pin"})  # what is worth a signature
AT_THE_DEPOT = frozenset({Status.ANNOUNCED, Status.SCHEDULED, Status.LOADED, Status.ATTEMPT_FAILED})
AGE_CHECKED = "age checked"
_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """How a hand-over is proved. `code`: the parcel's, as its recipient said it, or as it was
    scanned. `picture`: what was photographed or drawn."""

    kind: str
    name: str | None = None
    code: str | None = None
    picture: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """`id` is the page's own name for it, `ago_seconds` real time since it was pressed."""

    id: str
    delivery: DeliveryId
    type: EventType
    ago_seconds: float = 0.0
    reason: Reason | None = None
    note: str | None = None
    proof: Shown | None = None
    age_checked: bool = False


async def report(house: House, link: CourierLink, press: Press) -> EventOutcome:
    """Raises Refused: not-found for a delivery of another route, invalid, not-allowed, wrong-code,
    event-conflict."""
    by = courier(link)
    press = await _drawn_anew(house, press)
    try:
        async with house.store.begin() as unit:
            delivery = await _theirs(unit, link, press.delivery)
            event = _event(house, link, press)
            event = await _after_the_last(unit, link, event, delivery)
            told = EventReport(event=event, body_hash=_hash_of(event), delivery=delivery.id)
            if await unit.timeline.event_hash(delivery.carrier, event.event_id) is None:
                _must_be_right(press, delivery, link)
                await _must_be_wished(unit, press, delivery)
                await _keep(house, unit, press, event)
            return await record_event(house, unit, told, by, NOTHING)
    except Refused as refused:
        if refused.refusal.code == "wrong-code":
            await _count_wrong_pin(house, link)
        raise


async def leave_the_depot(house: House, link: CourierLink, press: Press) -> int:
    """Everything that is aboard is out for delivery; returns how many parcels are. Where parcels
    of this route were scanned, those are aboard; where nobody scans, all."""
    async with house.store.read() as unit:
        route = await unit.routes.get(link.route)
        ids = [stop.delivery for stop in route.stops if stop.delivery] if route else []
        known = [found for id in ids if (found := await unit.deliveries.get(id)) is not None]
    waiting = [one for one in known if one.status in AT_THE_DEPOT]
    leaving = [one for one in waiting if one.is_scanned] or waiting
    for one in leaving:
        each = replace(press, id=f"{press.id}/{one.id}", delivery=one.id)
        await report(house, link, each)
    return len(leaving)


def courier(link: CourierLink) -> Asker:
    return Asker(Role.COURIER, link.id)


async def _theirs(unit: Unit, link: CourierLink, id: DeliveryId) -> Delivery:
    """Only what stands on the link's own route, or what was told from there before it left it."""
    delivery = await unit.deliveries.get(id)
    route = await unit.routes.get(link.route)
    is_there = route is not None and any(stop.delivery == id for stop in route.stops)
    if delivery is None or delivery.carrier != link.carrier:
        raise not_found("delivery")
    if not is_there and not await _was_theirs(unit, link, delivery):
        raise not_found("delivery")
    return delivery


async def _was_theirs(unit: Unit, link: CourierLink, delivery: Delivery) -> bool:
    events = await unit.timeline.events_of(delivery.id)
    return any(known.event_id.startswith(f"{link.id}/") for known in events)


def _event(house: House, link: CourierLink, press: Press) -> CarrierEvent:
    if press.type not in PRESSED:
        raise invalid("type", "is not for a courier to tell")
    if press.type is EventType.ATTEMPT_FAILED and press.reason is None:
        raise invalid("reason", "is missing")
    ago = min(max(0.0, press.ago_seconds), AGO_SECONDS_MAX)
    waits = house.clock.patience(WAIT_SECONDS_DEFAULT)  # people answer in real time
    return CarrierEvent(
        event_id=f"{link.id}/{press.id}",
        type=press.type,
        occurred_at=house.clock.now() - house.clock.patience(ago),
        reason=press.reason if press.type is EventType.ATTEMPT_FAILED else None,
        note=AGE_CHECKED if press.age_checked else press.note,
        proof=_proof(press, link) if press.type in PROVED else None,
        wait_seconds=round(waits.total_seconds()),
    )


async def _after_the_last(
    unit: Unit, link: CourierLink, event: CarrierEvent, delivery: Delivery
) -> CarrierEvent:
    """A phone sends its presses in order. A slow network makes the ways of two differ by more than
    the time between them: the later one is not taken for the older."""
    events = await unit.timeline.events_of(delivery.id)
    mine = [known.occurred_at for known in events if known.event_id.startswith(f"{link.id}/")]
    return replace(event, occurred_at=max([event.occurred_at, *mine]))


def _proof(press: Press, link: CourierLink) -> Proof | None:
    shown = press.proof
    if shown is None:
        return None
    name = None if shown.picture is None else picture_id(link, press)
    return Proof(kind=shown.kind, name=shown.name or None, picture=name)


def picture_id(link: CourierLink, press: Press) -> ProofPictureId:
    """The same press keeps the same picture."""
    named = sha256(f"{link.id}/{press.id}".encode()).hexdigest()
    return ProofPictureId(f"prf_{named[:24]}")


def _must_be_right(press: Press, delivery: Delivery, link: CourierLink) -> None:
    """What this parcel wants of its hand-over. Raises Refused."""
    shown = press.proof
    if press.type is EventType.LOADED and shown is not None:
        _must_be_this_one(shown, delivery)
    if press.type is EventType.ATTEMPT_FAILED and shown is not None and shown.kind != "photo":
        raise invalid("proof", "is not a photo")
    if shown is not None and shown.kind in PICTURED and shown.picture is None:
        raise invalid("proof", "has no picture")
    if press.type is not EventType.DELIVERED:
        return
    if shown is None or shown.kind not in PROOFS:
        raise invalid("proof", "is not one of " + ", ".join(sorted(PROOFS)))
    if delivery.parcel.signature_required and shown.kind not in SIGNED:
        raise not_allowed(("wants-a-signature",))
    if delivery.wants_an_age_check and not press.age_checked:
        raise not_allowed(("wants-an-age-check",))
    _must_be_this_one(shown, delivery)
    if shown.kind == "pin":
        if link.wrong_pins >= PIN_TRIES_MAX:
            raise not_allowed(("pin-is-locked",))
        told = "".join(one for one in shown.code or "" if one.isdecimal())
        right = delivery.proof_code.encode()
        if not right or not hmac.compare_digest(told.encode(), right):
            raise wrong_code(None)


async def _must_be_wished(unit: Unit, press: Press, delivery: Delivery) -> None:
    """Nobody leaves a parcel lying that its recipient did not wish to be left. Raises Refused."""
    is_left = press.proof is not None and press.proof.kind == "left_with"
    if press.type is not EventType.DELIVERED or not is_left:
        return
    if not may_be_left(delivery, await unit.changes.of(delivery.id)):
        raise not_allowed(("must-be-handed-over",))


def _must_be_this_one(shown: Shown, delivery: Delivery) -> None:
    if shown.kind == "scan" and (shown.code or "").strip() != delivery.tracking_number:
        raise not_allowed(("another-parcel",))


async def _keep(house: House, unit: Unit, press: Press, event: CarrierEvent) -> None:
    """The picture of a proof, beside the event in one transaction."""
    picture = event.proof.picture if event.proof is not None else None
    content = press.proof.picture if press.proof is not None else None
    if picture is None or content is None:
        return
    if len(content) > KEPT_BYTES_MAX:
        raise invalid("picture", f"has more than {KEPT_BYTES_MAX} bytes")
    mime = mime_of(content)
    if mime is None:
        raise invalid("picture", "is no JPEG, PNG or WebP")
    kept = ProofPicture(
        id=picture,
        delivery=press.delivery,
        kept_at=house.clock.now(),
        mime=mime,
        content=content,
    )
    await unit.proof_pictures.keep(kept)


async def _drawn_anew(house: House, press: Press) -> Press:
    """Its picture as it is kept; what cannot be read stays, and is refused with the rest.

    Raises Refused: invalid.
    """
    content = press.proof.picture if press.proof is not None else None
    if press.proof is None or content is None or house.pictures is None or mime_of(content) is None:
        return press
    try:
        cleaned = await house.pictures.cleaned(content)
    except ValueError as no:
        raise invalid("picture", str(no)) from None
    return replace(press, proof=replace(press.proof, picture=cleaned))


async def _count_wrong_pin(house: House, link: CourierLink) -> None:
    async with house.store.begin() as unit:
        known = await unit.courier_links.get(link.id)
        if known is not None:
            await unit.courier_links.put(replace(known, wrong_pins=known.wrong_pins + 1))


def _hash_of(event: CarrierEvent) -> str:
    """The same press again is the same event, whenever it comes."""
    return fingerprint(replace(event, occurred_at=_NO_TIME))
