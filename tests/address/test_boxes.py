"""Numbers of post-office boxes, of papers and of days: no house is made of them."""

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from core.model.address import AddressQuery, Verdict, VerdictCode


def verdict(text: str, gazetteer: Gazetteer, country: str | None = "FI") -> Verdict:
    return check(AddressQuery(text=text, country=country), gazetteer)


BOXES = [
    "PL 25", "P.O. Box 25", "PO Box 25", "Postilokero 25", "Box 25", "Postfach 25", "BP 25",
    "B.P. 25", "Apdo 25", "Apartado de correos 25", "skr. poczt. 25", "Skrytka pocztowa 25",
    "Casella postale 25", "Caixa postal 25", "а/я 25", "абонентский ящик 25", "order 25",
    "parcel 25", "order no 25", "tilaus 25", "заказ 25",
]  # fmt: skip


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("line", ["{}, Annankatu", "Annankatu, {}"])
def test_the_number_of_a_box_is_no_house(line: str, box: str, helsinki: Gazetteer) -> None:
    """Though the street has this house; and the courier reads the words."""
    found = verdict(line.format(box), helsinki)
    assert found.verdict is VerdictCode.NEEDS_HOUSE_NUMBER
    assert found.components.house_number is None
    assert found.components.unit is None
    assert found.instructions is not None
    assert found.instructions.note == box


@pytest.mark.parametrize("box", BOXES)
def test_a_box_beside_a_house_costs_no_question(box: str, helsinki: Gazetteer) -> None:
    found = verdict(f"Annankatu 23 A 3, {box}", helsinki)
    assert found.verdict is VerdictCode.DELIVERABLE
    assert (found.components.house_number, found.components.unit) == ("23", "3")
    assert found.instructions is not None
    assert found.instructions.note == box


def test_a_day_of_a_month_is_no_house(helsinki: Gazetteer) -> None:
    for day in ("25th of November", "23rd of May"):
        found = verdict(f"Annankatu {day}", helsinki)
        assert found.verdict is VerdictCode.NEEDS_HOUSE_NUMBER
        assert found.instructions is not None
        assert found.instructions.note == day


@pytest.mark.parametrize(
    ("typed", "floor", "unit"),
    [
        ("3ºB", "3", "B"), (", 3ºD", "3", "D"), ("1ªA", "1", "A"), ("3° B", "3", "B"),
        ("3°B", "3", "B"), ("3º B", "3", "B"),
    ],
)  # fmt: skip
def test_a_spanish_floor_and_door_lose_nothing(
    typed: str, floor: str, unit: str, helsinki: Gazetteer
) -> None:
    found = verdict(f"Annankatu 23 {typed} código 1234", helsinki)
    assert (found.components.floor, found.components.unit) == (floor, unit)
    assert found.instructions is not None
    assert found.instructions.gate_code == "1234"
    assert found.instructions.note is None
