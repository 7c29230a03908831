"""What a change asks, in the words of UPS Delivery Intercept: pure."""

import re
from dataclasses import dataclass

import msgspec
from msgspec import UNSET

from core.model.address import Components
from core.model.carrier import ChangeAction
from core.model.change import AddressChange, Change, PutOff, SendBack
from core.model.delivery import Delivery
from integrations.carriers.ups import wire

LINE_MAX, CITY_MAX = 50, 30
RESCHEDULE, ANOTHER_ADDRESS, RETURN = "FD", "AA", "RS"
REQUESTS = {
    ChangeAction.POSTPONE: RESCHEDULE,
    ChangeAction.CHANGE_ADDRESS: ANOTHER_ADDRESS,
    ChangeAction.RETURN: RETURN,
}
_PHONE = re.compile(r"\+[0-9]{1,13}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Requester:
    """Who asks UPS: the shipper, by whose account it is paid."""

    name: str
    phone: str
    return_reason: str
    origin: wire.Address | None = None  # by which a price is told


@dataclass(frozen=True, slots=True)
class Asked:
    """`path` says which intercept."""

    path: str
    body: wire.Intercept


def intercept(change: Change, delivery: Delivery, by: Requester) -> Asked | None:
    """None where UPS has no such intercept, or must know more of the address."""
    match change.what:
        case PutOff(until=day):
            body = _body(RESCHEDULE, by, delivery_date=day.strftime("%Y%m%d"))
            return Asked("/reschedule", body)
        case AddressChange() as what:
            address = _new_address(what, delivery)
            if address is None:
                return None
            body = _body(ANOTHER_ADDRESS, by, new_delivery_address=address)
            return Asked("/redirect/address", body)
        case SendBack():
            body = _body(RETURN, by, reason_for_return=by.return_reason)
            return Asked("/return", body)
        case _:
            return None


def cancelling(change: Change, by: Requester) -> Asked | None:
    """Takes back the intercept of that kind; None where there is none."""
    kind = REQUESTS.get(change.action)
    return Asked("/cancel", _body(kind, by)) if kind is not None else None


def charges(delivery: Delivery, by: Requester) -> wire.ChargesAsked | None:
    """What each intercept of the parcel costs; None where too little is known of its way. Nobody's
    name is told but our own."""
    known = delivery.address.verdict.components if delivery.address.verdict else None
    parts = known or delivery.address.components
    to = _address(parts, delivery.address.text or "", delivery) if parts is not None else None
    if by.origin is None or to is None or UNSET in (to.state, to.postal_code):
        return None
    rating = wire.Rating(from_address=_party(by.origin, by), to_address=_party(to, by))
    return wire.ChargesAsked(rating_request=[rating])


def origin_of(text: str) -> wire.Address | None:
    """Raises ValueError."""
    if not text:
        return None
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 5 or not all(parts):
        raise ValueError("origin: wants street, city, state, postcode, country, with commas")
    line, city, state, postcode, country = parts
    return wire.Address(
        address_line1=line, city=city, state=state, postal_code=postcode, country_code=country
    )


def _party(at: wire.Address, by: Requester) -> wire.Party:
    return wire.Party(**msgspec.structs.asdict(at), first_name=by.name, phone_number=by.phone)


def _body(kind: str, by: Requester, **told: object) -> wire.Intercept:
    return wire.Intercept(
        request_type=kind,
        requester_contact_info=wire.Contact(name=by.name, telephone=by.phone),
        **told,  # type: ignore[arg-type]  # fields by name
    )


def _new_address(what: AddressChange, delivery: Delivery) -> wire.NewAddress | None:
    place = _address(what.components, what.new, delivery)
    if place is None:
        return None
    name, phone = delivery.recipient.name or "", delivery.recipient.phone or ""
    return wire.NewAddress(
        address_info=place,
        name_or_company_name=delivery.recipient.company or name,
        contact_name=name or UNSET,
        phone_number=phone if _PHONE.fullmatch(phone) else UNSET,
    )


def _address(parts: Components, told: str, delivery: Delivery) -> wire.Address | None:
    """It wants at least a street, a city and a country."""
    country = parts.country or delivery.address.country
    if not (parts.street and parts.city and country):
        return None
    line, _, _ = told.partition(", ")  # as it is written there, number before or behind
    if parts.street not in line:
        line = " ".join(part for part in (parts.street, parts.house_number, parts.unit) if part)
    return wire.Address(
        address_line1=line[:LINE_MAX],
        city=parts.city[:CITY_MAX],
        state=parts.region or UNSET,
        postal_code=parts.postcode or UNSET,
        country_code=country.upper(),
    )
