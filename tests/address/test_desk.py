"""The address desk: when a second opinion is asked for, and what becomes of it."""

from pathlib import Path

from address.desk import AddressDesk
from address.gazetteer import Gazetteer
from address.parsed_address import ParsedAddress
from address.parser_client import ParserClient
from core.model.address import AddressQuery, VerdictCode

CLEAN = AddressQuery(text="Bulevardi 5, Helsinki", country="FI")
UNKNOWN = AddressQuery(text="Kukkulanpolku 17, 00990 Helsinki", country="FI")


class Reader(ParserClient):
    """A parser that always reads the same, and counts how often it was asked."""

    asked = 0

    async def parse(self, text: str, country: str | None = None) -> ParsedAddress | None:
        self.asked += 1
        return ParsedAddress(street="Bulevardi", house_number="5", city="Helsinki")


async def test_a_clean_line_asks_nobody(helsinki: Gazetteer, tmp_path: Path) -> None:
    """The gazetteer is enough."""
    reader = Reader(tmp_path)
    desk = AddressDesk(helsinki, reader)
    assert (await desk.check(CLEAN)).verdict is VerdictCode.DELIVERABLE
    assert reader.asked == 0
    await desk.aclose()


async def test_an_unsure_line_asks_once(helsinki: Gazetteer, tmp_path: Path) -> None:
    """What the other reading says becomes a suggestion."""
    reader = Reader(tmp_path)
    desk = AddressDesk(helsinki, reader)
    assert (await desk.check(UNKNOWN)).verdict is VerdictCode.SUGGESTION
    assert reader.asked == 1
    await desk.aclose()


async def test_without_a_parser_it_answers_alone(helsinki: Gazetteer) -> None:
    """And takes another gazetteer while it runs."""
    desk = AddressDesk(Gazetteer.load([]))
    assert (await desk.check(CLEAN)).verdict is VerdictCode.NOT_FOUND
    desk.use(helsinki)
    draft = await desk.check(CLEAN)
    assert (await desk.amend(draft, "no, 9")).components.house_number == "9"
