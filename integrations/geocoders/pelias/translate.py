"""Between our words and Pelias's, both ways; pure."""

import msgspec

from address.parser.parsed_address import ParsedAddress
from core.model.location import Location
from integrations.geocode_json import ADDRESSES_MAX, first
from integrations.geocoders.pelias.wire import Properties

STREET, INTERPOLATED = "street", "interpolated"


def question(line: str, country: str | None) -> dict[str, str]:
    asked = {"text": line, "size": str(ADDRESSES_MAX), "layers": "address,street"}
    return asked | ({"boundary.country": country} if country else {})


def address(raw: msgspec.Raw, at: Location) -> ParsedAddress | None:
    """None for what is neither a house nor a street."""
    told = msgspec.json.decode(raw, type=Properties)
    street = first(told.street, told.name if told.layer == STREET else None)
    if street is None:
        return None
    return ParsedAddress(
        street=street,
        house_number=first(told.housenumber),
        postcode=first(told.postalcode),
        city=first(told.locality, told.localadmin),
        district=first(told.borough),
        country=(told.country_code or "").upper() or None,
        location=at,
        interpolated=told.match_type == INTERPOLATED,
    )
