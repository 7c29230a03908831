"""Deliveries: announce, look up, correct; the chat link as a QR code, timeline and options."""

import io
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import msgspec
import segno

from core.actions.announce import announce
from core.actions.asking import carrier_of
from core.actions.correcting import correct
from core.actions.hearing_options import hear_options
from core.actions.history import history_of
from core.model.access import Scope
from core.model.delivery import Delivery
from core.model.ids import DeliveryId
from core.model.options import options
from core.ports import NewId, Unit
from core.refusals import invalid, not_found
from web.api.cursor import no_cursor, packed, unpacked
from web.api.faults import refused
from web.api.operation import Answer, Call, Operation, scopes
from web.api.translate import deliveries as translate
from web.api.translate.addresses import read_parts
from web.api.wire import deliveries as wire

READERS = scopes(Scope.CARRIER, Scope.SENDER, Scope.AGENT, Scope.PLANNER)
WRITERS = scopes(Scope.CARRIER, Scope.SENDER)


def seen(call: Call, *, proof: bool = False) -> translate.Seen:
    """A planner needs no names; only who goes to the door needs its code."""
    return translate.Seen(
        bot_name=call.house.limits.bot_name,
        recipient=call.caller.key.scope is not Scope.PLANNER,
        codes=proof or call.caller.key.scope is Scope.CARRIER,
        proof=proof,
    )


async def announced(call: Call) -> Answer:
    said = translate.announcement(call.told(wire.Announcement))
    call.caller.must_own(said.carrier, "carrier")
    return _made(call, await announce(call.house, said, call.by))


async def announced_before(call: Call, first_id: NewId) -> Answer | None:
    async with call.house.store.read() as unit:
        delivery = await unit.deliveries.get(DeliveryId(first_id("dlv")))
    return None if delivery is None else _made(call, delivery)


def _made(call: Call, delivery: Delivery) -> Answer:
    shown = translate.delivery_wire(delivery, seen(call, proof=True))
    return Answer(201, shown, {"Location": f"/v1/deliveries/{delivery.id}"})


async def one(call: Call) -> Answer:
    return Answer(200, translate.delivery_wire(await _delivery(call), seen(call)))


async def page(call: Call) -> Answer:
    query = call.asked(wire.DeliveryQuery)
    async with call.house.store.read() as unit:
        found = await _seen_after(call, unit, query)
    shown = found[: query.limit]
    return Answer(
        200,
        wire.DeliveryList(
            items=[translate.delivery_wire(delivery, seen(call)) for delivery in shown],
            next=_after(shown[-1]) if len(found) > query.limit else None,
        ),
    )


async def _seen_after(call: Call, unit: Unit, query: wire.DeliveryQuery) -> list[Delivery]:
    """Those of the page that the key sees, and one more where there are more."""
    found: list[Delivery] = []
    after = _place(query.cursor)
    while len(found) <= query.limit:
        read = await unit.deliveries.page(
            carrier=call.caller.carrier,
            tracking_number=query.tracking_number,
            status=query.status,
            updated_since=query.updated_since,
            after=after,
            limit=query.limit + 1,
        )
        found += [delivery for delivery in read if call.caller.sees_delivery(delivery)]
        if len(read) <= query.limit:
            break
        after = _place_of(read[-1])
    return found[: query.limit + 1]


async def corrected(call: Call) -> Answer:
    """RFC 7396: what was announced, with the patch merged into it."""
    patch = msgspec.json.decode(call.raw)
    if not isinstance(patch, dict):
        raise invalid("body", "is not an object")
    known = await _delivery(call)
    before = translate.announced(known)
    target = merged(_outdated(msgspec.to_builtins(before), patch, known), patch)
    try:
        after = msgspec.convert(target, wire.Announcement)
    except msgspec.ValidationError as wrong:
        raise refused(wrong, target, wire.Announcement) from None
    correction = replace(translate.correction(before, after), off_the_door=_taken_off(patch))
    id = DeliveryId(call.path["id"])
    delivery = await correct(call.house, id, correction, call.by)
    return Answer(200, translate.delivery_wire(delivery, seen(call)))


async def qr(call: Call) -> Answer:
    link = (await _delivery(call)).chat_link(call.house.limits.bot_name)
    if link is None:
        raise not_found("chat link: no bot is running")
    drawn = io.BytesIO()
    segno.make(link, error="m", micro=False).save(
        drawn, kind="svg", scale=8, border=4, xmldecl=False, light="#fff"
    )
    return Answer(200, drawn.getvalue(), content_type="image/svg+xml")


async def timeline(call: Call) -> Answer:
    async with call.house.store.read() as unit:
        delivery = await call.caller.delivery(unit, call.path["id"])
        entries = await history_of(unit, delivery)
    return Answer(200, wire.TimelineList(items=[translate.entry_wire(one) for one in entries]))


async def what_may_change(call: Call) -> Answer:
    async with call.house.store.read() as unit:
        delivery = await call.caller.delivery(unit, call.path["id"])
    await hear_options(call.house, delivery.id)
    async with call.house.store.read() as unit:
        delivery = await call.caller.delivery(unit, delivery.id)
        carrier = await carrier_of(unit, delivery)
    found = options(delivery, carrier, call.house.clock.now())
    return Answer(200, wire.OptionList(items=[translate.option_wire(one) for one in found]))


def _outdated(told: dict[str, Any], patch: dict[str, Any], known: Delivery) -> dict[str, Any]:
    """The old line of an address goes when its parts are told anew, and the parts when the line is;
    with either goes the old point, and that its number was taken on somebody's word: what is left
    would contradict the correction. Parts are merged into those we know, told as a line or not."""
    new = patch.get("address")
    if not isinstance(new, dict):
        return told
    gone = {
        "text": ("components", "location", "accept_unknown"),
        "components": ("text", "location", "accept_unknown"),
    }
    left = {each for name in gone if new.get(name) for each in gone[name] if each not in new}
    address = {name: value for name, value in told["address"].items() if name not in left}
    parts = new.get("components")
    if isinstance(parts, dict) and not address.get("components"):
        read = read_parts(known.address, parts)
        address["components"] = msgspec.to_builtins(read)
    return told | {"address": address}


_OF_A_DOOR = ("unit", "entrance", "floor")


def _taken_off(patch: dict[str, Any]) -> tuple[str, ...]:
    """The parts of the address that are said not to be, and stand on the door card too."""
    new = patch.get("address")
    parts = new.get("components") if isinstance(new, dict) else None
    if not isinstance(parts, dict):
        return ()
    return tuple(name for name in _OF_A_DOOR if name in parts and parts[name] is None)


def merged(target: object, patch: object) -> object:
    """The merge patch of RFC 7396, section 2. Null takes a member away."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = merged(result.get(name), value)
    return result


async def _delivery(call: Call) -> Delivery:
    async with call.house.store.read() as unit:
        return await call.caller.delivery(unit, call.path["id"])


def _place(cursor: str | None) -> str | None:
    """Raises Refused(invalid)."""
    after = unpacked(cursor)
    if after is None:
        return None
    try:
        at = datetime.fromisoformat(after.partition("|")[0])
    except ValueError:
        raise no_cursor() from None
    if at.utcoffset() != timedelta(0):
        raise no_cursor()
    return after


def _after(delivery: Delivery) -> str:
    return packed(_place_of(delivery))


def _place_of(delivery: Delivery) -> str:
    return f"{delivery.updated_at.isoformat()}|{delivery.id}"


ROOM = "Deliveries"
OPERATIONS = (
    Operation(
        method="POST",
        path="/v1/deliveries",
        name="announceDelivery",
        room=ROOM,
        summary="Announce a delivery; the answer alone holds its proof code",
        scopes=WRITERS,
        handler=announced,
        known=announced_before,
        body=wire.Announcement,
        answer=wire.Delivery,
        status=201,
        problems=("duplicate", "unknown-carrier"),
    ),
    Operation(
        method="GET",
        path="/v1/deliveries",
        name="listDeliveries",
        room=ROOM,
        summary="Deliveries, the longest unchanged first",
        scopes=READERS,
        handler=page,
        query=wire.DeliveryQuery,
        answer=wire.DeliveryList,
    ),
    Operation(
        method="GET",
        path="/v1/deliveries/{id}",
        name="getDelivery",
        room=ROOM,
        summary="One delivery",
        scopes=READERS,
        handler=one,
        answer=wire.Delivery,
    ),
    Operation(
        method="PATCH",
        path="/v1/deliveries/{id}",
        name="correctDelivery",
        room=ROOM,
        summary="The sender's own correction, as a merge patch",
        scopes=WRITERS,
        handler=corrected,
        body=wire.Correction,
        body_type="application/merge-patch+json",
        answer=wire.Delivery,
        problems=("address-not-located",),
    ),
    Operation(
        method="GET",
        path="/v1/deliveries/{id}/qr.svg",
        name="getDeliveryQr",
        room=ROOM,
        summary="The chat link as a QR code",
        scopes=READERS - {Scope.PLANNER},
        handler=qr,
        answer_type="image/svg+xml",
    ),
    Operation(
        method="GET",
        path="/v1/deliveries/{id}/timeline",
        name="getTimeline",
        room=ROOM,
        summary="Everything that happened to it, in order",
        scopes=READERS - {Scope.PLANNER},
        handler=timeline,
        answer=wire.TimelineList,
    ),
    Operation(
        method="GET",
        path="/v1/deliveries/{id}/options",
        name="getOptions",
        room=ROOM,
        summary="What may still be changed now, and why not",
        scopes=READERS,
        handler=what_may_change,
        answer=wire.OptionList,
    ),
)
