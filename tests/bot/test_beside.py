"""Said beside the question: a flat, another house, a change of mind, wherever the talk stands."""

import pytest

from core.commands import ChangeAddress, ConfirmAddress, GiveInstructions, WithdrawChange
from core.model.door_card import DoorCard
from tests.bot.script import Answer, Player
from tests.bot.town import announced_to

STANDS = "Bulevardi 21, 00120 Helsinki"


def said(answer: Answer) -> str:
    return " ".join(" ".join(spoken.plain for _, spoken in answer.says).split())


def begun(line: str = STANDS) -> Player:
    player = Player(announced_to(line))
    player.begin("confirm_address")
    return player


def confirmed(line: str = STANDS) -> Player:
    player = begun(line)
    player.hears("rcp", "Yes, right")
    return player


@pytest.mark.parametrize(
    ("words", "door"),
    [
        ("flat 5", DoorCard(unit="5")),
        ("C 14", DoorCard(entrance="C", unit="14")),
        ("asunto 5", DoorCard(unit="5")),
        ("rappu B", DoorCard(entrance="B")),
        ("квартира 5", DoorCard(unit="5")),
        ("apartment 12b", DoorCard(unit="12b")),
        ("подъезд 2, кв 18", DoorCard(entrance="2", unit="18")),
    ],
)
@pytest.mark.parametrize("scene", ["", "menu", "door"])
def test_a_flat_is_told_to_the_courier_at_any_time(words: str, door: DoorCard, scene: str) -> None:
    """After the yes as well; it is read back."""
    player = confirmed()
    if scene:
        player.begin(scene)
    answer = player.hears("rcp", words)
    (told,) = answer.commands
    assert isinstance(told, GiveInstructions)
    assert told.door_card == door
    assert "Saved for this delivery" in said(answer)


@pytest.mark.parametrize(
    ("words", "new"),
    [
        ("Mannerheimintie 14", "Mannerheimintie 14, 00100 Helsinki"),
        ("no, 31", "Bulevardi 31, 00120 Helsinki"),
        ("дом 9", "Bulevardi 9, 00120 Helsinki"),
        ("house 13", "Bulevardi 13, 00120 Helsinki"),
    ],
)
def test_another_house_is_compared_at_any_time(words: str, new: str) -> None:
    """Only its yes asks the carrier."""
    player = confirmed()
    answer = player.hears("rcp", words)
    assert answer.commands == []
    assert f"New: {new}" in said(answer)
    assert isinstance(player.hears("rcp", "Yes, right").commands[0], ChangeAddress)


@pytest.mark.parametrize("words", ["actually wrong flat, its 14", "flat 14 not 12", "asunto 14"])
def test_another_flat_than_the_one_that_stands_is_an_edit(words: str) -> None:
    """The address and the door card never tell two flats."""
    player = confirmed("Bulevardi 21 A 12, 00120 Helsinki")
    assert "Bulevardi 21 A 14" in said(player.hears("rcp", words))


@pytest.mark.parametrize("words", ["asdf 12345 qwerty", "what is this", "hmm whatever", "42"])
def test_what_tells_nothing_is_still_not_understood(words: str) -> None:
    """No house is guessed."""
    answer = confirmed().hears("rcp", words)
    assert answer.commands == []
    assert answer.says[0][0].key == "lost"


BACKING_OUT = [
    "never mind",
    "cancel",
    "ok leave it",
    "forget it",
    "stop, leave it",
    "antaa olla",
    "ei mitään",
    "seis, jätä se ennalleen",
    "не надо",
    "стоп, оставь как было",
    "nej, låt det vara",
    "abbrechen",
    "nein, lass es so",
    "annule",
    "stop, laissez comme ça",
    "annulla",
    "no, lascia stare",
    "cancelar",
    "no, déjalo como estaba",
    "anuluj",
    "nie, zostaw tak jak jest",
    "cancelar",
    "não, deixa como está",
    "скасувати",
    "ні, залиште як було",
    "iptal",
    "olduğu gibi kalsın",
    "إلغاء",
    "لا، اتركه كما هو",
]
SAME = ["sama osoite", "keep the old address", "тот же адрес", "samma adress", "aynı adres"]
PROPOSED = [["Change it"], ["Bulevardi 7"], ["Bulevardi 8"], ["Bulevardi"]]


@pytest.mark.parametrize("words", BACKING_OUT)
@pytest.mark.parametrize("before", PROPOSED)
def test_who_gives_up_a_change_has_said_yes_to_nothing(words: str, before: list[str]) -> None:
    """Everything is as it was, and so it is said: the question is whether it is right."""
    player = begun()
    for each in before:
        player.hears("rcp", each)
    answer = player.hears("rcp", words)
    assert answer.commands == []
    keys = [each.key for each, _ in answer.says if not each.key.startswith("language")]
    assert keys == ["address-stays", "address-is-it-right"]


@pytest.mark.parametrize("words", SAME)
@pytest.mark.parametrize("before", PROPOSED)
def test_the_same_address_is_the_right_one(words: str, before: list[str]) -> None:
    """As the button says that leaves it as it is, and the time is next."""
    player = begun()
    for each in before:
        player.hears("rcp", each)
    answer = player.hears("rcp", words)
    assert [type(each) for each in answer.commands] == [ConfirmAddress]
    assert answer.says[-1][0].key == "slot-which"


def test_who_gives_up_a_note_has_said_yes_to_no_address() -> None:
    """It was asked what to know at the door."""
    player = begun()
    player.begin("door")
    answer = player.hears("rcp", "never mind")
    assert answer.commands == []
    assert answer.says[-1][0].key == "address-is-it-right"


@pytest.mark.parametrize(
    "words", ["don't change the address pls", "no change, all good", "sama osoite"]
)
def test_to_change_nothing_is_a_yes(words: str) -> None:
    """On the card too."""
    assert [type(each) for each in begun().hears("rcp", words).commands] == [ConfirmAddress]


@pytest.mark.parametrize("words", BACKING_OUT[:4])
def test_a_second_thought_on_an_address_that_was_confirmed_changes_nothing(words: str) -> None:
    """The card says that it stays."""
    player = confirmed()
    player.hears("rcp", "Bulevardi 7")
    answer = player.hears("rcp", words)
    assert answer.commands == []
    assert "the address stays as it is" in said(answer)


@pytest.mark.parametrize(
    "words",
    [
        "undo",
        "oops undo that",
        "go back to the old one",
        "cancel the change",
        "kumoa",
        "верни как было",
    ],
)
def test_a_change_is_taken_back_by_words(words: str) -> None:
    """As by its button."""
    player = begun()
    player.hears("rcp", "Bulevardi 7")
    player.hears("rcp", "Yes, right")
    assert [type(each) for each in player.hears("rcp", words).commands] == [WithdrawChange]


def test_nothing_to_take_back_is_said() -> None:
    """And what may be done instead."""
    answer = begun().hears("rcp", "undo that")
    assert answer.commands == []
    assert "Nothing is left to take back" in said(answer)


@pytest.mark.parametrize(
    "words",
    [
        "Bulevardi 21",
        "change address to Bulevardi 21",
        "the address is Bulevardi 21, 00120 Helsinki",
        "muuta osoitteeksi Bulevardi 21",
        "измените адрес на Bulevardi 21",
        "ändra adressen till Bulevardi 21",
    ],
)
def test_an_address_that_is_told_once_more_is_so_already(words: str) -> None:
    """No carrier is asked, and nothing of the wish is a note for the courier."""
    player = confirmed()
    answer = player.hears("rcp", words)
    assert answer.commands == []
    assert "It is so already" in said(answer)
