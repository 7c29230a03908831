"""Other towns: one that is named and is not the street's costs the confirmation, and is shown."""

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from address.lines.known_towns import names_of
from core.model.address import AddressQuery, Verdict, VerdictCode


def told(line: str, gazetteer: Gazetteer, country: str = "FI") -> Verdict:
    return check(AddressQuery(text=line, country=country), gazetteer)


@pytest.mark.parametrize("place", ["{}, {}", "{} {}", "{1}, {0}", "{}, in {}", "{}, {}, flat 3"])
@pytest.mark.parametrize("town", ["Kuopio", "Vantaa", "Jakobstad", "Stockholm", "Tku"])
def test_a_town_elsewhere_is_a_mismatch(place: str, town: str, helsinki: Gazetteer) -> None:
    """Wherever it stands, and though none of our sources knows it; both are shown."""
    found = told(place.format("Mikonkatu 8", town), helsinki)
    assert found.verdict is VerdictCode.MISMATCH
    assert [(c.component, c.written, c.corrected) for c in found.corrections] == [
        ("city", town, "Helsinki")
    ]
    assert found.statuses["city"] == "conflicting"
    assert found.confidence < 0.5


@pytest.mark.parametrize("town", ["Hki", "hki", "Helsingfors", "Хельсинки"])
def test_a_town_has_more_names_than_one(town: str, helsinki: Gazetteer) -> None:
    """Whether it is shortened or said in another language, it is this town."""
    for line in (f"Fabianinkatu 14, {town}", f"{town}, Fabianinkatu 14", f"Fabianinkatu 14 {town}"):
        found = told(line, helsinki)
        assert (found.verdict, found.corrections) == (VerdictCode.DELIVERABLE, ())
        assert found.instructions is None


def test_short_names_belong_to_a_country(moscow: Gazetteer) -> None:
    """ "мск" is Moscow in Russia, and "Tre" nothing there."""
    assert told("Яблочкова 10А, мск", moscow, "RU").verdict is VerdictCode.DELIVERABLE
    assert names_of("tre", "RU") == frozenset()


@pytest.mark.parametrize(
    "line",
    ["Mikonkatu 8, ring Kuopio", "Mikonkatu 8, soittakaa Lahti", "Kuopio Oy, Mikonkatu 8, Helsinki",
     "Mikonkatu 8, Helsinki, Vantaa bag shop please call"],
)  # fmt: skip
def test_a_town_in_what_is_said_of_the_door_is_none(line: str, helsinki: Gazetteer) -> None:
    """A name among words for the courier stays among them."""
    found = told(line, helsinki)
    assert found.verdict is VerdictCode.DELIVERABLE
    assert found.instructions is not None and found.instructions.note


@pytest.mark.parametrize("line", ["{0}, {1}", "{1}, {0}"])
@pytest.mark.parametrize("said", ["Pikkukylä", "Iso Metsäkylä"])
def test_words_that_may_name_a_village_are_asked_about(
    line: str, said: str, helsinki: Gazetteer
) -> None:
    """In whichever order; nobody knows all villages."""
    found = told(line.format("Mikonkatu 8", said), helsinki)
    assert found.verdict is VerdictCode.SUGGESTION


@pytest.mark.parametrize("said", ["Hei", "Kauppa Oy", "thanks", "moi"])
def test_greetings_and_firms_are_no_towns(said: str, helsinki: Gazetteer) -> None:
    """Nor in either order."""
    for line in (f"{said}, Mikonkatu 8", f"Mikonkatu 8, {said}"):
        assert told(line, helsinki).verdict is VerdictCode.DELIVERABLE


@pytest.mark.parametrize(
    "town",
    ["Helsingborg", "Helsinge", "Jyväskyla", "Järvenpä", "Träskända", "Lovisa", "Kervo", "Tusby",
     "Sibbo", "Grankulla", "Borgå", "Sverige", "Швеция", "Estonia", "Helsinki, Lohja",
     "Helsinki, Norja"],
)  # fmt: skip
def test_towns_of_other_names_and_countries_are_no_slips(town: str, helsinki: Gazetteer) -> None:
    """Near in spelling, told in another language, mistyped, told second, or a whole country."""
    assert told(f"Mikonkatu 8, {town}", helsinki).verdict is VerdictCode.MISMATCH


@pytest.mark.parametrize("said", ["Helsinkki", "Helsnki", "Helsinki, Suomi", "vån 3", "våning 2"])
def test_slips_in_our_town_and_floors_are_no_towns(said: str, helsinki: Gazetteer) -> None:
    """Nor is our own country another one."""
    assert told(f"Mikonkatu 8, {said}", helsinki).verdict is VerdictCode.DELIVERABLE
