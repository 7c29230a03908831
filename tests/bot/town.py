"""A town for talks about addresses: the real matching over a few streets, two of one name."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from address.amend import amend
from address.check import check
from address.gazetteers.areas import areas_of
from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.row import AddressRow
from bot.facts import Gathered, Need, VerdictOn
from core.model.address import AddressQuery
from core.model.delivery import DeliveryAddress
from core.model.location import Location
from tests.bot.script import Answer, Player
from tests.bot.world import DELIVERY, HELSINKI, HOME, World

SOUTH = Path(__file__).parent / "south.geojson"


def house(
    street: str, number: str, postcode: str, city: str, lat: float, lon: float, flats: bool = False
) -> AddressRow:
    return AddressRow(
        name=street,
        number=number,
        postcode=postcode,
        city=city,
        country="FI",
        lat=lat,
        lon=lon,
        several_flats=flats,
    )


ROWS = (
    house("Mannerheimintie", "12", "00100", "Helsinki", HELSINKI.lat, HELSINKI.lon, flats=True),
    house("Mannerheimintie", "14", "00100", "Helsinki", HELSINKI.lat + 3e-4, HELSINKI.lon),
    *(
        house("Lesnaya", str(n), "00100", "Helsinki", 60.17 + n * 2e-4, 24.93, flats=n == 14)
        for n in range(1, 60)
        if n != 47
    ),
    *(
        house("Bulevardi", str(n), "00120", "Helsinki", 60.165 + n * 2e-4, 24.94)
        for n in range(1, 44, 2)
    ),
    *(house("Koivutie", str(n), "01600", "Vantaa", 60.26 + n * 2e-4, 24.85) for n in range(1, 20)),
    *(house("Koivutie", str(n), "02100", "Espoo", 60.18 + n * 2e-4, 24.80) for n in range(1, 20)),
    house("Kaukokatu", "1", "90100", "Oulu", 65.01, 25.47),
)


@cache
def gazetteer() -> Gazetteer:
    """The carrier drives in the south; Oulu is known and not driven to."""
    return Gazetteer.load(ROWS, areas=areas_of(SOUTH))


@dataclass
class Town(World):
    """The same world, where addresses are judged by the house's own matching."""

    def gather(self, need: Need) -> Gathered:
        match need:
            case VerdictOn(query=query, draft=None):
                return check(query, gazetteer())
            case VerdictOn(query=query, draft=draft):
                assert draft is not None
                return amend(draft, query.text or "", gazetteer())
            case _:
                return super().gather(need)


def announced_to(line: str, **told: object) -> Town:
    """A world in which the sender told this address."""
    town = Town()
    verdict = check(AddressQuery(text=line, country="FI"), gazetteer())
    address = DeliveryAddress(text=line, country="FI", verdict=verdict)
    town.put(replace(town.deliveries[DELIVERY], address=address, **told))  # type: ignore[arg-type]
    return town


def told_twice(line: str, pin: Location) -> Town:
    """A world in which the sender wrote a line, and marked a place."""
    query = AddressQuery(text=line, country="FI", pin=pin)
    address = DeliveryAddress(
        text=line, country="FI", location=pin, verdict=check(query, gazetteer())
    )
    town = Town()
    town.put(replace(town.deliveries[DELIVERY], address=address))
    return town


def at_home() -> Town:
    return announced_to(HOME)


def asked_for_the_address(town: World | None = None) -> Player:
    player = Player(town or at_home())
    player.begin("confirm_address")
    player.hears("rcp", "Change it")
    return player


def at_the_card(line: str, language: str = "en") -> Player:
    """Who has just been asked whether this address is right."""
    player = Player(announced_to(line), language)
    player.begin("confirm_address")
    return player


def keys_beside_language(answer: Answer) -> list[str]:
    """What was said, but for which language it is said in."""
    return [each.key for each, _ in answer.says if not each.key.startswith("language")]
