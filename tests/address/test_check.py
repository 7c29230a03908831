"""Checking lines: each verdict, and the rule that leads to it."""

import pytest
from shapely import box

from address.check import check, wants_second_opinion
from address.gazetteers.areas import Area
from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.row import AddressRow
from address.parser.parsed_address import ParsedAddress
from core.model.address import AddressQuery, Components, Granularity, Verdict, VerdictCode

MORE_THAN_300 = "please be careful with the stairs " * 120


def verdict(text: str, gazetteer: Gazetteer, country: str = "FI") -> Verdict:
    return check(AddressQuery(text=text, country=country), gazetteer)


@pytest.mark.parametrize(
    "line",
    [
        "Bulevardi 5, 00120 Helsinki",
        "bulevardi 5 helsinki",
        "BULEVARDI 5, HELSINGFORS",
        "Helsinki, Bulevardi 5",
        "5, Bulevardi Helsinki",
        "Bulevardi,5,,00120,Helsinki",
        "Bulevardi 5\n00120\nHelsinki",
        "Bulevarden 5",
        "Bulevardi 5, FI-00120 Helsinki, Finland",
        "Bulevardi5 Helsinki",
    ],
)
def test_a_line_that_is_right_needs_one_tap(line: str, helsinki: Gazetteer) -> None:
    """Order, case, commas, language and missing parts do not cost the recipient a question."""
    found = verdict(line, helsinki)
    assert (found.verdict, found.formatted) == ("deliverable", "Bulevardi 5, 00120 Helsinki")
    assert found.is_located


@pytest.mark.parametrize("line", ["Fabianink. 12, Helsinki", "fabianink 12", "Fabianinkatu 12"])
def test_an_abbreviation_is_no_mistake(line: str, helsinki: Gazetteer) -> None:
    """Shortened street types are confirmed like whole ones, without a correction."""
    found = verdict(line, helsinki)
    assert (found.verdict, found.corrections) == ("deliverable", ())


def test_a_misspelt_street_is_proposed_not_taken(helsinki: Gazetteer) -> None:
    """What is alike, but not alike enough, comes as a suggestion with its correction."""
    found = verdict("Mikomkatu 15, 00100 Helsinki", helsinki)
    assert found.verdict is VerdictCode.SUGGESTION
    assert found.suggestions[0].components.street == "Mikonkatu"
    assert found.corrections[0].written == "Mikomkatu"


@pytest.mark.parametrize("door", ["A 3", "b 9", "C 15", "D9"])
def test_behind_a_number_that_nobody_knows_a_flat_is_no_house(
    door: str, helsinki: Gazetteer
) -> None:
    """There are houses 3, 9 and 15, and nobody meant them."""
    found = verdict(f"Bulevardi 211 {door}, Helsinki", helsinki)
    assert found.verdict is VerdictCode.NUMBER_UNKNOWN
    assert found.components.house_number == "211"
    assert found.components.entrance == door[0].upper()
    assert found.components.unit == door[1:].strip()


def test_a_staircase_and_a_flat_are_no_house_number(helsinki: Gazetteer) -> None:
    """ "9 B 24" is house 9, staircase B, flat 24, as Finns write it."""
    found = verdict("Bulevardi 9 B 24, 00120 Helsinki", helsinki)
    assert found.verdict is VerdictCode.DELIVERABLE
    assert (found.components.house_number, found.components.entrance, found.components.unit) == (
        "9",
        "B",
        "24",
    )
    assert found.formatted == "Bulevardi 9 B 24, 00120 Helsinki"


def test_what_we_print_reads_back_the_same(helsinki: Gazetteer) -> None:
    """A formatted address is its own fixed point."""
    first = verdict("bulevardi 9 b 24 helsinki", helsinki)
    assert verdict(first.formatted, helsinki).components == first.components


def test_another_towns_postcode_is_a_mismatch(helsinki: Gazetteer) -> None:
    """Street and number fit, the postcode contradicts: both are shown."""
    found = verdict("Fabianinkatu 38, 90100 Helsinki", helsinki)
    assert found.verdict is VerdictCode.MISMATCH
    assert [(c.component, c.written) for c in found.corrections] == [("postcode", "90100")]
    assert not found.is_located


@pytest.mark.parametrize(
    "line", ["Bulevardi 5, 33100 Tampere", "Bulevardi 5, Tampere", "Bulevardi 5 Tampere"]
)
def test_a_town_that_we_do_not_know_is_never_confirmed(line: str, helsinki: Gazetteer) -> None:
    """The same street name stands in many towns."""
    assert verdict(line, helsinki).verdict in (VerdictCode.MISMATCH, VerdictCode.SUGGESTION)


def test_the_same_street_in_two_towns_is_ambiguous(vaduz: Gazetteer) -> None:
    """Which town is asked first; both are on the buttons."""
    found = verdict("Landstrasse 45", vaduz, "LI")
    assert found.verdict is VerdictCode.AMBIGUOUS
    assert {one.formatted for one in found.suggestions} == {
        "Landstrasse 45, 9490 Vaduz",
        "Landstrasse 45, 9494 Schaan",
    }


@pytest.mark.parametrize("line", ["Landstr. 45 Schaan", "Landstrasse 45, 9494"])
def test_town_or_postcode_settles_which(line: str, vaduz: Gazetteer) -> None:
    """One of the two is enough."""
    found = verdict(line, vaduz, "LI")
    assert (found.verdict, found.components.city) == ("deliverable", "Schaan")


def test_a_street_without_a_number_is_asked_for_it(helsinki: Gazetteer) -> None:
    """Street level has a wide sigma and is nowhere to drive to."""
    found = verdict("Kaivokatu, 00100 Helsinki", helsinki)
    assert found.verdict is VerdictCode.NEEDS_HOUSE_NUMBER
    assert (found.granularity, found.is_located) == (Granularity.STREET, False)


def test_the_street_is_never_traded_for_the_number(vaduz: Gazetteer) -> None:
    """Austrasse has no 45, Landstrasse has: it stays Austrasse, with its nearest numbers."""
    found = verdict("Austrasse 45, Vaduz", vaduz, "LI")
    assert found.verdict is VerdictCode.NUMBER_UNKNOWN
    assert {one.components.street for one in found.suggestions} == {"Austrasse"}
    assert found.components.house_number == "45"


def test_an_unknown_number_stands_between_its_neighbours(helsinki: Gazetteer) -> None:
    """A bracketed number has a place, with the error that such places have."""
    found = verdict("Bulevardi 11, 00120 Helsinki", helsinki)
    assert found.verdict is VerdictCode.NUMBER_UNKNOWN
    assert found.granularity is Granularity.INTERPOLATED
    assert found.sigma_m is not None and found.sigma_m >= 20


@pytest.mark.parametrize(
    "line",
    ["thanks!!", "5", "12345", "where is my parcel", "🙂🙂", "شارع", "北京市", "", "   ",
     "the blue house on the corner", "https://example.org/a/b"],
)  # fmt: skip
def test_chat_is_not_an_address(line: str, helsinki: Gazetteer) -> None:
    """The message is answered as chat; nothing is proposed."""
    found = verdict(line, helsinki)
    assert (found.verdict, found.suggestions) == (VerdictCode.NOT_AN_ADDRESS, ())


@pytest.mark.parametrize("line", ["my number is 555 0199", "order 4711 please", "at 5 pm"])
def test_a_number_in_chat_is_no_house(line: str, helsinki: Gazetteer) -> None:
    """It may have been meant as an address; nothing is confirmed or proposed."""
    found = verdict(line, helsinki)
    assert (found.confidence, found.suggestions, found.location) == (0, (), None)


def test_a_street_nobody_knows_is_not_found(helsinki: Gazetteer) -> None:
    """It looks like an address, and no street is like it; the line is kept."""
    found = verdict("Kukkulanpolku 17, 00990 Helsinki", helsinki)
    assert found.verdict is VerdictCode.NOT_FOUND
    assert found.instructions is not None
    assert found.instructions.note == "Kukkulanpolku 17"


@pytest.mark.parametrize("line", ["see you on Bulevardi at 5", "Bulevardi closes today, 9 or 10"])
def test_a_number_apart_from_the_street_is_only_proposed(line: str, helsinki: Gazetteer) -> None:
    """Words between them may mean that it is no house number."""
    assert not verdict(line, helsinki).confidence >= 0.95


def test_a_new_street_is_not_the_old_one(helsinki: Gazetteer) -> None:
    """ "Uusi Kaivokatu" is not taken for Kaivokatu."""
    assert verdict("Uusi Kaivokatu 2, Helsinki", helsinki).verdict is VerdictCode.SUGGESTION


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("ул. Яблочкова, д. 8, стр. 1", "улица Яблочкова, 8 с1, Москва, 127254"),
        ("Яблочкова 10а, кв. 3", "улица Яблочкова, 10А, кв. 3, Москва, 127254"),
        ("ul. Yablochkova 10a", "улица Яблочкова, 10А, Москва, 127254"),
        ("звездный бульвар 30 корпус 2, Москва", "Звёздный бульвар, 30к2, Москва, 129075"),
    ],
)
def test_cyrillic_and_latin_are_one(line: str, shown: str, moscow: Gazetteer) -> None:
    """Building and block marks in any spelling; what is printed is the town's own."""
    found = verdict(line, moscow, "RU")
    assert (found.verdict, found.formatted) == ("deliverable", shown)


@pytest.mark.parametrize(
    ("line", "country", "street", "number"),
    [
        ("5 bis rue du 8 mai 1945, Paris", "FR", "Rue du 8 Mai 1945", "5bis"),
        ("14, rue de la paix 75002 paris", "FR", "Rue de la Paix", "14"),
        ("226 1/2 W 10th St, New York", "US", "West 10th Street", "226 1/2"),
        ("43 rear west 13th street new york", "US", "West 13th Street", "43 REAR"),
    ],
)
def test_numbers_in_names_and_halves_in_numbers(
    line: str, country: str, street: str, number: str, abroad: Gazetteer
) -> None:
    """A street may have digits in its name, and a number a half."""
    found = verdict(line, abroad, country)
    assert (found.verdict, found.components.street, found.components.house_number) == (
        "deliverable",
        street,
        number,
    )


def test_thirteenth_is_never_tenth(abroad: Gazetteer) -> None:
    """Digits in a street's name must be equal."""
    found = verdict("226 1/2 West 13th Street, New York", abroad, "US")
    assert found.components.street == "West 13th Street"
    assert found.verdict is VerdictCode.NUMBER_UNKNOWN


def test_outside_the_delivery_area() -> None:
    """Found, but nowhere we come; the area is stretched by the point's own error."""
    rows = [
        AddressRow(name="Inner Street", number="1", country="GB", lat=51.5, lon=0.0),
        AddressRow(name="Outer Street", number="1", country="GB", lat=51.6, lon=0.0),
    ]
    town = Gazetteer.load(rows, areas=[Area("town", box(-0.01, 51.49, 0.01, 51.51))])
    assert verdict("1 Inner Street", town, "GB").verdict is VerdictCode.DELIVERABLE
    assert verdict("1 Outer Street", town, "GB").verdict is VerdictCode.OUTSIDE_AREA


def test_a_house_of_many_flats_wants_the_flat() -> None:
    """Asked only where it is missing."""
    row = AddressRow(
        name="Flat Road", number="1", country="GB", lat=51.5, lon=0.0, several_flats=True
    )
    town = Gazetteer.load([row])
    assert verdict("1 Flat Road", town, "GB").verdict is VerdictCode.NEEDS_UNIT
    assert verdict("Flat 3, 1 Flat Road", town, "GB").verdict is VerdictCode.DELIVERABLE


def test_components_are_checked_like_a_line(helsinki: Gazetteer) -> None:
    """Fields from a sender, its number in the street's field; the flat is kept."""
    told = Components(street="Bulevardi 5", unit="7", city="Helsinki", country="fi")
    found = check(AddressQuery(components=told), helsinki)
    assert found.verdict is VerdictCode.DELIVERABLE
    assert (found.components.house_number, found.components.unit) == ("5", "7")


def test_the_text_beside_components_gives_the_note(helsinki: Gazetteer) -> None:
    """A picked suggestion comes with the words that it was picked for."""
    told = Components(street="Bulevardi", house_number="5", city="Helsinki", country="FI")
    query = AddressQuery(text="Bulevardi 5, koodi 4521, soita ennen", components=told)
    found = check(query, helsinki)
    assert found.instructions is not None
    assert (found.instructions.gate_code, found.instructions.note) == ("4521", "soita ennen")


def test_another_reading_may_propose_but_not_confirm(helsinki: Gazetteer) -> None:
    """libpostal's words are judged by our rules, and one more tap is asked for."""
    line = "c/o the baker by the park at B u l e v a r d i 5, Helsinki"
    second = ParsedAddress(street="Bulevardi", house_number="5", city="Helsinki")
    found = check(AddressQuery(text=line, country="FI"), helsinki, [second])
    assert found.verdict is VerdictCode.SUGGESTION
    assert found.components.street == "Bulevardi"


def test_another_reading_trades_no_street(helsinki: Gazetteer) -> None:
    """The street is sure, its number is missing: another street is not put in its place."""
    second = ParsedAddress(street="Bulevardi", house_number="5", city="Helsinki")
    found = check(AddressQuery(text="Kaivokatu, Helsinki", country="FI"), helsinki, [second])
    assert found.components.street == "Kaivokatu"


def test_another_reading_is_not_asked_for_what_is_settled(helsinki: Gazetteer) -> None:
    """A clean line costs no call."""
    assert not wants_second_opinion(verdict("Bulevardi 5, Helsinki", helsinki))
    assert wants_second_opinion(verdict("Kukkulanpolku 17, 00990 Helsinki", helsinki))


def test_without_a_gazetteer_the_labels_are_kept() -> None:
    """Nothing can be found, and what was meant is still told."""
    second = ParsedAddress(street="Bulevardi", house_number="5", postcode="00120")
    found = check(AddressQuery(text="Bulevardi 5, 00120"), Gazetteer.load([]), [second])
    assert (found.verdict, found.components.street) == (VerdictCode.NOT_FOUND, "Bulevardi")


def test_a_long_message_is_matched_by_its_first_300_characters(helsinki: Gazetteer) -> None:
    """4,000 characters: the address is found, and the rest is a note to the last word."""
    found = verdict(f"Bulevardi 5, 00120 Helsinki, {MORE_THAN_300}last word", helsinki)
    assert found.verdict is VerdictCode.DELIVERABLE
    assert found.instructions is not None and found.instructions.note is not None
    assert found.instructions.note.endswith("last word")


def test_a_town_that_was_typed_is_kept_where_nobody_knows_the_town() -> None:
    """It is told again, as unconfirmed."""
    rows = [
        AddressRow(name="Lone Road", number="1", country="GB", lat=51.5, lon=0.0),
        AddressRow(name="High Street", number="1", city="Luton", country="GB", lat=51.9, lon=-0.4),
    ]
    found = verdict("1 Lone Road, Luton", Gazetteer.load(rows), "GB")
    assert (found.components.city, found.statuses["city"]) == ("Luton", "unconfirmed")


@pytest.mark.parametrize("line", ["63 Greenwich Avenue, New York", "63 greenwich ave"])
def test_another_kind_of_way_is_another_street(line: str) -> None:
    """We know Greenwich Street only: it is proposed, and "Avenue" is not left for a note."""
    rows = [AddressRow(name="Greenwich Street", number="63", city="New York", country="US",
                       lat=40.7, lon=-74.0)]  # fmt: skip
    found = verdict(line, Gazetteer.load(rows), "US")
    assert found.verdict is VerdictCode.SUGGESTION


@pytest.mark.parametrize(
    ("line", "number", "unit"),
    [
        ("Vogatunga 107, Kópavogur", "107", None),
        ("Vogatunga 107", "107", None),
        ("Vogatunga 5, 107 Kópavogur", "5", None),
        ("107 Kópavogur, Vogatunga 5", "5", None),
        ("Vogatunga 5, 107 Kópavogur, apt 107", "5", "107"),
    ],
)
def test_a_short_postcode_may_be_a_number(line: str, number: str, unit: str | None) -> None:
    """Icelandic codes have three digits, as houses and flats do."""
    rows = [
        AddressRow(name="Vogatunga", number=number, postcode="107", city="Kópavogur",
                   country="IS", lat=64.1 + int(number) / 1e4, lon=-21.9)
        for number in ("5", "107")
    ]  # fmt: skip
    found = verdict(line, Gazetteer.load(rows), "IS")
    assert (found.verdict, found.components.house_number) == ("deliverable", number)
    assert found.components.unit == unit


def test_the_letter_of_a_number_is_no_article() -> None:
    """ "38 d Ringstrasse" is number 38 d, though "d'" may begin a French name."""
    rows = [
        AddressRow(name="Ringstrasse", number=number, city="Krems", country="AT", lat=lat, lon=15.6)
        for number, lat in (("38", 48.40), ("38 d", 48.41))
    ]
    found = verdict("Krems, 38 d Ringstrasse", Gazetteer.load(rows), "AT")
    assert (found.verdict, found.components.house_number) == ("deliverable", "38 d")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Mikonkatu 8–10", "8"),
        ("Annankatu 23/25", "23"),
        ("Bulevardi 12-14, 00120 Helsinki", "12"),
        ("Bulevardi 1-3", "1"),
    ],
)
def test_a_range_that_nobody_knows_is_no_flat(text: str, number: str, helsinki: Gazetteer) -> None:
    """Its first house is proposed, behind no door that was never told."""
    found = check(AddressQuery(text=text, country="FI"), helsinki)
    parts = found.components
    assert (found.verdict, parts.house_number) == ("suggestion", number)
    assert (parts.unit, parts.entrance) == (None, None)
    assert found.corrections[0].corrected == number


def test_a_digit_behind_a_slash_is_a_flat_and_no_staircase(helsinki: Gazetteer) -> None:
    """ "12/5" is told once."""
    found = check(AddressQuery(text="Bulevardi 12/5", country="FI"), helsinki)
    assert (found.components.unit, found.components.entrance) == ("5", None)


def test_a_floor_in_words_before_its_number_leaves_the_house_its_own(helsinki: Gazetteer) -> None:
    """ "2 kerros 5 asunto 12" is house 2, floor 5."""
    found = check(AddressQuery(text="Uudenmaankatu 2 kerros 5 asunto 12", country="FI"), helsinki)
    parts = found.components
    assert (parts.house_number, parts.floor, parts.unit) == ("2", "5", "12")


@pytest.mark.parametrize(
    "text", ["Bulevardi 12 as 5, 2. kerros, 00120 Helsinki", "2. kerros 00120, Bulevardi 12 as 5"]
)
def test_a_postcode_is_no_number_of_a_floor(text: str, helsinki: Gazetteer) -> None:
    """The floor is told before its word."""
    found = check(AddressQuery(text=text, country="FI"), helsinki)
    assert (found.components.house_number, found.components.floor) == ("12", "2")


def test_a_street_of_today_is_no_street_that_was_once_called_so() -> None:
    """The old Garden Street has the number; the new one is meant all the same."""
    gazetteer = Gazetteer.load(
        (
            AddressRow(name="Puutarhakatu", number="1", city="Lahti", lat=60.98, lon=25.66),
            AddressRow(
                name="Kirkkokatu",
                number="3",
                city="Lahti",
                lat=60.99,
                lon=25.67,
                aliases=("Puutarhakatu",),
            ),
        )
    )
    found = verdict("Puutarhakatu 3, Lahti", gazetteer)
    assert found.verdict is VerdictCode.NUMBER_UNKNOWN
    assert found.components.street == "Puutarhakatu"
    assert verdict("Kirkkokatu 3, Lahti", gazetteer).verdict is VerdictCode.DELIVERABLE
