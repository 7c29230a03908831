"""What a change asks, in the words of Carrier API v1: pure."""

from datetime import date, datetime

import msgspec
from msgspec import UNSET, UnsetType

from core.model.change import (
    AddressChange,
    CallOff,
    Change,
    LongerPickup,
    NewInstructions,
    NewRecipient,
    PointRedirect,
    PutOff,
    SendBack,
    ToNeighbour,
    ToSafePlace,
    WindowChange,
)
from core.model.delivery import Delivery
from core.model.door_card import DoorCard
from core.model.location import Location
from core.model.route import told_ref
from core.model.window import Window
from integrations.carriers.carrier_api_v1 import wire


def asked(change: Change, delivery: Delivery) -> wire.Asked:
    """The body of the question: what the action needs, and the stop as it shall be."""
    body = wire.Asked(
        action=change.action,
        change_id=change.id,
        deadline=change.deadline,
        stop=_stop(change, delivery),
    )
    match change.what:
        case WindowChange(window=window):
            return msgspec.structs.replace(body, window=_window(window))
        case AddressChange() as what:
            return msgspec.structs.replace(body, address=_address(what, delivery))
        case PointRedirect(point=point, until=until):
            return msgspec.structs.replace(body, locker=str(point), until=_said(until))
        case ToNeighbour(name=name, unit=unit):
            return msgspec.structs.replace(body, name=name, unit=unit)
        case ToSafePlace(note=note):
            return msgspec.structs.replace(body, note=note)
        case NewInstructions(door_card=card):
            return msgspec.structs.replace(body, door_card=_card(card))
        case NewRecipient(recipient=person):
            told = msgspec.convert(person, wire.Person, from_attributes=True)
            told = msgspec.structs.replace(told, company=person.company or UNSET)
            return msgspec.structs.replace(body, recipient=told)
        case PutOff(until=day):
            return msgspec.structs.replace(body, until=_said(day))
        case LongerPickup(until=until):
            return msgspec.structs.replace(body, until=_said(until))
        case SendBack(reason=reason) | CallOff(reason=reason):
            return msgspec.structs.replace(body, reason=reason)


def _stop(change: Change, delivery: Delivery) -> wire.AskedStop:
    promise = delivery.promised
    window = change.what.window if isinstance(change.what, WindowChange) else None
    if window is None and promise is not None:
        window = promise.window
    card = delivery.door_card
    if isinstance(change.what, NewInstructions):
        card = card.merged(change.what.door_card)
    line, place = delivery.address.line, delivery.address.point
    if isinstance(change.what, AddressChange):
        line, place = change.what.new, change.what.location
    return wire.AskedStop(
        window=_window(window) if window is not None else None,
        address=line,
        location=_point(place),
        unproved=delivery.address.unproved or UNSET,
        door_card=_card(card),
        route_ref=told_ref(promise.route_ref) if promise is not None else None,
        service_seconds=delivery.stop_seconds,
    )


def _address(what: AddressChange, delivery: Delivery) -> wire.Address:
    return wire.Address(
        text=what.new,
        components=msgspec.convert(what.components, wire.Components, from_attributes=True),
        location=_point(what.location),
        country=delivery.address.country,
    )


def _window(window: Window) -> wire.TimeWindow:
    return wire.TimeWindow(start=window.start, end=window.end)


def _point(place: Location | None) -> wire.Point | None:
    return wire.Point(lat=place.lat, lon=place.lon) if place is not None else None


def _card(card: DoorCard) -> wire.DoorCard:
    return msgspec.convert(card, wire.DoorCard, from_attributes=True)


def _said(at: date | datetime | None) -> str | UnsetType:
    return at.isoformat() if at is not None else UNSET
