"""What peers answer is scored by the rule that we are scored by."""

import pytest

from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.row import AddressRow
from benchmarks.addok_settings import Token, flag_house_number
from benchmarks.address_peers import (
    Answer,
    addok_answers,
    addok_streets,
    nominatim_answers,
    scored_answers,
)
from benchmarks.dirt import Line


def gazetteer() -> Gazetteer:
    rows = [
        AddressRow(
            name="Aleksanterinkatu", aliases=("Alexandersgatan",), number=number, city="Helsinki",
            postcode="00100", lat=60.169, lon=lon,
        )
        for number, lon in (("15", 24.944), ("30-34", 24.946))
    ]  # fmt: skip
    return Gazetteer.load(rows)


def line(number: str) -> Line:
    houses = gazetteer().streets[0].houses[number]
    return Line(kind="clean", text=f"Aleksanterinkatu {number}", house=houses[0])


def addok_told(number: str, lat: float = 60.169, city: str = "Helsinki") -> list[Answer]:
    about = {"street": "Aleksanterinkatu", "name": f"{number} Aleksanterinkatu", "city": city,
             "housenumber": number}  # fmt: skip
    feature = {"geometry": {"coordinates": [24.944, lat]}, "properties": about}
    return addok_answers({"features": [feature]})


def nominatim_told(road: str, number: str | None) -> list[Answer]:
    address = {"road": road, "city": "Helsinki", "postcode": "00100"}
    if number is not None:
        address["house_number"] = number
    return nominatim_answers([{"lat": "60.169", "lon": "24.944", "address": address}])


def test_the_right_house_is_right() -> None:
    """In either peer's shape, in another language, and by a number that its range holds."""
    for answers in (addok_told("15"), nominatim_told("Alexandersgatan", "15")):
        assert scored_answers(line("15"), answers).first
    assert scored_answers(line("32"), addok_told("32")).first


@pytest.mark.parametrize(
    "answers",
    [
        [],
        addok_told("17"),
        nominatim_told("Aleksanterinkatu", None),
        nominatim_told("Unioninkatu", "15"),
        addok_told("15", lat=61.5, city="Tampere"),
    ],
)
def test_another_house_is_wrong(answers: list[Answer]) -> None:
    """Another number, no number, another street, the same street of another town."""
    scored = scored_answers(line("15"), answers)
    assert not scored.first
    assert not scored.in_three


def test_three_different_answers_count() -> None:
    """The same house told twice is one answer; the fourth comes too late."""
    wrong = [*addok_told("1"), *addok_told("1"), *addok_told("2")]
    third = scored_answers(line("15"), [*wrong, *addok_told("15")])
    assert (third.first, third.in_three) == (False, True)
    assert not scored_answers(line("15"), [*wrong, *addok_told("3"), *addok_told("15")]).in_three


def test_the_town_may_have_another_name_where_the_house_is_the_same() -> None:
    """A peer's "Helsingfors" is no mistake."""
    assert scored_answers(line("15"), addok_told("15", city="Helsingfors")).first


def test_addok_is_given_every_number_of_a_range() -> None:
    """It knows no ranges itself."""
    (street,) = addok_streets(gazetteer())
    numbers = street["housenumbers"]
    assert isinstance(numbers, dict)
    assert {"15", "30-34", "30", "32", "34"} <= set(numbers)
    assert street["name"] == ["Aleksanterinkatu", "Alexandersgatan"]


class Word(str):
    """As Addok's own word: a str that knows its kind and its place."""

    def __init__(self, _text: str) -> None:
        self.kind: str | None = None
        self.position: list[int] = []


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("aleksanterinkatu 15 b 5 00100 helsinki", "15 b"),
        ("00100 helsinki aleksanterinkatu 15b", "15b"),
        ("aleksanterinkatu 15 helsinki b 5", "15"),
        ("aleksanterinkatu 00100 helsinki", ""),
    ],
)
def test_addok_is_told_which_number_is_the_house(line: str, number: str) -> None:
    """The first short one, with its letter; never the postcode."""
    words: list[Token] = [Word(word) for word in line.split()]
    flagged = [str(word) for word in flag_house_number(iter(words)) if word.kind == "housenumber"]
    assert " ".join(flagged) == number
