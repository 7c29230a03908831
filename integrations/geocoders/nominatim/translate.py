"""Between our words and Nominatim's, both ways; pure."""

import msgspec

from address.parser.parsed_address import ParsedAddress
from core.model.location import Location
from integrations.geocode_json import ADDRESSES_MAX, house_or_street
from integrations.geocoders.nominatim.wire import Properties


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
    """None for what is neither a house nor a street."""
    told = msgspec.json.decode(raw, type=Properties).geocoding
    return house_or_street(told, told.country_code, at)
