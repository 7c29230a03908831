"""What a door card adds to a stop, and what of it may be kept."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.door_card import DoorCard
from core.model.parcel import Parcel, Size

LETTER, SOFA = Parcel(), Parcel(size=Size.XL, weight_kg=45)


@pytest.mark.parametrize(
    ("card", "parcel", "seconds"),
    [
        (DoorCard(), SOFA, 0),
        (DoorCard(code="1", floor="4"), LETTER, 50),
        (DoorCard(reception="Lobby"), LETTER, 60),
        (DoorCard(floor="4", lift="yes"), LETTER, 30),
        (DoorCard(floor="4", lift="yes"), SOFA, 90),
        (DoorCard(floor="4", lift="no"), LETTER, 110),
        (DoorCard(floor="4. krs", lift=" No "), SOFA, 390),
        (DoorCard(floor="kellari", lift="no"), SOFA, 30),
        (DoorCard(lift="no"), SOFA, 0),
        (DoorCard(floor="4100", lift="no"), LETTER, 330),
        (DoorCard(floor="4", lift="only for two people"), SOFA, 90),
    ],
)
def test_a_stop_takes_longer(card: DoorCard, parcel: Parcel, seconds: int) -> None:
    """For codes, desks and stairs; what is bulky takes longer up the same stairs."""
    assert card.extra_seconds(parcel) == seconds


@pytest.mark.parametrize(
    ("parcel", "is_bulky"),
    [
        (LETTER, False),
        (Parcel(size=Size.L, weight_kg=29.9), False),
        (Parcel(weight_kg=30), True),
        (Parcel(size=Size.XL, weight_kg=2), True),
    ],
)
def test_what_is_bulky(parcel: Parcel, is_bulky: bool) -> None:
    """By size or by weight."""
    assert parcel.is_bulky is is_bulky


@given(st.text(), st.text(), st.text())
def test_what_is_kept_of_a_house_holds_no_secret(code: str, note: str, phone: str) -> None:
    """Nor words that may hide one."""
    hiding = f"{note} 4711"
    card = DoorCard(code=code, note=hiding, phone=phone, access_needs=note, entrance="B", lift="no")
    assert card.of_house == DoorCard(entrance="B", lift="no")


@pytest.mark.parametrize("note", ["blue door, ring at Korhonen", "vihreä portti", "вход со двора"])
def test_a_note_that_can_hide_no_code_is_kept_of_a_house(note: str) -> None:
    """It is what finds the door the next time."""
    assert DoorCard(note=note, phone="+358401234567").of_house == DoorCard(note=note)


@pytest.mark.parametrize("note", ["the code is my birthday", "koodi on sama kuin ennen", "#*"])
def test_a_note_that_speaks_of_a_code_is_not(note: str) -> None:
    """Whatever it says of it."""
    assert DoorCard(note=note).of_house == DoorCard()


def test_newer_words_replace_what_was_known() -> None:
    """Field by field, the new ones as well."""
    old = DoorCard(lift="yes", height_m_max=3.0, code="1")
    new = DoorCard(lift="no", weight_t_max=3.5)
    merged = old.merged(new)
    assert merged == DoorCard(lift="no", height_m_max=3.0, weight_t_max=3.5, code="1")
    assert {field.name for field in fields(DoorCard)} >= {"reception", "opening_hours", "parking"}


@pytest.mark.parametrize(
    ("note", "code", "left"),
    [
        ("green", None, "green"),
        ("green", "77", "green"),
        ("green door code 77", "77", "green"),
        ("green, door code: 77, ring twice", "77", "green, ring twice"),
        ("gate 4471# then call", "4471#", "gate then call"),
        ("ovikoodi 1234, soita", "1234", "soita"),
        ("код 12к34, второй подъезд", "12К34", "второй подъезд"),
        ("code 77", "77", None),
        ("house 770, code 77", "77", "house 770"),
        (None, "77", None),
    ],
)
def test_a_code_stands_on_the_card_alone(
    note: str | None, code: str | None, left: str | None
) -> None:
    """The note is without it; what else was written stays as it was."""
    assert DoorCard().merged(DoorCard(note=note, code=code)).note == left


def test_what_was_said_aloud_is_for_who_stands_at_this_door() -> None:
    """Nobody can veil a code in it: it is shown to no one else, and kept for no later parcel."""
    card = DoorCard(entrance="B", voice="msg_1")
    assert card.veiled == DoorCard(entrance="B")
    assert card.of_house == DoorCard(entrance="B")
    assert DoorCard(voice="msg_0").merged(card) == card
