"""What goes over Nominatim's wire as GeocodeJSON, of it what we use."""

import msgspec


class Geocoding(msgspec.Struct):
    housenumber: str | int | None = None
    street: str | None = None
    locality: str | None = None
    name: str | None = None
    postcode: str | int | None = None
    city: str | None = None
    district: str | None = None
    country_code: str | None = None
    type: str | None = None


class Properties(msgspec.Struct):
    geocoding: Geocoding
