"""Pins: beside an address, instead of one, and in the sea."""

from dataclasses import replace

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from core.model.address import (
    AddressQuery,
    Components,
    ComponentStatus,
    Granularity,
    VerdictCode,
)
from core.model.location import Location
from tests.address.conftest import house as house_row

AT_BULEVARDI_5 = AddressQuery(text="Bulevardi 5, 00120 Helsinki", country="FI")
IN_THE_SEA = Location(60.05, 24.95)


def test_a_pin_alone_shows_the_nearest_addresses(helsinki: Gazetteer) -> None:
    """They are on buttons; none of them is taken."""
    at = check(AT_BULEVARDI_5, helsinki).location
    found = check(AddressQuery(pin=at, pin_accuracy_m=10), helsinki)
    assert (found.verdict, found.location, found.is_located) == ("pin_only", at, True)
    assert found.suggestions[0].components.street == "Bulevardi"
    assert found.components.street is None


def test_an_inaccurate_pin_shows_no_house(helsinki: Gazetteer) -> None:
    """Sixty metres off, the nearest house is a guess."""
    found = check(AddressQuery(pin=Location(60.1675, 24.944), pin_accuracy_m=65), helsinki)
    assert (found.verdict, found.suggestions) == (VerdictCode.PIN_ONLY, ())
    assert (found.granularity, found.is_located) == (Granularity.STREET, False)


def test_an_inaccurate_pin_by_a_lonely_house_is_good_enough(helsinki: Gazetteer) -> None:
    """No other house is in its circle."""
    alone = Gazetteer.load([house_row("Metsätie", "1", "99999", "Perä", "FI", 66.1, 25.1)])
    found = check(AddressQuery(pin=Location(66.1003, 25.1), pin_accuracy_m=65), alone)
    assert (found.granularity, found.is_located) == (Granularity.BUILDING, True)


def test_a_pin_by_the_address_shows_the_door(helsinki: Gazetteer) -> None:
    """Both agree, and the pin is the finer of the two."""
    house = check(AT_BULEVARDI_5, helsinki).location
    assert house is not None
    pin = Location(house.lat + 0.0002, house.lon)
    found = check(replace(AT_BULEVARDI_5, pin=pin, pin_accuracy_m=5), helsinki)
    assert (found.verdict, found.granularity) == ("deliverable", Granularity.ENTRANCE)
    assert (found.location, found.sigma_m) == (pin, 8)


def test_a_pin_elsewhere_is_asked_about(helsinki: Gazetteer) -> None:
    """It never overrides the address silently: the place stays the address's."""
    found = check(replace(AT_BULEVARDI_5, pin=Location(60.1755, 24.9480)), helsinki)
    assert found.verdict is VerdictCode.PIN_MISMATCH
    assert found.location == check(AT_BULEVARDI_5, helsinki).location


def test_a_pin_out_of_reach_is_asked_about_like_any_other(helsinki: Gazetteer) -> None:
    """The words mean a house that is served: which of the two is right is not for us to say."""
    house = check(AT_BULEVARDI_5, helsinki)
    found = check(replace(AT_BULEVARDI_5, pin=IN_THE_SEA), helsinki)
    assert found.verdict is VerdictCode.PIN_MISMATCH
    assert (found.location, found.formatted) == (house.location, house.formatted)


def test_a_pin_in_the_sea_is_outside(helsinki: Gazetteer) -> None:
    """Nobody lives within two kilometres."""
    found = check(AddressQuery(pin=IN_THE_SEA), helsinki)
    assert (found.verdict, found.is_located) == (VerdictCode.OUTSIDE_AREA, False)


def test_coordinates_in_words_are_a_pin(helsinki: Gazetteer) -> None:
    """As fine as their decimals."""
    fine = check(AddressQuery(text="60.17080, 24.94150", country="FI"), helsinki)
    coarse = check(AddressQuery(text="60.17, 24.94", country="FI"), helsinki)
    assert (fine.verdict, fine.is_located) == (VerdictCode.PIN_ONLY, True)
    assert (coarse.verdict, coarse.is_located) == (VerdictCode.PIN_ONLY, False)


@pytest.mark.parametrize(
    ("text", "metres"),
    [("60.17, 24.94", 1_113), ("60.170, 24.942", 111), ("60.1700, 24.9415", 11)],
)
def test_typed_coordinates_are_as_fine_as_their_decimals(
    text: str, metres: int, helsinki: Gazetteer
) -> None:
    """Two decimals are a kilometre, whichever way they were cut."""
    found = check(AddressQuery(text=text, country="FI"), helsinki)
    assert found.sigma_m == pytest.approx(metres, rel=0.02)


def test_a_pin_outside_the_area_does_not_override_an_address_in_it(helsinki: Gazetteer) -> None:
    """Eight kilometres away is a contradiction like any other."""
    far = replace(AT_BULEVARDI_5, pin=Location(60.24, 24.94))
    found = check(far, helsinki)
    assert (found.verdict, found.formatted) == ("pin_mismatch", "Bulevardi 5, 00120 Helsinki")


@pytest.mark.parametrize(
    "text",
    [
        "60.16408, 24.93850",
        "60.16408 24.93850",
        "60,16408; 24,93850",
        "N 60.16408 E 24.93850",
        "60.16408°N, 24.93850°E",
        "lat 60.16408, lon 24.93850",
        "geo:60.16408,24.93850",
        "60°9'50.7\"N 24°56'18.6\"E",
        "60°9.845'N 24°56.31'E",
        "https://maps.google.com/?q=60.16408,24.93850",
        "https://www.google.com/maps/place/X/@60.1,24.1,17z/data=!3d60.16408!4d24.93850",
        "https://www.openstreetmap.org/?mlat=60.16408&mlon=24.93850#map=19/60.1/24.1",
        "https://www.openstreetmap.org/#map=19/60.16408/24.93850",
        "https://yandex.ru/maps/?ll=24.93850%2C60.16408&z=17",
        "9GG65W7Q+JC",
        "9gg65w7q+jc",
        "5W7Q+JC Helsinki",
        "5W7Q+JC",
    ],
)
def test_a_point_may_be_typed_in_many_ways(text: str, helsinki: Gazetteer) -> None:
    """Decimals with points or commas, degrees and minutes, map links, plus codes."""
    found = check(AddressQuery(text=text, country="FI"), helsinki)
    assert found.verdict is VerdictCode.PIN_ONLY
    assert found.location is not None
    assert found.location.metres_to(Location(60.16408, 24.93850)) < 15
    assert found.suggestions


@pytest.mark.parametrize(
    "text",
    ["12.50, 14.00 is the price", "5.5, 7", "version 1.22.333", "91.1234, 24.9385",
     "order 60.16, paid 24.93 euros", "+1+2", "a 24.93850"],
)  # fmt: skip
def test_other_numbers_are_no_point(text: str, helsinki: Gazetteer) -> None:
    """Prices, versions, and what lies beyond the pole."""
    assert check(AddressQuery(text=text, country="FI"), helsinki).location is None


def test_a_point_beside_an_address_is_a_pin_by_it(helsinki: Gazetteer) -> None:
    """The words are read as an address, the point as a pin; both are kept."""
    house = check(AT_BULEVARDI_5, helsinki).location
    assert house is not None
    line = f"Bulevardi 5, {house.lat:.6f}, {house.lon:.6f} back door"
    found = check(AddressQuery(text=line, country="FI"), helsinki)
    assert (found.verdict, found.granularity) == ("deliverable", Granularity.ENTRANCE)
    assert found.instructions is not None
    assert found.instructions.note == f"back door, {house.lat:.6f}, {house.lon:.6f}"


def test_a_point_far_from_its_address_is_asked_about(helsinki: Gazetteer) -> None:
    """As any pin."""
    found = check(AddressQuery(text="Bulevardi 5, 60.175500, 24.948000", country="FI"), helsinki)
    assert found.verdict is VerdictCode.PIN_MISMATCH


def test_a_typed_point_in_the_sea_is_outside(helsinki: Gazetteer) -> None:
    """Nobody lives there."""
    found = check(AddressQuery(text="60.0500, 24.9500", country="FI"), helsinki)
    assert found.verdict is VerdictCode.OUTSIDE_AREA


def test_a_pin_chooses_among_towns(vaduz: Gazetteer) -> None:
    """The same street twice, and the pin beside one of them."""
    query = AddressQuery(text="Landstrasse 45", country="LI", pin=Location(47.149, 9.5201))
    assert check(query, vaduz).components.city == "Vaduz"


def test_a_new_house_is_where_its_pin_is(vaduz: Gazetteer) -> None:
    """The number is not known yet, the pin lies by the street."""
    pin = Location(47.1497, 9.5202)
    query = AddressQuery(text="Landstrasse 77, Vaduz", country="LI", pin=pin, pin_accuracy_m=10)
    found = check(query, vaduz)
    assert (found.verdict, found.location) == (VerdictCode.PIN_ONLY, pin)
    assert found.components.house_number == "77"


AT_KAMPPI = Location(60.1700, 24.9400)


@pytest.mark.parametrize(
    ("words", "conflicts"),
    [
        ("Kirkkokatu 8, 90100 Oulu", {"postcode", "city"}),
        ("90100 Oulu", {"postcode", "city"}),
        ("Kirkkokatu 8, Oulu", {"city"}),
        ("house by the river, Turku", {"city"}),
        ("Pohjoisranta 4, 00999", {"postcode"}),
        ("Mannerheimintie 612", {"house_number"}),
        ("Bulevardi", {"street"}),
    ],
)
def test_a_pin_is_no_answer_to_words_that_name_another_place(
    words: str, conflicts: set[str], helsinki: Gazetteer
) -> None:
    """A town or a code elsewhere, a number or a street that is not there: neither is taken."""
    found = check(AddressQuery(text=words, country="FI", pin=AT_KAMPPI), helsinki)
    assert found.verdict is VerdictCode.PIN_MISMATCH
    assert found.location != AT_KAMPPI
    said = {name for name, status in found.statuses.items() if status == "conflicting"}
    assert said == conflicts
    assert found.suggestions[0].components.city == "Helsinki"


def test_a_town_in_fields_contradicts_a_pin_too(helsinki: Gazetteer) -> None:
    """As in a line; what was told stays among the components."""
    told = Components(street="Kirkkokatu", house_number="8", postcode="90100", city="Oulu")
    found = check(AddressQuery(components=told, country="FI", pin=AT_KAMPPI), helsinki)
    assert (found.verdict, found.components.city) == (VerdictCode.PIN_MISMATCH, "Oulu")


@pytest.mark.parametrize("words", ["Pahkinapolku 3", "Pahkinapolku 3, 00100 Helsinki"])
def test_a_street_that_is_not_around_the_pin_is_asked_about(
    words: str, helsinki: Gazetteer
) -> None:
    """All houses there are known, and none is called so."""
    found = check(AddressQuery(text=words, country="FI", pin=AT_KAMPPI), helsinki)
    assert found.verdict is VerdictCode.PIN_MISMATCH
    assert found.statuses["street"] is ComponentStatus.UNCONFIRMED


@pytest.mark.parametrize(
    "words",
    ["the yellow house behind the chapel", "hut 3 by the pier", "Helsinki", "00100 Helsinki",
     "200 m down the road 300 m", "code 4521", "Mannerheimintie", "Mannerheimintie 28"],
)  # fmt: skip
def test_a_pin_places_words_that_agree_or_name_no_place(words: str, helsinki: Gazetteer) -> None:
    """A landmark, the same town, a street that it stands by, a number that may be new."""
    found = check(AddressQuery(text=words, country="FI", pin=AT_KAMPPI), helsinki)
    assert (found.verdict, found.location) == (VerdictCode.PIN_ONLY, AT_KAMPPI)


def test_a_number_on_its_persons_word_is_where_the_pin_is(helsinki: Gazetteer) -> None:
    """However far the street has grown."""
    query = AddressQuery(
        text="Mannerheimintie 612", country="FI", pin=AT_KAMPPI, accept_unknown=True
    )
    assert check(query, helsinki).verdict is VerdictCode.PIN_ONLY


def test_a_number_between_two_is_not_far_from_them(vaduz: Gazetteer) -> None:
    """Where it would stand is known well; three hundred metres on is another place."""
    gap = Gazetteer.load(
        house_row("Seeweg", number, "9490", "Vaduz", "LI", lat, 9.52)
        for number, lat in (("1", 47.1400), ("5", 47.1404), ("9", 47.1408), ("41", 47.1440))
    )
    query = AddressQuery(text="Seeweg 7, Vaduz", country="LI")
    there = check(replace(query, pin=Location(47.1407, 9.5202)), gap)
    away = check(replace(query, pin=Location(47.1436, 9.5202)), gap)
    assert (there.verdict, away.verdict) == (VerdictCode.PIN_ONLY, VerdictCode.PIN_MISMATCH)


def test_a_pin_by_none_of_several_is_asked_about(vaduz: Gazetteer) -> None:
    """Two towns have the street, and the pin stands in neither of them."""
    query = AddressQuery(text="Landstrasse 45", country="LI", pin=Location(47.1365, 9.523))
    found = check(query, vaduz)
    assert found.verdict is VerdictCode.PIN_MISMATCH
    assert {one.components.city for one in found.suggestions} == {"Vaduz", "Schaan"}
