"""Between our words and Photon's, both ways; pure."""

import msgspec

from address.parser.parsed_address import ParsedAddress
from core.model.location import Location
from integrations.geocode_json import ADDRESSES_MAX, first
from integrations.geocoders.photon.wire import Properties

STREET = "street"


def question(line: str, country: str | None) -> dict[str, str]:
    return {"q": line, "limit": str(ADDRESSES_MAX)}


def address(raw: msgspec.Raw, at: Location) -> ParsedAddress | None:
    """None for what is neither a house nor a street."""
    told = msgspec.json.decode(raw, type=Properties)
    number = first(told.housenumber)
    street = first(told.street, told.name if told.type == STREET else None)
    if street is None and number is not None:
        street = first(told.locality, told.district, told.city)
    if street is None:
        return None
    return ParsedAddress(
        street=street,
        house_number=number,
        postcode=first(told.postcode),
        city=first(told.city),
        district=first(told.district),
        country=(told.countrycode or "").upper() or None,
        location=at,
    )
