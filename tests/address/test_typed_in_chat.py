"""Lines as people type them into a chat: what each says of the house, of the door, of neither."""

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from core.model.address import AddressQuery, Verdict


def of(text: str, gazetteer: Gazetteer) -> Verdict:
    return check(AddressQuery(text=text, country="FI"), gazetteer)


def note(verdict: Verdict) -> str | None:
    return verdict.instructions.note if verdict.instructions else None


@pytest.mark.parametrize(
    ("text", "entrance", "floor", "unit", "kept"),
    [
        ("Unioninkatu 25 B 3 krs 2", "B", "3", "2", None),
        ("Unioninkatu 25 2 krs 14", None, "2", "14", None),
        ("Unioninkatu 25 3. kerros 12", None, "3", "12", None),
        ("Unioninkatu 25 3rd floor 12", None, "3", "12", None),
        ("Unioninkatu 25 3 этаж 12", None, "3", "12", None),
        ("Unioninkatu 25 B 4 kerros 2", "B", "2", "4", None),
        ("Unioninkatu 25, кв 4 этаж 2", None, "2", "4", None),
        ("Unioninkatu 25 kerros 5", None, "5", None, None),
        ("Unioninkatu 25 3 krs 2 kpl", None, "3", None, "2 kpl"),
        ("Unioninkatu 25 3 krs 24h", None, "3", None, "24h"),
        ("Unioninkatu 25 3. kerros 14 asti kotona", None, "3", None, "14 asti kotona"),
        ("Unionsgatan 40 trapphus C", "C", None, None, None),
        ("Unionsgatan 40 trappuppgång C lgh 3", "C", None, "3", None),
        ("Fredriksgatan 30 bottenvåningen", None, "0", None, None),
        ("Kasarmikatu 42 aula, jättäkää vahtimestarille", None, None, None,
         "aula, jättäkää vahtimestarille"),
        ("Bulevardi 6, 2. Stock links", None, "2", None, "links"),
        ("Mikonkatu 13 Hinterhaus, Eingang B", "B", None, None, "Hinterhaus"),
        ("ул. Mikonkatu 15", None, None, None, "ул"),
        ("улица Mikonkatu, дом 15", None, None, None, "улица"),
    ],
)  # fmt: skip
def test_doors_are_told_as_they_were_typed(
    text: str, entrance: str | None, floor: str | None, unit: str | None, kept: str | None,
    helsinki: Gazetteer,
) -> None:  # fmt: skip
    """Each fact once, and the rest in the note."""
    found = of(text, helsinki)
    told = found.components
    assert found.verdict == "deliverable"
    assert (told.entrance, told.floor, told.unit, note(found)) == (entrance, floor, unit, kept)


@pytest.mark.parametrize(
    "text",
    [
        "Bulevardi 12?", "hei, Bulevardi 12?", "Bulevardi 12 as 3?", "Bulevardi 12? Kiitos",
        "Bulevardi 1 2", "Annankatu 1 4 tai joku",
    ],
)  # fmt: skip
def test_what_was_asked_or_torn_apart_is_proposed_only(text: str, helsinki: Gazetteer) -> None:
    """A bare question, and a gap that may be a slip: the street has a 12 too."""
    assert of(text, helsinki).verdict not in ("deliverable", "needs_unit")


@pytest.mark.parametrize(
    "text", ["Bulevardi 1 24", "Bulevardi 12, ok?", "Can you come to Bulevardi 12?"]
)
def test_what_is_no_slip_and_no_doubt_is_taken(text: str, helsinki: Gazetteer) -> None:
    """No house 124 is there; and a wish may be put as a question."""
    assert of(text, helsinki).verdict == "deliverable"
