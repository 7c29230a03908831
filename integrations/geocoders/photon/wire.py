"""What goes over Photon's wire, of it what we use."""

from integrations.geocode_json import Named


class Properties(Named):
    countrycode: str | None = None
