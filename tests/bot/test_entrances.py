"""Entrances and flats as they are told in a chat: each in its own field of the door card."""

import pytest

from bot.door_words import card_of
from bot.understanding import understand
from bot.understanding.entrances import entrance
from bot.understanding.finnish_flat import spelt_out
from core.commands import ChangeAddress, ConfirmAddress, GiveInstructions
from core.model.door_card import DoorCard
from tests.bot.script import HELSINKI, Answer, Player
from tests.bot.town import announced_to
from tests.bot.world import DELIVERY, NOW

STANDS = "Bulevardi 21, 00120 Helsinki"
DOORS = [
    ("B rappu 3 krs as 7", DoorCard(entrance="B", floor="3", unit="7")),
    ("B 3krs as7", DoorCard(entrance="B", floor="3", unit="7")),
    ("B 3. krs as 7", DoorCard(entrance="B", floor="3", unit="7")),
    ("rappu C as 14 ovikoodi 4471", DoorCard(entrance="C", unit="14", code="4471")),
    ("подъезд 2, 3 этаж, кв 14", DoorCard(entrance="2", floor="3", unit="14")),
    ("uppgång B, våning 2, portkod 1234", DoorCard(entrance="B", floor="2", code="1234")),
    ("escalier C, 2e étage, code 12A45", DoorCard(entrance="C", floor="2", code="12A45")),
    ("B blok kat 3 daire 5", DoorCard(entrance="B", floor="3", unit="5")),
    ("staircase C, flat 14, ring twice", DoorCard(entrance="C", unit="14", note="ring twice")),
    (
        "entrance B is around the corner, code 44#",
        DoorCard(entrance="B", code="44#", note="entrance B is around the corner"),
    ),
]


def said(answer: Answer) -> str:
    return " ".join(" ".join(spoken.plain for _, spoken in answer.says).split())


def asked_for_a_time(language: str = "en") -> Player:
    player = Player(announced_to(STANDS), language)
    player.begin("confirm_address")
    yes = {"fi": "Kyllä, oikein", "pt": "Sim, está certo"}.get(language, "Yes, right")
    assert [type(each) for each in player.hears("rcp", yes).commands] == [ConfirmAddress]
    return player


@pytest.mark.parametrize(("words", "card"), DOORS)
def test_what_is_told_of_a_door_stands_in_its_own_field(words: str, card: DoorCard) -> None:
    """What is more than a field holds is a note, as it was typed."""
    told = understand(words, NOW.astimezone(HELSINKI), "en")
    assert card_of(told.entities, words) == card


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("c rappu", "C"),
        ("rappukäytävä B", "B"),
        ("2-й подъезд", "2"),
        ("під'їзд 4", "4"),
        ("klatka B", "B"),
        ("scala A int 4", "A"),
        ("bloco 2 apto 31", "2"),
        ("مدخل ب", "ب"),
        ("entrance a bit to the left", None),
        ("entrance from Annankatu 22", None),
        ("entrance code 4471", None),
        ("staircase 2nd floor", None),
        ("go up the stairs 2 times", None),
        ("3 rappua ylös", None),
    ],
)
def test_an_entrance_is_named_by_a_letter_or_a_number(words: str, name: str | None) -> None:
    """What describes it, or counts steps, names none."""
    assert entrance(words) == name


@pytest.mark.parametrize("words", ["B rappu 3 krs as 7", "подъезд 2, 3 этаж, кв 14"])
def test_an_entrance_that_is_told_in_the_chat_reaches_the_carrier(words: str) -> None:
    """As a field of the door card, on the card of the address and later."""
    player = Player(announced_to(STANDS))
    player.begin("confirm_address")
    (command,) = player.hears("rcp", words).commands
    assert isinstance(command, GiveInstructions)
    assert command.door_card.entrance in ("B", "2")
    assert command.door_card.note is None


def test_another_staircase_than_the_address_has_is_another_address() -> None:
    """Both would stand before the courier."""
    player = Player(announced_to("Bulevardi 21 B 12, 00120 Helsinki"))
    player.begin("confirm_address")
    compared = player.hears("rcp", "rappu C, ovikoodi 4471")
    assert compared.commands == []
    assert "Bulevardi 21 C 12" in said(compared)
    change, *_ = player.hears("rcp", "Yes, right").commands
    assert isinstance(change, ChangeAddress)
    assert player.world.deliveries[DELIVERY].door_card.entrance == "C"


def test_an_entrance_told_of_a_new_address_is_read_back_beside_it() -> None:
    """Where it is no part of its line."""
    player = Player(announced_to(STANDS))
    player.begin("confirm_address")
    player.hears("rcp", "Bulevardi 7")
    player.hears("rcp", "Door code or note")
    compared = player.hears("rcp", "rappu C, ovikoodi 4471")
    assert "Bulevardi 7" in said(compared)
    player.hears("rcp", "Yes, right")
    card = player.world.deliveries[DELIVERY].door_card
    assert (card.entrance, card.code) == ("C", "4471")


@pytest.mark.parametrize("language", ["en", "fi"])
@pytest.mark.parametrize(
    ("words", "unit"), [("as 14", "14"), ("as 14 b", "14b"), ("puh 040 123 4567 as 12", "12")]
)
def test_a_finnish_flat_is_no_hour(words: str, unit: str, language: str) -> None:
    """Though a time is asked for."""
    player = asked_for_a_time(language)
    (command,) = player.hears("rcp", words).commands
    assert isinstance(command, GiveInstructions)
    assert command.door_card.unit is not None
    assert command.door_card.unit.casefold() == unit


@pytest.mark.parametrize("words", ["as 14", "às 14", "amanhã as 10"])
def test_in_portuguese_it_is_an_hour(words: str) -> None:
    """ "As 14" is at two."""
    assert asked_for_a_time("pt").hears("rcp", words).asked == ["HoldSlot"]


def test_portuguese_is_heard_before_anybody_said_so() -> None:
    """The words themselves tell that "as 14" is an hour."""
    time = understand("pode ser quarta, as 14 às 16?", NOW).entities.time
    assert time is not None
    assert time.start is not None
    assert (time.start.hour, time.end and time.end.hour) == (14, 16)


@pytest.mark.parametrize(
    "words",
    ["as soon as 14", "as early as 9", "as 14h", "as 14:30", "as 5 people", "same as 14"],
)
def test_what_is_no_flat_stays_as_it_was_typed(words: str) -> None:
    """ "As" is a word of other languages, too."""
    assert spelt_out(words, "en") == words
