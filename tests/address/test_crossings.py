"""Two streets in one line: a crossing is no house, whichever language names it."""

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from core.model.address import AddressQuery, Verdict


def of(text: str, gazetteer: Gazetteer) -> Verdict:
    return check(AddressQuery(text=text, country="FI"), gazetteer)


def note(verdict: Verdict) -> str:
    return (verdict.instructions.note if verdict.instructions else None) or ""


@pytest.mark.parametrize(
    "text",
    [
        "Kalevankatu, Yrjönkatu kulma",
        "Kalevankadun ja Yrjönkadun kulmassa",
        "Kalevankadun ja Yrjönkadun risteys",
        "Kalevankatu / Yrjönkatu",
        "Kalevankatu & Yrjönkatu",
        "Kalevankatu x Yrjönkatu",
        "Kalevankatu Yrjönkatu",
        "corner of Kalevankatu and Yrjönkatu",
        "between Kalevankatu and Yrjönkatu",
        "intersection of Kalevankatu and Yrjönkatu",
        "hörnet av Kalevagatan och Georgsgatan",
        "korsningen Kalevagatan Georgsgatan",
        "Ecke Kalevankatu/Yrjönkatu",
        "Kalevankatu Ecke Yrjönkatu",
        "угол Kalevankatu и Yrjönkatu",
        "на углу Kalevankatu и Yrjönkatu",
        "перекресток Kalevankatu и Yrjönkatu",
        "ріг Kalevankatu та Yrjönkatu",
        "angle Kalevankatu et Yrjönkatu",
        "au coin de Kalevankatu et Yrjönkatu",
        "esquina Kalevankatu con Yrjönkatu",
        "angolo Kalevankatu con Yrjönkatu",
        "róg Kalevankatu i Yrjönkatu",
        "esquina da Kalevankatu com a Yrjönkatu",
        "Kalevankatu ve Yrjönkatu köşesi",
        "زاوية Kalevankatu و Yrjönkatu",
        "nurk Kalevankatu ja Yrjönkatu",
    ],
)
def test_a_crossing_is_asked_about(text: str, helsinki: Gazetteer) -> None:
    """Both streets are on buttons, in the order typed; all that was said stays."""
    found = of(text, helsinki)
    assert (found.verdict, found.components.house_number) == ("needs_house_number", None)
    assert [one.formatted for one in found.suggestions] == [
        "Kalevankatu, Helsinki", "Yrjönkatu, Helsinki",
    ]  # fmt: skip
    assert found.components.street == "Kalevankatu"
    assert note(found)


@pytest.mark.parametrize(
    "text",
    [
        "Kalevankatu 5, Mannerheimintie puolella",
        "Kalevankatu 5 corner of Yrjönkatu",
        "Kalevankatu 5, entrance from Yrjönkatu",
        "Kalevankatu 5, sisäänkäynti Yrjönkadulta",
        "Kalevankatu 5, вход с Yrjönkatu",
        "Kalevankatu 5, Eingang Yrjönkatu",
    ],
)
def test_the_way_in_from_another_street_is_a_note(text: str, helsinki: Gazetteer) -> None:
    """The number stands right behind its own street, and no letter of a word is a staircase."""
    found = of(text, helsinki)
    told = found.components
    assert (found.verdict, found.formatted) == ("deliverable", "Kalevankatu 5, 00100 Helsinki")
    assert (told.entrance, note(found)) == (None, text.partition(" 5")[2].lstrip(", "))


@pytest.mark.parametrize(
    ("text", "house"),
    [
        ("на углу Kalevankatu 5 и Yrjönkatu", "Kalevankatu 5"),
        ("corner of Kalevankatu 5 and Yrjönkatu", "Kalevankatu 5"),
        ("between Kalevankatu 5 and Yrjönkatu", "Kalevankatu 5"),
        ("Ecke Kalevankatu 5/Yrjönkatu", "Kalevankatu 5"),
        ("Kalevankatu / Yrjönkatu 5", "Yrjönkatu 5"),
        ("Kalevankatu, Yrjönkatu 5", "Yrjönkatu 5"),
        ("Kalevankadun ja Yrjönkadun kulma 5", "Yrjönkatu 5"),
    ],
)
def test_a_number_at_a_crossing_is_proposed_with_its_own_street(
    text: str, house: str, helsinki: Gazetteer
) -> None:
    """And not confirmed: the other street may be the one that is meant."""
    found = of(text, helsinki)
    assert found.verdict in ("suggestion", "ambiguous")
    assert found.formatted.startswith(house)


def test_two_houses_of_a_corner_are_asked_about(helsinki: Gazetteer) -> None:
    """One building may have both, and nobody says so."""
    assert of("Kalevankatu 5 / Yrjönkatu 10", helsinki).verdict == "ambiguous"
