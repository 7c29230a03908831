"""Edits of an address by words: another house with its code, a denial, a flat nobody named."""

from dataclasses import replace

import pytest

from core.commands import AskPerson, ChangeAddress, ConfirmAddress, GiveInstructions
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery, SenderRules
from core.model.location import Location
from tests.bot.script import Answer, Player
from tests.bot.town import Town, announced_to, told_twice
from tests.bot.world import DELIVERY, TALK, allows_only

STANDS = "Bulevardi 21, 00120 Helsinki"


def keys(answer: Answer) -> list[str]:
    return [say.key for say, _ in answer.says]


def said(answer: Answer) -> str:
    return " ".join(" ".join(spoken.plain for _, spoken in answer.says).split())


def begun(line: str = STANDS) -> Player:
    player = Player(announced_to(line))
    player.begin("confirm_address")
    return player


def stands(player: Player) -> Delivery:
    return player.world.deliveries[DELIVERY]


@pytest.mark.parametrize(
    ("words", "new"),
    [
        ("no, 7 flat 8, code 4321", "Bulevardi 7 as. 8"),
        ("no, 7, code 4321", "Bulevardi 7"),
        ("number 7, flat 8, code 4321", "Bulevardi 7 as. 8"),
        ("7 B 8, code 4321", "Bulevardi 7 B 8"),
        ("it's 7 not 21, flat 8, door code 4321", "Bulevardi 7 as. 8"),
        ("ei 21 vaan 7, ovikoodi 4321", "Bulevardi 7"),
        ("не 21 а 7, код 4321", "Bulevardi 7"),
    ],
)
@pytest.mark.parametrize("asked_for_the_door", [False, True], ids=["on the card", "at the door"])
def test_a_code_goes_to_the_house_it_was_told_of(
    words: str, new: str, asked_for_the_door: bool
) -> None:
    """Never to the one that was just denied, wherever it is said."""
    player = begun()
    if asked_for_the_door:
        player.begin("door")
    compared = player.hears("rcp", words)
    assert compared.commands == []
    assert f"New: {new}, 00120 Helsinki" in said(compared)
    change, *_ = player.hears("rcp", "Yes, right").commands
    assert isinstance(change, ChangeAddress)
    assert stands(player).door_card.code == "4321"


@pytest.mark.parametrize("words", ["flat 8, code 4321", "code 7, floor 5", "3. kerros, koodi 7"])
def test_words_for_the_door_alone_stay_with_the_house(words: str) -> None:
    """No number of them is a house."""
    player = begun()
    (command,) = player.hears("rcp", words).commands
    assert isinstance(command, GiveInstructions)
    assert stands(player).address.line == STANDS


@pytest.mark.parametrize(
    "words",
    [
        "Bulevardi 21 is wrong",
        "not Bulevardi 21",
        "no, Bulevardi 21",
        "21 is wrong",
        "not 21",
        "it's wrong",
        "I don't live at Bulevardi 21",
        "ei Bulevardi 21",
        "Bulevardi 21 on väärin",
        "это не Bulevardi 21",
        "адрес неверный",
    ],
)
@pytest.mark.parametrize("of_a_draft", [False, True], ids=["the card", "a draft"])
def test_a_denial_of_what_is_shown_asks_what_is_right(words: str, of_a_draft: bool) -> None:
    """It is no note for the courier, and the same address is not shown again."""
    player = begun("Bulevardi 7" if of_a_draft else STANDS)
    if of_a_draft:
        player.hears("rcp", "no, 21")
    answer = player.hears("rcp", words)
    assert keys(answer) == ["address-what-is-right"]
    assert answer.commands == []


@pytest.mark.parametrize(
    "words",
    [
        "Can you come to Bulevardi 7 instead of Bulevardi 21?",
        "please deliver to Bulevardi 7 instead",
        "Bulevardi 7 instead",
    ],
)
def test_another_place_instead_is_no_other_time(words: str) -> None:
    """ "Instead" is said of a day as well."""
    assert "New: Bulevardi 7, 00120 Helsinki" in said(begun().hears("rcp", words))


def test_another_time_instead_is_no_other_place() -> None:
    """A bare hour names no street."""
    assert keys(begun().hears("rcp", "come tomorrow at 18 instead"))[-1].startswith("slot")


def test_a_flat_that_was_spoken_of_is_asked_for_by_its_number() -> None:
    """Whoever wrote "flat, don't know the number" has one; what comes next is it."""
    player = begun()
    asked = player.hears("rcp", "im at Bulevardi 7 not 21 lol flt dont no the number, blue door")
    assert keys(asked) == ["address-flat-missing"]
    compared = said(player.hears("rcp", "27b"))
    assert "New: Bulevardi 7 as. 27b" in compared
    assert "blue door" in compared


def test_a_note_beside_an_unknown_flat_is_kept_and_the_flat_asked_once() -> None:
    """The second time they do not know it either: what they told has to do."""
    player = begun()
    player.hears("rcp", "no, 7")
    words = "blue door, dont know the number of the flat"
    assert keys(player.hears("rcp", words)) == ["address-flat-missing"]
    compared = player.hears("rcp", "I don't know the flat number")
    assert "New: Bulevardi 7, 00120 Helsinki. The courier is told: note “blue door”" in said(
        compared
    )


@pytest.mark.parametrize("words", ["27b", "270"])
def test_what_no_house_of_the_street_has_for_a_number_is_a_flat(words: str) -> None:
    """Nothing that was told is lost on the way."""
    player = begun()
    player.hears("rcp", "no, 7")
    player.hears("rcp", "blue door, dont know the number of the flat")
    player.hears("rcp", "I don't know")
    compared = said(player.hears("rcp", words))
    assert f"New: Bulevardi 7 as. {words}" in compared
    assert "blue door" in compared


# --- what the recipient may not change, and what contradicts itself ------------------------------


@pytest.mark.parametrize("line", ["nowhere at all 5", "Kaukokatu 1, Oulu"])
@pytest.mark.parametrize("words", ["Bulevardi 7", "A person", "the yellow house by the church"])
def test_who_may_not_change_what_nobody_finds_reaches_a_person(line: str, words: str) -> None:
    """What they wrote is not refused, and nothing is offered that cannot be."""
    town = announced_to(line)
    town.carrier = allows_only(ChangeAction.CHANGE_WINDOW, ChangeAction.INSTRUCTIONS)
    player = Player(town)
    shown = player.begin("confirm_address")
    assert keys(shown) == ["address-not-on-map-fixed"]
    assert "What is the right address?" not in said(shown)
    (command,) = player.hears("rcp", words).commands
    assert command == AskPerson(TALK, "address_change")


def test_no_time_is_offered_for_where_nobody_drives() -> None:
    """It would only come back to the same question."""
    shown = Player(announced_to("Kaukokatu 1, Oulu")).begin("confirm_address")
    assert keys(shown)[-1] == "address-outside"
    assert "Other time" not in [label for _, spoken in shown.says for label, _ in spoken.buttons]


def test_rough_numbers_of_a_map_speak_for_no_address() -> None:
    """The draft stays as it was, and is not said to be agreed with."""
    player = begun()
    player.hears("rcp", "no, 7")
    answer = player.hears("rcp", "60.17, 24.94")
    assert keys(answer) == ["address-pin-rough", "address-compare"]
    assert "New: Bulevardi 7, 00120 Helsinki" in said(answer)


def test_fine_numbers_of_a_map_show_the_door_of_the_draft() -> None:
    """They are a pin like one that was sent."""
    player = begun()
    player.hears("rcp", "no, 7")
    asked = player.hears("rcp", "60.16643, 24.94001")
    assert keys(asked) == ["address-entrance-here"]
    assert "Bulevardi 7" in said(asked)


PIN = Location(60.18, 24.94)


@pytest.mark.parametrize("choice", ["The address", "the address is right", "osoite", "адрес"])
def test_an_address_that_lies_elsewhere_than_its_pin_is_asked_about(choice: str) -> None:
    """Both are named, and nobody drives to either before the recipient has said which."""
    player = Player(told_twice(STANDS, PIN))
    shown = player.begin("confirm_address")
    assert keys(shown) == ["address-torn"]
    assert f"{STANDS}, but the sender's pin on the map is 1 km from there." in said(shown)
    player.hears("rcp", choice)
    (change,) = player.hears("rcp", "Yes, right").commands
    assert isinstance(change, ChangeAddress)
    assert change.query.pin is None
    assert stands(player).address.line == STANDS
    assert stands(player).address.point != PIN


@pytest.mark.parametrize("choice", ["The pin", "the place on the map", "точка"])
def test_the_pin_may_be_what_is_right(choice: str) -> None:
    """Then the houses beside it are shown."""
    player = Player(told_twice(STANDS, PIN))
    player.begin("confirm_address")
    asked = player.hears("rcp", choice)
    assert keys(asked) == ["address-which-house"]
    assert "Leave it as it is" not in [label for label, _ in asked.says[-1][1].buttons]


def test_neither_of_two_places_may_be_right() -> None:
    """A third one is compared like any other; a yes names none."""
    player = Player(told_twice(STANDS, PIN))
    player.begin("confirm_address")
    assert keys(player.hears("rcp", "yes")) == ["address-torn"]
    assert keys(player.hears("rcp", "neither")) == ["address-what-is-right"]
    assert "New: Lesnaya 3, 00100 Helsinki" in said(player.hears("rcp", "Lesnaya 3"))
    again = Player(told_twice(STANDS, PIN))
    again.begin("confirm_address")
    assert "New: Lesnaya 3, 00100 Helsinki" in said(again.hears("rcp", "Lesnaya 3"))


def test_words_for_the_courier_leave_two_places_to_choose_from() -> None:
    """They are saved, and both are shown again."""
    player = Player(told_twice(STANDS, PIN))
    player.begin("confirm_address")
    assert keys(player.hears("rcp", "ring at Korhonen")) == ["door-saved", "address-torn"]


@pytest.mark.parametrize("choice", ["The pin", "The address", "neither of them"])
def test_where_nothing_may_be_changed_a_person_tells_the_sender(choice: str) -> None:
    """Nobody drives to either meanwhile."""
    player = Player(only_windows(told_twice(STANDS, PIN)))
    assert "I may not correct it myself." in said(player.begin("confirm_address"))
    assert player.hears("rcp", choice).commands == [AskPerson(TALK, "address_change")]


def only_windows(town: Town) -> Town:
    town.carrier = allows_only(ChangeAction.CHANGE_WINDOW, ChangeAction.INSTRUCTIONS)
    return town


# --- what only the sender may correct -------------------------------------------------------------


def of_a_strict_sender(line: str) -> Player:
    town = announced_to(line)
    strict = SenderRules(address_change=False)
    town.put(replace(town.deliveries[DELIVERY], rules=strict))
    return Player(town)


@pytest.mark.parametrize("choice", ["My number is right", "yes", "yes, it is right", "joo"])
def test_the_senders_own_number_may_be_taken_where_nothing_may_be_changed(choice: str) -> None:
    """It is no change, and the courier sees that it is new."""
    player = of_a_strict_sender("Lesnaya 47, 00100 Helsinki")
    shown = player.begin("confirm_address")
    assert keys(shown) == ["address-number-fixed"]
    assert "Only the sender may correct it." in said(shown)
    done = player.hears("rcp", choice)
    assert done.commands == [ConfirmAddress(DELIVERY, accept_unknown=True)]
    assert stands(player).address.unproved


@pytest.mark.parametrize("line", ["nowhere at all 5", "Lesnaya 147", "Koivutie 5"])
def test_who_may_not_correct_it_hears_who_may(line: str) -> None:
    """A number that nobody can place, a street that is nowhere or twice: a person sees to it."""
    player = of_a_strict_sender(line)
    shown = player.begin("confirm_address")
    assert keys(shown) == ["address-not-on-map-fixed"]
    assert "Only the sender may correct it." in said(shown)
    assert "My number is right" not in player.buttons
    for words in ("yes", "no", "it should be Lesnaya 3"):
        again = of_a_strict_sender(line)
        again.begin("confirm_address")
        assert again.hears("rcp", words).commands == [AskPerson(TALK, "address_change")]
