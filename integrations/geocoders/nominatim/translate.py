"""Between our words and Nominatim's, both ways; pure."""

import msgspec

from address.parser.parsed_address import ParsedAddress
from core.model.location import Location
from integrations.geocode_json import ADDRESSES_MAX, first
from integrations.geocoders.nominatim.wire import Properties

STREET = "street"


def question(line: str, country: str | None) -> dict[str, str]:
    asked = {
        "q": line,
        "format": "geocodejson",
        "addressdetails": "1",
        "layer": "address",
        "limit": str(ADDRESSES_MAX),
    }
    return asked | ({"countrycodes": country.lower()} if country else {})


def address(raw: msgspec.Raw, at: Location) -> ParsedAddress | None:
    """None for what is neither a house nor a street. A street is called by its name; a house in a
    village without streets by the village's."""
    told = msgspec.json.decode(raw, type=Properties).geocoding
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
        country=(told.country_code or "").upper() or None,
        location=at,
    )
