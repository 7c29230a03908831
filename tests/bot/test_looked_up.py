"""An address that only a geocoder knows: read back, and nothing changes before a yes."""

from collections.abc import Sequence
from dataclasses import replace

from address.desk import AddressDesk
from address.gazetteers.gazetteer import Gazetteer
from address.parser.parsed_address import ParsedAddress
from core.model.location import Location
from tests.bot.building import Building

KUKKULA = Location(60.171, 24.93)


class Elsewhere:
    """Knows one house, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def find(self, line: str, country: str | None) -> Sequence[ParsedAddress]:
        self.asked.append(line)
        return [
            ParsedAddress(
                street="Kukkulanpolku",
                house_number="17",
                postcode="00100",
                city="Helsinki",
                country="FI",
                location=KUKKULA,
            )
        ]

    async def aclose(self) -> None: ...


async def test_what_was_looked_up_is_read_back_and_waits_for_a_yes(building: Building) -> None:
    """The code of the door stays with us."""
    source = Elsewhere()
    desk = AddressDesk(Gazetteer.load([]), sources=[source])
    building.house = replace(building.house, addresses=desk)
    building.converse = replace(building.converse, house=building.house)
    await building.furnish()
    await building.proven()
    before = (await building.delivery()).address
    await building.types("please deliver it to another address")
    said = await building.types("Kukkulanpolku 17, 00100 Helsinki, ovikoodi 4711")
    assert any("Kukkulanpolku 17" in letter.text for letter in said)
    assert (await building.delivery()).address == before
    assert set(source.asked) == {"Kukkulanpolku 17, 00100 Helsinki"}
    await building.presses("address.yes.new")
    now = (await building.delivery()).address
    assert (now.point, now.confirmed is not None) == (KUKKULA, True)
    assert "Kukkulanpolku 17" in now.shown
