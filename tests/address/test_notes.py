"""What the address does not use: door facts taken out, the rest kept word for word."""

import pytest

from address.check import check
from address.gazetteer import Gazetteer
from core.model.address import AddressQuery, Instructions, VerdictCode


def said(rest: str, gazetteer: Gazetteer, *, before: str = "") -> tuple[object, ...]:
    line = f"{before}Bulevardi 5, 00120 Helsinki{rest}"
    found = check(AddressQuery(text=line, country="FI"), gazetteer)
    assert found.verdict is VerdictCode.DELIVERABLE
    told = found.instructions or Instructions()
    parts = found.components
    return parts.entrance, parts.unit, parts.floor, told.gate_code, told.phone, told.note


@pytest.mark.parametrize(
    ("rest", "entrance", "unit", "floor", "code", "phone", "note"),
    [
        (", flat 12", None, "12", None, None, None, None),
        (", as. 12", None, "12", None, None, None, None),
        (", кв. 12", None, "12", None, None, None, None),
        (", apt #12", None, "12", None, None, None, None),
        (", D-porras", "D", None, None, None, None, None),
        (", rappu B, as 3", "B", "3", None, None, None, None),
        (", B45", "B", "45", None, None, None, None),
        (", 3. krs", None, None, "3", None, None, None),
        (", toinen kerros", None, None, "2", None, None, None),
        (", 4th floor", None, None, "4", None, None, None),
        (", floor 4", None, None, "4", None, None, None),
        (", 2. OG", None, None, "2", None, None, None),
        (", подъезд 2, этаж 4", "2", None, "4", None, None, None),
        (", ovikoodi 4521", None, None, None, "4521", None, None),
        (", gate code: #4521*", None, None, None, "#4521*", None, None),
        (", door code is 12A4", None, None, None, "12A4", None, None),
        (", домофон 15К", None, None, None, "15К", None, None),
        (", puh. 040 123 4567", None, None, None, None, "040 123 4567", None),
        (", +358 40 123 4567", None, None, None, None, "+358 40 123 4567", None),
        (", call 040 123 4567!", None, None, None, None, "040 123 4567", "call"),
        (", varo koiraa!", None, None, None, None, None, "varo koiraa!"),
        (", ring TWICE (not thrice)", None, None, None, None, None, "ring TWICE (not thrice)"),
        (", as 5, koodi 77, leave it", None, "5", None, "77", None, "leave it"),
        (" 🐶 beware", None, None, None, None, None, "🐶 beware"),
    ],
)  # fmt: skip
def test_door_facts_are_taken_out(
    rest: str,
    entrance: str | None,
    unit: str | None,
    floor: str | None,
    code: str | None,
    phone: str | None,
    note: str | None,
    helsinki: Gazetteer,
) -> None:
    """Each in its own field; whatever is none of them stays as it was typed."""
    assert said(rest, helsinki) == (entrance, unit, floor, code, phone, note)


def test_words_before_the_address_are_kept_too(helsinki: Gazetteer) -> None:
    """A note may come first."""
    assert said("", helsinki, before="Leave at the shop, ")[-1] == "Leave at the shop"


def test_a_link_stays_in_the_note(helsinki: Gazetteer) -> None:
    """It is no address, and somebody meant something by it."""
    assert said(", see https://example.org/x?a=1", helsinki)[-1] == "see https://example.org/x?a=1"
