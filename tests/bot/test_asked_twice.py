"""A question that words do not answer is put twice; then other ways are offered, then a person."""

import pytest

from core.commands import AskPerson, ChangeAddress, ConfirmAddress
from tests.bot.script import Answer, Player
from tests.bot.town import announced_to, asked_for_the_address


def keys(answer: Answer) -> list[str]:
    return [each.key for each, _ in answer.says]


def buttons(answer: Answer) -> list[str]:
    return [label for _, spoken in answer.says for label, _ in spoken.buttons]


def hears_again(player: Player, words: str, times: int) -> list[Answer]:
    return [player.hears("rcp", words) for _ in range(times)]


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("Lesnaya 47", "address-number-unknown"),
        ("Bulevardi", "address-which-number"),
        ("Lesnaya 3 or 5", "address-which-one"),
        ("Koivutie 7", "address-which-town"),
        ("Bulevardi 5, 90100 Oulu", "address-mismatch"),
    ],
)
def test_the_same_words_are_asked_about_twice_and_then_a_pin_is_offered(
    line: str, question: str
) -> None:
    """And whoever says the same once more gets a person."""
    player = asked_for_the_address()
    first, again, offered, called = hears_again(player, line, 4)
    assert [keys(first), keys(again)] == [[question], [question]]
    assert keys(offered) == ["address-lost"]
    assert {"Send a pin", "A person"} <= set(buttons(offered))
    assert called.asked == ["AskPerson"]


def test_what_the_sender_wrote_counts_as_asked() -> None:
    """The first question came with the parcel."""
    player = Player(announced_to("Lesnaya 47"))
    assert "address-number-unknown" in keys(player.begin("confirm_address"))
    again, offered = hears_again(player, "Lesnaya 47", 2)
    assert keys(again) == ["address-number-unknown"]
    assert keys(offered) == ["address-lost"]
    done = player.hears("rcp", "My number is right")
    assert [type(each) for each in done.commands] == [ConfirmAddress]


def test_another_number_is_another_question() -> None:
    """It tells something new, however often one was asked before."""
    player = asked_for_the_address()
    for number in ("Lesnaya 47", "Lesnaya 147", "Lesnaya 247", "Lesnaya 347"):
        assert keys(player.hears("rcp", number))[0].startswith("address-number-unknown")
    assert keys(player.hears("rcp", "Lesnaya 49")) == ["address-compare"]


def test_an_answer_after_the_offer_is_heard() -> None:
    """Nothing is lost by it."""
    player = asked_for_the_address()
    *_, offered = hears_again(player, "Bulevardi", 3)
    assert keys(offered) == ["address-lost"]
    assert keys(player.hears("rcp", "7")) == ["address-compare"]
    (command,) = player.hears("rcp", "yes").commands
    assert isinstance(command, ChangeAddress)


def test_what_is_told_of_the_door_is_read_back_beside_the_question() -> None:
    """It is news, so it calls nobody; and the open question is not put for ever."""
    player = asked_for_the_address()
    player.hears("rcp", "Bulevardi")
    assert keys(player.hears("rcp", "floor 6")) == ["address-noted", "address-which-number"]
    assert keys(player.hears("rcp", "flat 2")) == ["address-noted", "address-lost"]
    noted = player.hears("rcp", "code 1204")
    assert keys(noted) == ["address-noted"]
    assert {"Send a pin", "A person"} <= set(buttons(noted))
    assert player.hears("rcp", "code 1204").asked == ["AskPerson"]


def test_what_is_told_before_any_address_is_read_back_too() -> None:
    """The question what is right is no other."""
    player = asked_for_the_address()
    assert keys(player.hears("rcp", "code 1204")) == ["address-noted", "address-what-is-right"]
    assert keys(player.hears("rcp", "floor 6")) == ["address-noted", "address-lost"]
    assert keys(player.hears("rcp", "ring at Virtanen")) == ["address-noted"]


def test_a_house_of_flats_is_asked_about_twice_and_then_taken_as_it_was_told() -> None:
    """The house is known: its flat is no reason for a person."""
    player = asked_for_the_address()
    said = [keys(each) for each in hears_again(player, "Lesnaya 14", 3)]
    assert said == [["address-flat-missing"], ["address-flat-missing"], ["address-compare"]]


def test_old_and_new_are_shown_twice_for_the_same_words() -> None:
    """Then one tap is asked for, then one of us joins."""
    player = asked_for_the_address()
    first, again, tap, called = hears_again(player, "Bulevardi 7", 4)
    assert [keys(first), keys(again), keys(tap)] == [
        ["address-compare"],
        ["address-compare"],
        ["address-one-tap"],
    ]
    assert "Yes, right" in buttons(tap)
    assert isinstance(called.commands[0], AskPerson)


def test_what_the_courier_is_told_makes_it_another_comparison() -> None:
    """Each is read back, as often as something is added."""
    player = asked_for_the_address()
    player.hears("rcp", "Bulevardi 7")
    for words in ("code 1204", "floor 6", "ring at Virtanen", "flat 5"):
        assert keys(player.hears("rcp", words)) == ["address-compare"]
