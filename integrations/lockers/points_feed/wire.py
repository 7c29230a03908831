"""What stands in a list of points: the shapes of `PUT /v1/lockers`, each with its ref."""

import msgspec


class Place(msgspec.Struct):
    lat: float
    lon: float


class Listed(msgspec.Struct):
    ref: str
    name: str
    location: Place
    kind: str = "locker"
    address: str = ""
    opening_hours: str | None = None
    compartments: dict[str, int] = {}
    timezone: str | None = None
    wheelchair: bool | None = None


class Items(msgspec.Struct):
    items: list[msgspec.Raw]
