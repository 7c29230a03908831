"""Parts of a house, ranges and slashes: no door is made of what may be another house."""

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.row import AddressRow
from core.model.address import AddressQuery, Verdict, VerdictCode


def town(country: str, street: str, *numbers: str) -> Gazetteer:
    return Gazetteer.load(
        AddressRow(name=street, number=number, postcode="10000", city="Town", country=country,
                   lat=50.0 + place / 5_000, lon=20.0)
        for place, number in enumerate(numbers)
    )  # fmt: skip


STREETS = {
    "RU": town("RU", "Огородный проезд", "4", "4 с1", "вл.6", "18 к4", "20", "21А", "21А с4", "40"),
    "AT": town("AT", "Ringstraße", "3", "5", "27", "29", "31"),
    "FI": town("FI", "Mikonkatu", "1", "3", "8", "10", "12", "21-25"),
    "EE": town("EE", "Pikk", "5", "7"),
}


def checked(country: str, line: str) -> Verdict:
    return check(AddressQuery(text=line, country=country), STREETS[country])


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("4 строение 1", "4 с1"),
        ("4 строен. 1", "4 с1"),
        ("4, стр. 1", "4 с1"),
        ("4стр1", "4 с1"),
        ("4 с1", "4 с1"),
        ("21А строение 4", "21А с4"),
        ("д. 18, корпус 4", "18 к4"),
        ("18к4", "18 к4"),
        ("18 корп.4", "18 к4"),
        ("владение 6", "вл.6"),
        ("влд 6", "вл.6"),
        ("вл6", "вл.6"),
        ("вл. 6", "вл.6"),
    ],
)
def test_a_part_of_a_house_is_part_of_its_number(typed: str, number: str) -> None:
    """However it is spelt, spaced or not."""
    found = checked("RU", f"Огородный проезд {typed}")
    assert (found.verdict, found.components.house_number) == ("deliverable", number)
    assert (found.components.entrance, found.components.unit, found.instructions) == (
        None, None, None,
    )  # fmt: skip


@pytest.mark.parametrize(
    "typed", ["40 к2", "40к2", "40 корп. 2", "40, корпус 2", "4 строение 9", "4 с9", "20 стр. 1"]
)
def test_a_part_that_nobody_knows_is_no_door(typed: str) -> None:
    """Another building than the one that is known; that one stands first among the suggestions."""
    found = checked("RU", f"Огородный проезд {typed}")
    assert (found.verdict, found.components.house_number) == ("number_unknown", typed)
    assert (found.components.entrance, found.components.unit) == (None, None)
    base = found.suggestions[0].components.house_number
    assert base is not None and typed.startswith(base)


@pytest.mark.parametrize("typed", ["40 литера Б", "40, лит. Б", "40литБ", "21А литера Б"])
def test_a_letter_that_nobody_knows_is_asked_about(typed: str) -> None:
    """The house is proposed, and what was dropped stands among the corrections."""
    found = checked("RU", f"Огородный проезд {typed}")
    assert found.verdict is VerdictCode.SUGGESTION
    assert (found.components.entrance, found.components.unit) == (None, None)
    assert typed in [one.written for one in found.corrections]


def test_hours_are_no_building() -> None:
    """ "с" is "from", too."""
    found = checked("RU", "Огородный проезд 4 с 9 до 18")
    assert (found.components.house_number, found.components.unit) == ("4", None)
    assert found.components.entrance is None
    assert found.instructions is not None and found.instructions.note == "с 9 до 18"


@pytest.mark.parametrize(
    ("country", "line", "number"),
    [
        ("FI", "Mikonkatu 1-3", "1"),
        ("FI", "Mikonkatu 8–10", "8"),
        ("FI", "Mikonkatu 8 - 10", "8"),
        ("FI", "Mikonkatu 10/12", "10"),
        ("AT", "Ringstraße 27-29", "27"),
        ("AT", "Ringstraße 27/29", "27"),
        ("RU", "Огородный проезд 4/6", "4"),
    ],
)
def test_a_range_has_no_door(country: str, line: str, number: str) -> None:
    """Its first house is proposed; the second number is neither flat nor staircase."""
    found = checked(country, line)
    assert (found.verdict, found.components.house_number) == ("suggestion", number)
    for told in (found.components, *(one.components for one in found.suggestions)):
        assert (told.entrance, told.unit) == (None, None)


def test_a_range_of_the_town_is_a_house() -> None:
    """Where the gazetteer has it."""
    found = checked("FI", "Mikonkatu 21–25")
    assert (found.verdict, found.components.house_number) == ("deliverable", "21-25")


@pytest.mark.parametrize(
    ("country", "line", "entrance", "unit", "verdict"),
    [
        ("AT", "Ringstraße 5/2/14", "2", "14", "deliverable"),
        ("AT", "Ringstraße 5/12", None, "12", "deliverable"),
        ("EE", "Pikk 5-12", None, "12", "suggestion"),
        ("RU", "Огородный проезд 4-12", None, "12", "suggestion"),
        ("FI", "Mikonkatu 12-5", None, "5", "suggestion"),
        ("FI", "Mikonkatu 8 a/14", "A", "14", "deliverable"),
        ("FI", "Mikonkatu 8 K 2", "K", "2", "deliverable"),
    ],
)
def test_a_flat_after_its_sign_is_kept(
    country: str, line: str, entrance: str | None, unit: str | None, verdict: str
) -> None:
    """Where flats are written so, or nothing else can be meant."""
    found = checked(country, line)
    assert (found.components.entrance, found.components.unit) == (entrance, unit)
    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("typed", "number", "floor"),
    [
        ("21А с4 эт. 5", "21А с4", "5"), ("18 к4 эт. 3", "18 к4", "3"),
        ("18 к4 этаж 3", "18 к4", "3"), ("4 с1, эт. 3", "4 с1", "3"),
        ("18 к4 3 этаж", "18 к4", "3"), ("21А эт. 5", "21А", "5"),
    ],
)  # fmt: skip
def test_a_floor_behind_cuts_no_part_from_the_house(typed: str, number: str, floor: str) -> None:
    found = checked("RU", f"Огородный проезд {typed}")
    assert found.verdict is VerdictCode.DELIVERABLE
    assert (found.components.house_number, found.components.floor) == (number, floor)
