"""Hours and bells beside an address: numbers that tell when, or where to ring, and no house."""

import pytest

from address.amend import amend
from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from core.model.address import AddressQuery, Verdict


def of(text: str, gazetteer: Gazetteer) -> Verdict:
    return check(AddressQuery(text=text, country="FI"), gazetteer)


def note(verdict: Verdict) -> str | None:
    return verdict.instructions.note if verdict.instructions else None


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Bulevardi 10 24h", "24h"),
        ("Bulevardi 10 24 h", "24 h"),
        ("24h Bulevardi 10", "24h"),
        ("Bulevardi 10 24/7", "24/7"),
        ("24/7 Bulevardi 10", "24/7"),
        ("Bulevardi 10 7/7", "7/7"),
        ("Bulevardi 10, 24h/24 7j/7", "24h/24 7j/7"),
        ("Bulevardi 10, open 24h", "open 24h"),
        ("avoinna 24h, Bulevardi 10", "avoinna 24h"),
        ("Bulevardi 10 8h-16h", "8h-16h"),
        ("Bulevardi 10 8-16 h", "8-16 h"),
        ("Bulevardi 10 24 ч", "24 ч"),
        ("Bulevardi 10 24 hrs", "24 hrs"),
        ("Bulevardi 10 24 hours", "24 hours"),
        ("Bulevardi 10 24 tuntia", "24 tuntia"),
        ("Bulevardi 10 24 timmar", "24 timmar"),
        ("Bulevardi 10 24 Stunden", "24 Stunden"),
        ("Unioninkatu 45 H, 24h", "24h"),
    ],
)
def test_hours_are_neither_a_flat_nor_a_house(text: str, kept: str, helsinki: Gazetteer) -> None:
    """The courier reads when; the address is what it is without them."""
    found = of(text, helsinki)
    assert (found.verdict, found.components.unit, note(found)) == ("deliverable", None, kept)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("Unioninkatu 45 H", "45 H", None),
        ("Unioninkatu 45 H 12", "45 H", "12"),
        ("Unioninkatu 10 h 5", "10", "5"),
        ("Unioninkatu 10 H 5", "10", "5"),
        ("Unioninkatu 20, h 24", "20", "24"),
    ],
)
def test_a_staircase_h_and_a_room_are_no_hours(
    text: str, number: str, unit: str | None, helsinki: Gazetteer
) -> None:
    """Neither beside the street's name, nor where the letter leads to a number."""
    found = of(text, helsinki)
    told = found.components.unit
    assert (found.verdict, found.components.house_number) == ("deliverable", number)
    assert (told.split()[-1] if told else None) == unit


def test_a_number_with_an_h_that_the_street_lacks_is_asked_about(helsinki: Gazetteer) -> None:
    """It may be round the clock, or a staircase."""
    assert of("Kalevankatu 18h", helsinki).verdict == "suggestion"
    assert of("Bulevardi, open 24h", helsinki).verdict == "needs_house_number"


@pytest.mark.parametrize(
    "said",
    ["ring 12", "soita 12", "ring bell 12", "ring på 12", "klingeln bei 12", "звоните 12",
     "звонить в 12", "sonnez au 12", "bell 12", "ovikello 12", "soittakaa numeroon 12",
     "dzwonek 12", "timbre 12"],
)  # fmt: skip
@pytest.mark.parametrize("line", ["Bulevardi 10 {}", "Bulevardi 10, {}", "{}, Bulevardi 10"])
def test_what_is_rung_is_no_house(said: str, line: str, helsinki: Gazetteer) -> None:
    """Number 12 is there too; where no other is told, a number is asked for."""
    found = of(line.format(said), helsinki)
    assert (found.verdict, found.components.house_number) == ("deliverable", "10")
    assert (found.components.unit, note(found)) == (None, said)
    alone = of(f"Bulevardi {said}", helsinki)
    assert (alone.verdict, note(alone)) == ("needs_house_number", said)


@pytest.mark.parametrize("said", ["24h", "24/7", "7/7", "ring 12", "soita 12", "open 24h"])
def test_hours_and_bells_change_no_draft(said: str, helsinki: Gazetteer) -> None:
    """They are no new number, and no flat."""
    draft = of("Bulevardi 14", helsinki)
    assert amend(draft, said, helsinki).verdict == "not_an_address"


def test_a_ring_that_is_a_street_has_houses(vaduz: Gazetteer) -> None:
    """A street's own name rings no bell."""
    found = check(AddressQuery(text="Landstrasse 12, Vaduz, Klingel 5", country="LI"), vaduz)
    assert (found.components.house_number, found.components.unit) == ("12", None)


@pytest.mark.parametrize("text", ["²A", "1²h", "24²h ²/7", "¹¹ novembre", "Bulevardi ²h, 10 ²mai"])
def test_signs_that_look_like_numbers_are_no_hours(text: str, helsinki: Gazetteer) -> None:
    """They are read as letters are, and nothing breaks."""
    assert of(text, helsinki).confidence < 0.9
