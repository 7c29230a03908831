"""A door card: what one must know at the door."""

from dataclasses import dataclass, fields, replace
from typing import Self

SECONDS_FOR = {"code": 20, "floor": 30, "access_needs": 60}  # what each adds to a stop


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorCard:
    """Every field may be unknown. `code` is a secret: only the assigned courier's page shows it."""

    entrance: str | None = None
    floor: str | None = None
    unit: str | None = None
    code: str | None = None
    phone: str | None = None
    note: str | None = None
    access_needs: str | None = None
    vehicle_limits: str | None = None
    reception: str | None = None  # where to go in a business
    opening_hours: str | None = None  # as OpenStreetMap writes them, else as told
    parking: str | None = None
    lift: str | None = None  # "yes", "no", or what it takes
    height_m_max: float | None = None  # of the vehicle, on the way to the door
    weight_t_max: float | None = None

    def merged(self, newer: Self) -> Self:
        """What is known newer replaces what was known before."""
        told = {
            field.name: value
            for field in fields(newer)
            if (value := getattr(newer, field.name)) is not None
        }
        return replace(self, **told)

    @property
    def of_person(self) -> Self:
        """What belongs to whoever receives, not to the door: it is as true at another house."""
        return type(self)(phone=self.phone, access_needs=self.access_needs)

    @property
    def of_house(self) -> Self:
        """What stays true of the house and its door without any secret, and without the words that
        may hide one: it may be kept for the next parcel."""
        return replace(self, code=None, phone=None, note=None, access_needs=None)

    @property
    def extra_seconds(self) -> int:
        """How much longer a stop takes for what the card says."""
        return sum(seconds for name, seconds in SECONDS_FOR.items() if getattr(self, name))
