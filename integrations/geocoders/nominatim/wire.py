"""What goes over Nominatim's wire as GeocodeJSON, of it what we use."""

import msgspec

from integrations.geocode_json import Named


class Geocoding(Named):
    country_code: str | None = None


class Properties(msgspec.Struct):
    geocoding: Geocoding
