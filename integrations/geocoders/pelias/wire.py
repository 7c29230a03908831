"""What goes over Pelias's wire, of it what we use."""

import msgspec


class Properties(msgspec.Struct):
    """`layer` is address, street and the like; `match_type` exact, interpolated or fallback."""

    layer: str | None = None
    name: str | None = None
    housenumber: str | int | None = None
    street: str | None = None
    postalcode: str | int | None = None
    locality: str | None = None
    localadmin: str | None = None
    borough: str | None = None
    country_code: str | None = None
    match_type: str | None = None
