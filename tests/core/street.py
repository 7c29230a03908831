"""A street to change addresses in: doors of the town by their lines, and two that are odd."""

from dataclasses import dataclass, field

from core.model.address import (
    AddressQuery,
    Components,
    Granularity,
    Instructions,
    Verdict,
    VerdictCode,
)
from core.model.location import Location
from tests.core.town import door

FAR = Location(60.40, 25.10)  # some 26 km away, in the same region
OTHER_TOWN = Location(61.50, 23.76)


def line(number: int) -> str:
    return f"Testikatu {number}, 00100 Helsinki"


def at(street: str, number: str, place: Location, **told: object) -> Verdict:
    parts = Components(
        street=street, house_number=number, postcode="00100", city="Helsinki", country="FI"
    )
    known: dict[str, object] = {
        "verdict": VerdictCode.DELIVERABLE,
        "confidence": 0.98,
        "granularity": Granularity.BUILDING,
        "sigma_m": 25.0,
    }
    return Verdict(
        components=parts,
        formatted=f"{street} {number}, 00100 Helsinki",
        location=place,
        **(known | told),  # type: ignore[arg-type]  # fields by name
    )


UNKNOWN = at(
    "Uusitie",
    "7",
    door(3),
    verdict=VerdictCode.NUMBER_UNKNOWN,
    granularity=Granularity.INTERPOLATED,
    sigma_m=60.0,
)
ON_THE_STREET = at(
    "Uusitie",
    "99",
    door(3),
    verdict=VerdictCode.NUMBER_UNKNOWN,
    granularity=Granularity.STREET,
    sigma_m=150.0,
)
NOWHERE = Verdict(
    verdict=VerdictCode.NOT_FOUND,
    confidence=0.0,
    instructions=Instructions(gate_code="4711"),
)
VERDICTS = {
    "Uusitie 7": UNKNOWN,
    "Uusitie 99": ON_THE_STREET,
    "Kaukatie 1": at("Kaukatie", "1", FAR),
    "Muukatu 1": at("Muukatu", "1", OTHER_TOWN),
    "behind the barn, code 4711": NOWHERE,
} | {f"Testikatu {n}": at("Testikatu", str(n), door(n)) for n in (*range(1, 30), 80, 160)}


@dataclass
class Street:
    """What the gazetteer of this street says of a line."""

    version: str = "street-1"
    asked: list[str] = field(default_factory=list)

    async def check(self, query: AddressQuery) -> Verdict:
        self.asked.append(query.text or "")
        return VERDICTS[(query.text or "").removesuffix(", 00100 Helsinki")]

    async def amend(self, verdict: Verdict, text: str) -> Verdict:
        return await self.check(AddressQuery(text=text))
