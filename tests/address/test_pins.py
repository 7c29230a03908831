"""Pins: beside an address, instead of one, and in the sea."""

from dataclasses import replace

from address.check import check
from address.gazetteer import Gazetteer
from core.model.address import AddressQuery, Granularity, VerdictCode
from core.model.location import Location

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
