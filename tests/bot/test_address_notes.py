"""Words for the courier while an address is open: they are kept, and the question stays."""

import pytest

from core.commands import ChangeAddress, GiveInstructions
from core.model.door_card import DoorCard
from tests.bot.script import Answer, Player
from tests.bot.town import announced_to, asked_for_the_address
from tests.bot.world import DELIVERY


def keys(answer: Answer) -> list[str]:
    return [say.key for say, _ in answer.says]


def said(answer: Answer) -> str:
    return " ".join(" ".join(spoken.plain for _, spoken in answer.says).split())


def begun(line: str = "Bulevardi 21, 00120 Helsinki") -> Player:
    player = Player(announced_to(line))
    player.begin("confirm_address")
    return player


def note(player: Player) -> str | None:
    return player.world.deliveries[DELIVERY].door_card.note


INSTRUCTIONS = (
    "knock 4 times",
    "phone me 15 minutes before",
    "please wait 3 minutes",
    "door 2 on the right, knock twice",
    "soita 4 kertaa",
    "odottakaa 3 minuuttia",
    "наберите за 10 минут",
    "ring 4 gånger",
)


@pytest.mark.parametrize("words", INSTRUCTIONS)
def test_on_the_card_they_are_saved_and_the_card_stands_again(words: str) -> None:
    """No number of them is looked for on the map."""
    player = begun()
    answer = player.hears("rcp", words)
    assert keys(answer) == ["door-saved", "address-is-it-right"]
    assert note(player) == words


@pytest.mark.parametrize("words", INSTRUCTIONS)
def test_beside_a_question_they_are_read_back_and_it_is_asked_again(words: str) -> None:
    """They go along with whatever house is found."""
    player = begun("Lesnaya 47")
    assert keys(player.hears("rcp", words)) == ["address-noted", "address-number-unknown"]
    assert words in said(player.hears("rcp", "no, 49"))
    player.hears("rcp", "Yes, right")
    assert note(player) == words


@pytest.mark.parametrize("words", INSTRUCTIONS)
def test_where_an_address_was_asked_for_they_are_kept_for_it(words: str) -> None:
    """And for the house that stands, should it be left as it is."""
    player = begun()
    player.hears("rcp", "Change it")
    answer = player.hears("rcp", words)
    assert keys(answer) == ["address-noted", "address-what-is-right"]
    assert answer.commands == [GiveInstructions(DELIVERY, DoorCard(note=words))]
    assert words in said(player.hears("rcp", "Lesnaya 3"))
    player.hears("rcp", "Yes, right")
    assert note(player) == words


@pytest.mark.parametrize("words", INSTRUCTIONS)
def test_they_join_a_comparison(words: str) -> None:
    """Shown before the yes."""
    player = begun()
    player.hears("rcp", "no, 7")
    assert f"The courier is told: note “{words}”" in said(player.hears("rcp", words))


def test_one_note_does_not_push_out_another() -> None:
    """What came with the address, beside it, and with an edit of it."""
    player = begun()
    player.hears("rcp", "Lesnaya 3, grey gate")
    player.hears("rcp", "ring at Korhonen")
    compared = said(player.hears("rcp", "flat 5, mind the dog"))
    assert "New: Lesnaya 3 as. 5" in compared
    for words in ("grey gate", "ring at Korhonen", "mind the dog"):
        assert words in compared


def test_the_newer_code_counts() -> None:
    """Whichever way it was told."""
    player = begun()
    player.hears("rcp", "Lesnaya 3, code 1111")
    player.hears("rcp", "code 2222")
    player.hears("rcp", "flat 5, code 3333")
    player.hears("rcp", "Yes, right")
    assert player.world.deliveries[DELIVERY].door_card.code == "3333"


@pytest.mark.parametrize("words", ["not Bulevardi 9", "no", "it's wrong"])
def test_a_denied_draft_leaves_its_note_for_the_next(words: str) -> None:
    """Its flat was its own."""
    player = begun()
    player.hears("rcp", "no, 9")
    player.hears("rcp", "flat 5, grey gate")
    assert keys(player.hears("rcp", words)) == ["address-what-is-right"]
    assert "New: Bulevardi 7, 00120 Helsinki. The courier is told: note “grey gate”." in said(
        player.hears("rcp", "Bulevardi 7")
    )


@pytest.mark.parametrize(
    ("words", "new"),
    [("C instead of 21", "Lesnaya 14 C"), ("not 21, C", "Lesnaya 14 C"), ("12c", "as. 12c")],
)
def test_a_letter_instead_of_a_number_is_the_door_that_was_asked_for(words: str, new: str) -> None:
    """And is read back before anything is asked of the carrier."""
    player = begun()
    player.hears("rcp", "hey its Lesnaya 14 not 21 haha, grey gate")
    compared = player.hears("rcp", words)
    assert keys(compared) == ["address-compare"]
    assert new in said(compared)
    assert "note “grey gate”" in said(compared)


def test_who_does_not_know_the_flat_is_asked_once_what_can_be_seen() -> None:
    """Where nothing was told yet; "nothing" is an answer."""
    player = begun()
    player.hears("rcp", "Lesnaya 14")
    assert keys(player.hears("rcp", "I do not know it")) == ["address-look-for"]
    compared = player.hears("rcp", "grey gate, second yard")
    assert "The courier is told: note “grey gate, second yard”" in said(compared)
    (change, _) = player.hears("rcp", "Yes, right").commands
    assert isinstance(change, ChangeAddress)
    player = begun()
    player.hears("rcp", "Lesnaya 14, grey gate")
    assert keys(player.hears("rcp", "I do not know it")) == ["address-compare"]


def test_a_greeting_before_an_address_hides_it_not() -> None:
    """Nor do thanks after it."""
    assert "New: Lesnaya 3" in said(begun().hears("rcp", "good morning, Lesnaya 3"))
    assert "New: Lesnaya 3" in said(begun().hears("rcp", "Lesnaya 3 thank you"))


@pytest.mark.parametrize("thing", ["(voice)", "(sticker)", "(poll)"])
def test_what_cannot_be_read_leaves_the_question_open(thing: str) -> None:
    """A number, a flat, or words for the door are still the answer."""
    player = begun("Lesnaya 47")
    player.hears("rcp", thing)
    assert "New: Lesnaya 49" in said(player.hears("rcp", "49"))
    player = begun()
    player.hears("rcp", "Lesnaya 14")
    player.hears("rcp", thing)
    assert "New: Lesnaya 14 as. 5" in said(player.hears("rcp", "5"))
    player.hears("rcp", "Door code or note")
    player.hears("rcp", thing)
    assert "note “grey gate”" in said(player.hears("rcp", "grey gate"))


def test_a_door_before_a_floor_is_still_a_door() -> None:
    """Of "blue door 2nd floor" the courier reads both."""
    (told,) = asked_for_the_address().hears("rcp", "blue door 2nd floor").commands
    assert isinstance(told, GiveInstructions)
    assert told.door_card == DoorCard(floor="2", note="blue door")
