"""What was said with or before a pin stays with it; what cannot be opened is said to be so."""

import pytest

from bot.heard import Pin
from core.commands import ChangeAddress, GiveInstructions
from core.model.location import Location
from tests.bot.script import Answer, Player
from tests.bot.town import announced_to, asked_for_the_address

AWAY = Pin(Location(60.19, 24.90))
STANDS = "Bulevardi 21, 00120 Helsinki"
VILLA = "the yellow villa next to the kiosk"
LINK = "https://maps.app.goo.gl/abc123"


def said(answer: Answer) -> str:
    return " ".join(" ".join(spoken.plain for _, spoken in answer.says).split())


def begun(line: str = STANDS) -> Player:
    player = Player(announced_to(line))
    player.begin("confirm_address")
    return player


def taken(player: Player) -> str:
    """Everything that the carrier hears once it is said yes to."""
    return repr(player.hears("rcp", "Yes, right").commands)


@pytest.mark.parametrize("words", [VILLA, f"code 4455, {VILLA}", f"{VILLA}, ring twice"])
@pytest.mark.parametrize("choice", ["It has no address", "Lesnaya 59, 00100 Helsinki"])
def test_a_description_goes_with_its_pin(words: str, choice: str) -> None:
    """As it was promised, with a code that was told beside it."""
    player = begun()
    player.hears("rcp", "Change it")
    player.hears("rcp", words)
    player.does(Pin(Location(60.1818, 24.93)))
    player.hears("rcp", choice)
    told = taken(player)
    assert VILLA in told
    assert ("4455" in told) == ("4455" in words)


def test_what_the_sender_wrote_of_a_place_that_is_on_no_map_stays() -> None:
    """It is all that anybody has written of it."""
    player = begun("Red cottage behind the church")
    player.does(AWAY)
    player.hears("rcp", "It has no address")
    assert "Red cottage behind the church" in taken(player)


def test_a_description_goes_with_a_pin_beside_a_street_that_lacks_its_number() -> None:
    """The street that stands hides no words."""
    player = begun("Bulevardi")
    player.hears("rcp", VILLA)
    player.does(Pin(Location(60.1694, 24.9402)))
    assert VILLA in taken(player)


@pytest.mark.parametrize("tried", ["Nosuchroadx 99 old mill", "Kaukokuja 99"])
def test_an_address_that_was_tried_in_vain_does_not_go_with_a_pin(tried: str) -> None:
    """It was no description."""
    player = begun()
    player.hears("rcp", "Change it")
    player.hears("rcp", tried)
    player.does(AWAY)
    player.hears("rcp", "It has no address")
    assert tried not in taken(player)


@pytest.mark.parametrize("before", [[], ["Change it"], ["Bulevardi 7"], ["60.1900, 24.9000"]])
def test_a_link_that_nobody_opens_is_said_to_be_one(before: list[str]) -> None:
    """Nothing of it is kept."""
    player = begun()
    for each in before:
        player.hears("rcp", each)
    answer = player.hears("rcp", LINK)
    assert "I cannot open links." in said(answer)
    player.hears("rcp", "Bulevardi 9")
    assert "goo" not in taken(player)


def test_a_link_after_a_pin_is_no_name_of_its_place() -> None:
    """The pin's question is still the same."""
    player = begun()
    player.hears("rcp", "Change it")
    player.does(AWAY)
    answer = player.hears("rcp", LINK)
    assert "I cannot open links." in said(answer)
    player.hears("rcp", "It has no address")
    assert "goo" not in taken(player)


@pytest.mark.parametrize("words", [f"Bulevardi 9 {LINK}", f"{LINK} Bulevardi 9"])
def test_an_address_beside_a_link_is_read(words: str) -> None:
    """The link is left out."""
    player = begun()
    assert "New: Bulevardi 9, 00120 Helsinki." in said(player.hears("rcp", words))
    assert "goo" not in taken(player)


@pytest.mark.parametrize("words", ["flat 5", "C 14", "asunto 5"])
def test_a_flat_leaves_the_question_about_a_pin_open(words: str) -> None:
    """Its yes is about both."""
    player = begun()
    player.does(Pin(Location(60.1693, 24.9402)))
    asked = player.hears("rcp", words)
    assert asked.commands == []
    assert "Is the entrance there?" in said(asked)
    player.hears("rcp", "Yes, use the pin")
    (change, *_) = player.hears("rcp", "Yes, right").commands
    assert isinstance(change, ChangeAddress)
    assert change.query.pin == Location(60.1693, 24.9402)
    assert change.query.components is not None and change.query.components.unit


def test_a_lost_address_is_no_note() -> None:
    """The code that was told with it stays for the next try."""
    player = begun()
    shown = player.hears("rcp", "Foobarkatu 5, code 1277")
    assert shown.commands == []
    assert "I cannot find this address" in said(shown)
    player.hears("rcp", "Bulevardi 9")
    change, told = player.hears("rcp", "Yes, right").commands
    assert isinstance(change, ChangeAddress)
    assert isinstance(told, GiveInstructions)
    assert (told.door_card.code, told.door_card.note) == ("1277", None)


@pytest.mark.parametrize(
    "typed", ["60,1664 24,9402", "N60.1664 E24.9402", "60°09.984N 24°56.412E", "60.1664, 24.9402"]
)
def test_typed_coordinates_are_a_pin_however_they_are_written(typed: str) -> None:
    """No number of theirs is a house, no letter of theirs a staircase."""
    player = asked_for_the_address()
    asked = player.hears("rcp", typed)
    assert [say.key for say, _ in asked.says] == ["address-which-house"]
    assert not any(" N " in label or "60" in label for label in player.buttons)


@pytest.mark.parametrize("words", ["yes", "what?", "is this right?", "tomorrow at 10"])
def test_what_chooses_no_house_is_no_name_of_the_place(words: str) -> None:
    """Which of them is asked again."""
    player = asked_for_the_address()
    player.hears("rcp", "60.1664, 24.9402")
    answer = player.hears("rcp", words)
    assert answer.says[-1][0].key == "address-which-house"


def test_a_house_at_the_pin_is_chosen_by_its_place() -> None:
    player = asked_for_the_address()
    player.hears("rcp", "60.1664, 24.9402")
    first = next(label for label in player.buttons if label.startswith("Bulevardi"))
    answer = player.hears("rcp", "the first one")
    assert answer.says[-1][0].key == "address-compare-pin"
    assert first.split(",")[0] in answer.says[-1][1].plain


@pytest.mark.parametrize(
    "lines",
    [
        (VILLA, "blue door under the arch beside it"),
        (VILLA, "blue door"),
        (VILLA, "green gate beside kiosk 3", "blue door"),
        ("keltainen talo vanhan kirkon takana", "sininen ovi"),
    ],
)
@pytest.mark.parametrize("choice", ["It has no address", "Lesnaya 59, 00100 Helsinki"])
def test_every_line_of_a_description_goes_with_its_pin(lines: tuple[str, ...], choice: str) -> None:
    """People press enter in the middle of it; none of it is told of the house that stands."""
    player = begun()
    player.hears("rcp", "Change it")
    for line in lines:
        assert player.hears("rcp", line).commands == []
    player.does(Pin(Location(60.1818, 24.93)))
    player.hears("rcp", choice)
    told = taken(player)
    assert [line for line in lines if line not in told] == []


@pytest.mark.parametrize("ways", [[], ["It is new: show it with a pin"]])
@pytest.mark.parametrize("beside", ["", ", code 4321"])
def test_a_number_that_nobody_knows_goes_with_the_pin_that_shows_it(
    ways: list[str], beside: str
) -> None:
    """It may stand on the door, though it stands on no map."""
    player = begun()
    player.hears("rcp", "Change it")
    player.hears("rcp", f"Lesnaya 947{beside}")
    for way in ways:
        player.hears("rcp", way)
    player.does(Pin(Location(60.19, 24.932)))
    if not ways:
        player.hears("rcp", "Yes, to the pin")
    player.hears("rcp", "It has no address")
    told = taken(player)
    assert "note='Lesnaya 947, 00100 Helsinki'" in told
    assert ("4321" in told) == bool(beside)


def test_the_number_that_nobody_knows_leaves_nothing_where_a_house_is_picked() -> None:
    """The courier would look for two numbers."""
    player = begun()
    player.hears("rcp", "Change it")
    player.hears("rcp", "Lesnaya 947")
    player.hears("rcp", "It is new: show it with a pin")
    player.does(Pin(Location(60.1818, 24.93)))
    player.hears("rcp", "Lesnaya 59, 00100 Helsinki")
    assert "947" not in taken(player)
