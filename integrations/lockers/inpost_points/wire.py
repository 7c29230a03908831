"""What goes over InPost's wire, of it what we use."""

import msgspec


class Place(msgspec.Struct):
    latitude: float
    longitude: float


class Lines(msgspec.Struct):
    line1: str | None = None
    line2: str | None = None


class Item(msgspec.Struct):
    """`name` is the point's id. `functions`: "parcel_collect" where one may fetch a parcel."""

    name: str
    location: Place
    type: list[str] = []
    status: str = ""
    address: Lines | None = None
    location_description: str | None = None
    opening_hours: str | None = None
    location_247: bool | None = None
    functions: list[str] = []
    easy_access_zone: bool | None = None


class Page(msgspec.Struct):
    items: list[msgspec.Raw]
    page: int = 1
    total_pages: int = 1
