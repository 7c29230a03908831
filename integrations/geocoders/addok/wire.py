"""What goes over Addok's wire, of it what we use."""

import msgspec


class Properties(msgspec.Struct):
    """`type` is housenumber, street, locality or municipality; `name` holds number and street."""

    type: str | None = None
    name: str | None = None
    housenumber: str | int | None = None
    street: str | None = None
    locality: str | None = None
    postcode: str | int | None = None
    city: str | None = None
    district: str | None = None
