"""Between our words and Photon's, both ways; pure."""

import msgspec

from address.parser.parsed_address import ParsedAddress
from core.model.location import Location
from integrations.geocode_json import ADDRESSES_MAX, house_or_street
from integrations.geocoders.photon.wire import Properties


def question(line: str, country: str | None) -> dict[str, str]:
    return {"q": line, "limit": str(ADDRESSES_MAX)}


def address(raw: msgspec.Raw, at: Location) -> ParsedAddress | None:
    """None for what is neither a house nor a street."""
    told = msgspec.json.decode(raw, type=Properties)
    return house_or_street(told, told.countrycode, at)
