"""Lockers: parcel machines at real places of the town, that open for a code."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from sandbox.doorstep import Doorstep
from sandbox.place import Place
from sandbox.town import Town

KEPT_FOR = timedelta(days=7)
SIZES = ("S", "M", "L", "XL")


@dataclass(slots=True)
class Locker:
    """A machine; `inside` holds what lies in it, by the code that opens its door."""

    ref: str
    name: str
    kind: str
    place: Place
    address: str
    opening_hours: str
    compartments: dict[str, int]
    inside: dict[str, str] = field(default_factory=dict)

    def wire(self) -> dict[str, object]:
        return {
            "name": self.name,
            "kind": self.kind,
            "location": self.place.wire(),
            "address": self.address,
            "opening_hours": self.opening_hours,
            "compartments": self.compartments,
        }


@dataclass(frozen=True, slots=True)
class Deposit:
    locker: Locker
    tracking_number: str
    code: str
    until: datetime


Collected = Callable[[Deposit], Awaitable[None]]

MACHINES = (
    # ref, name, kind, street, number, opening hours, compartments
    ("locker-rautatientori", "Rautatientori", "locker", "Kaivokatu", "1", "24/7", (4, 4, 2)),
    ("locker-kluuvi", "Kluuvi", "locker", "Kluuvikatu", "5", "Mo-Su 06:00-23:00", (3, 3, 1)),
    ("locker-bulevardi", "Bulevardi", "locker", "Bulevardi", "3", "24/7", (2, 3, 2)),
    ("locker-hakaniemi", "Hakaniemi", "locker", "Siltasaarenkatu", "4", "24/7", (4, 4, 2)),
    (
        "point-kamppi",
        "Kampin kioski",
        "pickup_point",
        "Simonkatu",
        "8",
        "Mo-Fr 07:00-22:00; Sa-Su 09:00-22:00",
        (6, 6, 3),
    ),
)


class LockerNetwork:
    """All machines, and what happens when a person types a code."""

    def __init__(self, town: Town, chance: Random) -> None:
        self.lockers = {row[0]: _machine(town, *row) for row in MACHINES}
        self._chance = chance
        self._deposits: dict[str, Deposit] = {}
        self._owners: dict[str, Collected] = {}

    async def announce(self, doorstep: Doorstep) -> list[int]:
        """Pushes every machine; the statuses of the answers."""
        return [
            (await doorstep.put(f"/v1/lockers/{locker.ref}", dict(locker.wire()))).status
            for locker in self.lockers.values()
        ]

    def put_in(
        self, ref: str, tracking_number: str, now: datetime, collected: Collected
    ) -> Deposit:
        """The courier's part: the parcel lies inside and a code opens the door."""
        locker = self.lockers[ref]
        code = f"{self._chance.randrange(10**6):06d}"
        deposit = Deposit(locker, tracking_number, code, now + KEPT_FOR)
        locker.inside[code] = tracking_number
        self._deposits[code] = deposit
        self._owners[code] = collected
        return deposit

    async def type_code(self, code: str) -> str | None:
        """The recipient's part: the parcel's number when the code opens a door."""
        deposit = self._deposits.pop(code, None)
        if deposit is None:
            return None
        deposit.locker.inside.pop(code, None)
        await self._owners.pop(code)(deposit)
        return deposit.tracking_number


def _machine(
    town: Town,
    ref: str,
    name: str,
    kind: str,
    street: str,
    number: str,
    opening_hours: str,
    counts: tuple[int, int, int],
) -> Locker:
    address = town.at(street, number)
    return Locker(
        ref=ref,
        name=name,
        kind=kind,
        place=address.place,
        address=address.text,
        opening_hours=opening_hours,
        compartments=dict(zip(SIZES, counts, strict=False)),
    )
