"""The town: central Helsinki's real addresses, and picks of them that a seed repeats."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from sandbox.place import Place

DATA = Path(__file__).parent / "data"
EXTRACT = DATA / "helsinki-centre.osm.pbf"
ADDRESSES = DATA / "helsinki_openaddresses.csv"
ATTRIBUTION = "© OpenStreetMap contributors"
TIMEZONE = "Europe/Helsinki"


@dataclass(frozen=True, slots=True)
class Address:
    """A real address of the town, as OpenStreetMap knows it."""

    street: str
    number: str
    postcode: str
    city: str
    place: Place

    @property
    def text(self) -> str:
        return f"{self.street} {self.number}, {self.postcode} {self.city}"

    def with_unit(self, unit: str) -> str:
        return f"{self.street} {self.number} {unit}, {self.postcode} {self.city}"


@dataclass(frozen=True, slots=True)
class Town:
    addresses: tuple[Address, ...]

    @classmethod
    def load(cls, path: Path = ADDRESSES) -> "Town":
        """Complete addresses only; a street and number that stands twice is taken once."""
        with path.open(encoding="utf-8", newline="") as lines:
            found = {
                (row["STREET"], row["NUMBER"]): Address(
                    street=row["STREET"],
                    number=row["NUMBER"],
                    postcode=row["POSTCODE"],
                    city=row["CITY"],
                    place=Place(float(row["LAT"]), float(row["LON"])),
                )
                for row in csv.DictReader(lines)
                if row["STREET"] and row["NUMBER"].isdigit() and row["POSTCODE"] and row["CITY"]
            }
        return cls(addresses=tuple(found[key] for key in sorted(found)))

    def only(self, reachable: Iterable[Place]) -> "Town":
        """The town without what no vehicle can come to."""
        places = set(reachable)
        return Town(addresses=tuple(a for a in self.addresses if a.place in places))

    def pick(self, chance: Random, count: int) -> list[Address]:
        return chance.sample(self.addresses, count)

    def nearest(self, place: Place) -> Address:
        return min(self.addresses, key=lambda a: a.place.metres_to(place))

    def at(self, street: str, number: str) -> Address:
        return next(a for a in self.addresses if (a.street, a.number) == (street, number))
