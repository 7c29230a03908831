"""What goes over Photon's wire, of it what we use."""

import msgspec


class Properties(msgspec.Struct):
    """`type` is house, street, locality, district, city and the like."""

    type: str | None = None
    name: str | None = None
    housenumber: str | int | None = None
    street: str | None = None
    locality: str | None = None
    postcode: str | int | None = None
    city: str | None = None
    district: str | None = None
    countrycode: str | None = None
