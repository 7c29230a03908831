"""The address desk: when a second opinion is asked for, and what becomes of it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from address.desk import AddressDesk
from address.gazetteers.gazetteer import Gazetteer
from address.parser.parsed_address import ParsedAddress
from core.model.address import AddressQuery, VerdictCode
from core.model.location import Location

CLEAN = AddressQuery(text="Bulevardi 5, Helsinki", country="FI")
UNKNOWN = AddressQuery(text="Kukkulanpolku 17, 00990 Helsinki", country="FI")


class Reader:
    """A source that always says the same, and counts how often it was asked and closed."""

    def __init__(self, *opinions: ParsedAddress) -> None:
        self.says = opinions
        self.asked = 0
        self.closed = 0

    async def opinions(self, text: str, country: str | None) -> Sequence[ParsedAddress]:
        self.asked += 1
        return self.says

    async def aclose(self) -> None:
        self.closed += 1


BULEVARDI = ParsedAddress(street="Bulevardi", house_number="5", city="Helsinki")
KUKKULA = ParsedAddress(
    street="Kukkulanpolku",
    house_number="17",
    postcode="00990",
    city="Helsinki",
    location=Location(60.21, 25.14),
)


async def test_a_clean_line_asks_nobody(helsinki: Gazetteer) -> None:
    """The gazetteer is enough."""
    reader = Reader(BULEVARDI)
    desk = AddressDesk(helsinki, [reader])
    assert (await desk.check(CLEAN)).verdict is VerdictCode.DELIVERABLE
    assert reader.asked == 0
    await desk.aclose()


async def test_an_unsure_line_asks_once(helsinki: Gazetteer) -> None:
    """What the other reading says becomes a suggestion."""
    reader = Reader(BULEVARDI)
    desk = AddressDesk(helsinki, [reader])
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


async def test_sources_are_asked_in_turn_until_one_helps(helsinki: Gazetteer) -> None:
    """One that knows nothing costs a question; after one that helps, nobody is asked."""
    silent, helpful, idle = Reader(), Reader(BULEVARDI), Reader(BULEVARDI)
    desk = AddressDesk(helsinki, [silent, helpful])
    desk.listen_to(idle)
    found = await desk.check(UNKNOWN)
    assert found.verdict is VerdictCode.SUGGESTION
    assert (silent.asked, helpful.asked, idle.asked) == (1, 1, 0)
    await desk.aclose()
    assert (silent.closed, helpful.closed, idle.closed) == (1, 1, 1)


async def test_an_address_that_a_source_knows_is_proposed_by_our_rules(
    helsinki: Gazetteer,
) -> None:
    """What was typed is matched against it; it is located, and still one tap away."""
    found = await AddressDesk(helsinki, [Reader(KUKKULA)]).check(UNKNOWN)
    assert (found.verdict, found.location) == (VerdictCode.SUGGESTION, KUKKULA.location)
    assert found.formatted == "Kukkulanpolku 17, 00990 Helsinki"


async def test_an_address_that_was_not_typed_is_not_believed(helsinki: Gazetteer) -> None:
    """A geocoder's best guess is another street: our rules throw it out."""
    guess = replace(KUKKULA, street="Mannerheimintie", house_number="300")
    found = await AddressDesk(helsinki, [Reader(guess)]).check(UNKNOWN)
    assert (found.verdict, found.location) == (VerdictCode.NOT_FOUND, None)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("code 14, rue de la paix", "gate_code"),
        ("digicode 14 rue de la paix", "gate_code"),
        ("appt 14, étage 6, rue de la paix", "unit"),
        ("étage 14, rue de la paix", "floor"),
    ],
)
async def test_a_number_of_the_door_becomes_no_house(
    line: str, kind: str, abroad: Gazetteer
) -> None:
    """There is a number 14, and another reading takes it."""
    reader = Reader(ParsedAddress(street="rue de la paix", house_number="14"))
    verdict = await AddressDesk(abroad, [reader]).check(AddressQuery(text=line, country="FR"))
    assert verdict.verdict is VerdictCode.NEEDS_HOUSE_NUMBER
    assert verdict.components.house_number is None
    told = verdict.instructions if kind == "gate_code" else verdict.components
    assert getattr(told, kind) == "14"


async def test_what_another_reading_finds_is_shown_as_a_button(abroad: Gazetteer) -> None:
    reader = Reader(ParsedAddress(street="rue de la paix", house_number="14"))
    query = AddressQuery(text="14 bis? zzrue de-la-paixx", country="FR")
    verdict = await AddressDesk(abroad, [reader]).check(query)
    assert verdict.verdict is VerdictCode.SUGGESTION
    assert [one.components.house_number for one in verdict.suggestions] == ["14"]
