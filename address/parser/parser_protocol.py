"""The parser's protocol: one JSON line asked, one JSON line answered, over a unix socket."""

import msgspec

from address.parser.parsed_address import ParsedAddress

LINE_BYTES_MAX = 16_384


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    text: str
    country: str | None = None


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    labels: list[tuple[str, str]] = []


# libpostal's labels, and which part each is to us. The first of a kind counts.
_FIELDS = {
    "road": "street",
    "house_number": "house_number",
    "unit": "unit",
    "level": "floor",
    "staircase": "entrance",
    "entrance": "entrance",
    "postcode": "postcode",
    "city": "city",
    "suburb": "district",
    "city_district": "district",
    "country": "country",
}


def parsed(labels: list[tuple[str, str]]) -> ParsedAddress:
    """libpostal's labels in our words; "house", "category" and the like are left out."""
    parts: dict[str, str] = {}
    for value, label in labels:
        field = _FIELDS.get(label)
        if field is not None and value.strip():
            parts.setdefault(field, value.strip())
    return msgspec.convert(parts, ParsedAddress)
