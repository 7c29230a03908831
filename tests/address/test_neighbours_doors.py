"""Neighbours' doors: a neighbour's flat is not the recipient's, and stays in the note."""

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from core.model.address import AddressQuery


@pytest.mark.parametrize(
    ("said", "unit", "note"),
    [(", leave with neighbour in flat 7 if I'm out", None,
      "leave with neighbour in flat 7 if I'm out"),
     (" A 3 (Nachbar Wohnung 7)", "3", "(Nachbar Wohnung 7)"),
     (" A 3, parcel for flat 7 also", "3", "parcel for flat 7 also"),
     (" A 3, neighbour's flat is 7", "3", "neighbour's flat is 7"),
     (" A 3, naapuri asunnossa 7 voi ottaa", "3", "naapuri asunnossa 7 voi ottaa"),
     (" A 3, grannen i lgh 7 kan ta emot", "3", "grannen i lgh 7 kan ta emot"),
     (" A 3, сосед кв 7", "3", "сосед кв 7"),
     (" A 3, сусідка кв. 7", "3", "сусідка кв. 7"),
     (", voisin appt 7", None, "voisin appt 7"),
     (", vecino apto 7", None, "vecino apto 7"),
     (", vizinho apto 7", None, "vizinho apto 7"),
     (", vicino interno 7", None, "vicino interno 7"),
     (", sąsiad mieszkanie 7", None, "sąsiad mieszkanie 7"),
     (", buurman flat 7", None, "buurman flat 7"),
     (", flat 7 is my neighbour's", None, "flat 7 is my neighbour's"),
     (" A 3. Naapurilla on ovikoodi 7788", "3", "Naapurilla on ovikoodi 7788")],
)  # fmt: skip
def test_a_neighbours_flat_is_theirs(
    said: str, unit: str | None, note: str, helsinki: Gazetteer
) -> None:
    """Whatever stands in the same part, the courier reads whole."""
    found = check(AddressQuery(text=f"Annankatu 20{said}", country="FI"), helsinki)
    assert (found.components.unit, found.components.house_number) == (unit, "20")
    assert found.instructions is not None
    assert (found.instructions.note, found.instructions.gate_code) == (note, None)


@pytest.mark.parametrize(
    "said",
    [
        "flat 3 or leave with neighbour",
        "flat 3, neighbour has a dog",
        "as 3 tai naapurille",
        "neighbour has a dog, flat 3",
        "flat 3 (naapuri auttaa)",
        "the neighbours sleep. Flat 3",
        "flat 7 belongs to neighbour, mine is flat 3",
    ],
)
def test_the_own_flat_beside_a_neighbour_is_read(said: str, helsinki: Gazetteer) -> None:
    """What stands before a neighbour, or in another part, is the recipient's."""
    found = check(AddressQuery(text=f"Annankatu 20, {said}", country="FI"), helsinki)
    assert found.components.unit == "3"
