"""What a change asks, in the words of UPS Delivery Intercept: pure."""

from dataclasses import dataclass

from msgspec import UNSET

from core.model.change import AddressChange, Change, PutOff, SendBack
from core.model.delivery import Delivery
from integrations.carriers.ups import wire

LINE_MAX, CITY_MAX = 50, 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Requester:
    """Who asks UPS: the shipper, by whose account it is paid."""

    name: str
    phone: str
    return_reason: str


@dataclass(frozen=True, slots=True)
class Asked:
    """`path` says which intercept."""

    path: str
    body: wire.Intercept


def intercept(change: Change, delivery: Delivery, by: Requester) -> Asked | None:
    """None where UPS has no such intercept, or must know more of the address."""
    match change.what:
        case PutOff(until=day):
            body = _body("FD", delivery, by, delivery_date=day.strftime("%Y%m%d"))
            return Asked("/reschedule", body)
        case AddressChange() as what:
            address = _address(what, delivery)
            if address is None:
                return None
            return Asked(
                "/redirect/address", _body("AA", delivery, by, new_delivery_address=address)
            )
        case SendBack():
            body = _body("RS", delivery, by, reason_for_return=by.return_reason)
            return Asked("/return", body)
        case _:
            return None


def cancelling(delivery: Delivery, by: Requester) -> Asked:
    """Takes back whatever intercept stands."""
    return Asked("/cancel", _body("SC", delivery, by))


def _body(kind: str, delivery: Delivery, by: Requester, **told: object) -> wire.Intercept:
    return wire.Intercept(
        request_type=kind,
        tracking_number=delivery.tracking_number,
        requester_contact_info=wire.Contact(name=by.name, telephone=by.phone),
        **told,  # type: ignore[arg-type]  # fields by name
    )


def _address(what: AddressChange, delivery: Delivery) -> wire.Address | None:
    """It wants at least a street, a city and a country."""
    parts = what.components
    country = parts.country or delivery.address.country
    if not (parts.street and parts.city and country):
        return None
    line, _, _ = what.new.partition(", ")  # as it is written there, number before or behind
    if parts.street not in line:
        line = " ".join(part for part in (parts.street, parts.house_number, parts.unit) if part)
    return wire.Address(
        address_line1=line[:LINE_MAX],
        city=parts.city[:CITY_MAX],
        state=parts.region or UNSET,
        postal_code=parts.postcode or UNSET,
        country_code=country.upper(),
    )
