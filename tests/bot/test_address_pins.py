"""Pins in the talk about an address: they show a door or another place, never silently."""

import pytest

from bot.heard import Pin, Sticker, Voice
from bot.languages import LANGUAGES
from core.commands import ChangeAddress
from core.model.location import Location
from tests.bot.script import VOICE, Player
from tests.bot.test_address_talk import begun, buttons, keys, said, stands
from tests.bot.town import announced_to, asked_for_the_address, at_home, told_twice
from tests.bot.world import HELSINKI

BESIDE = Location(HELSINKI.lat + 36e-5, HELSINKI.lon)  # 40 m
AT_LESNAYA_59 = Location(60.1818, 24.9301)
IN_THE_SEA = Location(59.9, 24.9)


def test_a_pin_forty_metres_away_may_be_the_entrance() -> None:
    """Asked, with a picture of it; a yes is the change."""
    player = Player(at_home())
    player.begin("confirm_address")
    asked = player.does(Pin(BESIDE))
    assert keys(asked) == ["address-entrance-here"]
    assert "40 m" in said(asked)
    picture = asked.says[0][0].picture
    assert picture is not None
    assert picture.location == BESIDE
    (command,) = player.hears("rcp", "Yes, use the pin").commands
    assert isinstance(command, ChangeAddress)
    assert command.query.pin == BESIDE
    assert stands(player).address.point == BESIDE
    assert stands(player).address.line == "Mannerheimintie 12 B 24, 00100 Helsinki"


def test_no_to_the_entrance_leaves_the_address_as_it_was() -> None:
    """The card is shown again, without the pin."""
    player = Player(at_home())
    player.begin("confirm_address")
    player.does(Pin(BESIDE))
    answer = player.hears("rcp", "No")
    assert (keys(answer), answer.commands) == (["address-is-it-right"], [])


def test_a_rough_pin_near_the_address_only_agrees_with_it() -> None:
    """A phone that errs by ninety metres shows no door."""
    player = Player(at_home())
    player.begin("confirm_address")
    answer = player.does(Pin(BESIDE, accuracy_m=90.0))
    assert keys(answer) == ["address-pin-agrees", "address-is-it-right"]


def test_a_pin_far_away_is_another_place_only_by_a_yes() -> None:
    """Then the nearest addresses, none of them taken."""
    player = Player(at_home())
    player.begin("confirm_address")
    assert keys(player.does(Pin(AT_LESNAYA_59))) == ["address-pin-far"]
    asked = player.hears("rcp", "Yes, to the pin")
    assert keys(asked) == ["address-which-house"]
    assert buttons(asked)[0] == "Lesnaya 59, 00100 Helsinki"
    compared = player.hears("rcp", "Lesnaya 59, 00100 Helsinki")
    assert keys(compared) == ["address-compare-pin"]
    assert player.hears("rcp", "Yes, right").asked == ["ChangeAddress"]
    assert stands(player).address.point == AT_LESNAYA_59


def test_a_rough_pin_far_away_asks_for_street_and_number() -> None:
    """The nearest house of a rough pin is a guess."""
    player = asked_for_the_address()
    asked = player.does(Pin(AT_LESNAYA_59, accuracy_m=60.0))
    assert keys(asked) == ["address-pin-which"]
    assert "New: Lesnaya 59" in said(player.hears("rcp", "Lesnaya 59"))


def test_a_phone_that_is_not_sure_at_all_gives_no_place() -> None:
    """Nobody finds a door within four hundred metres."""
    player = asked_for_the_address()
    asked = player.does(Pin(AT_LESNAYA_59, accuracy_m=400.0))
    assert keys(asked) == ["address-pin-vague"]
    assert "It has no address" not in buttons(asked)
    assert keys(player.hears("rcp", "Lesnaya 30")) == ["address-compare"]


@pytest.mark.parametrize("pin", [Pin(AT_LESNAYA_59, live=True), Pin(AT_LESNAYA_59, forwarded=True)])
def test_a_place_that_moves_or_is_somebody_elses_is_not_taken_silently(pin: Pin) -> None:
    """Also where a new address was asked for."""
    player = asked_for_the_address()
    answer = player.does(pin)
    assert keys(answer) == ["address-pin-may-be-elsewhere", "address-pin-far"]
    assert keys(player.hears("rcp", "No, to the address")) == ["address-is-it-right"]


def test_a_venue_is_read_by_its_name() -> None:
    """The pin stands at the address that it names."""
    player = asked_for_the_address()
    answer = player.does(Pin(Location(60.1664, 24.9402), venue="Cafe X, Bulevardi 7"))
    assert keys(answer) == ["address-entrance-here"]
    assert "Bulevardi 7" in said(answer)


def test_a_pin_in_the_sea_is_said_kindly() -> None:
    """With what can be done instead; another pin is heard."""
    player = Player(at_home())
    player.begin("confirm_address")
    answer = player.does(Pin(IN_THE_SEA))
    assert keys(answer) == ["address-pin-outside"]
    assert "A person" in buttons(answer)
    assert keys(player.does(Pin(BESIDE))) == ["address-entrance-here"]


def test_a_new_house_is_shown_with_a_pin() -> None:
    """Street and number as typed, the place from the pin."""
    player, _ = begun("Lesnaya 47")
    player.hears("rcp", "It is new: show it with a pin")
    compared = player.does(Pin(Location(60.1795, 24.9301)))
    assert "New: Lesnaya 47, 00100 Helsinki, at your pin" in said(compared)
    assert player.hears("rcp", "Yes, right").asked == ["ChangeAddress"]


def test_a_description_and_a_pin_are_an_address() -> None:
    """A village without streets: the words go to the courier, the pin leads there."""
    player = asked_for_the_address()
    words = "the yellow house behind the church in Nuuksio"
    assert keys(player.hears("rcp", words)) == ["address-description"]
    player.does(Pin(Location(60.19, 24.8)))
    compared = player.hears("rcp", "It has no address")
    assert f"New: {words}, the place of your pin" in said(compared)
    player.hears("rcp", "Yes, right")
    told = stands(player)
    assert told.address.point == Location(60.19, 24.8)
    assert told.door_card.note == words


def test_typed_coordinates_are_a_pin() -> None:
    """As fine as their decimals."""
    player = asked_for_the_address()
    assert keys(player.hears("rcp", "60.1794, 24.9301")) == ["address-which-house"]


def test_a_pin_set_on_the_page_goes_on_in_the_chat() -> None:
    """As one that was sent."""
    town = at_home()
    player = asked_for_the_address(town)
    player.hears("rcp", "Bulevardi 7")
    moved = Pin(Location(60.1665, 24.9403), moved=True, delivery="00000001")
    compared = player.does(moved)
    assert keys(compared) == ["address-compare-pin"]
    assert player.hears("rcp", "Yes, right").asked == ["ChangeAddress"]


def test_an_edit_keeps_the_pin_while_the_house_is_the_same() -> None:
    """A flat does not move a door; another number does."""
    player = asked_for_the_address()
    player.hears("rcp", "Bulevardi 7")
    player.does(Pin(Location(60.1664, 24.9402)))
    player.hears("rcp", "Yes, use the pin")
    assert "at your pin" in said(player.hears("rcp", "flat 3"))
    assert "at your pin" not in said(player.hears("rcp", "no, 9"))


def test_an_old_answer_to_a_pin_is_recognised() -> None:
    """Another pin came meanwhile."""
    player = Player(announced_to("Lesnaya 41"))
    player.begin("confirm_address")
    player.does(Pin(AT_LESNAYA_59))
    old = player.buttons["Yes, to the pin"]
    player.does(Pin(HELSINKI))
    player.buttons["old"] = old
    answer = player.hears("rcp", "old")
    assert keys(answer)[0] == "address-card-is-old"


def test_a_pin_at_the_same_address_is_told_as_its_entrance() -> None:
    """Nobody is told of a new address: there is none."""
    player = Player(at_home())
    player.begin("confirm_address")
    player.does(Pin(BESIDE))
    answer = said(player.hears("rcp", "Yes, use the pin"))
    assert "I have told the carrier where the entrance is" in answer
    assert "The entrance: ✓ asked" in " ".join(answer.split())
    assert "new address" not in answer


@pytest.mark.parametrize("heard", [Voice("file-1", 3), Sticker()])
def test_what_cannot_be_read_leaves_the_question_about_a_pin_open(heard: Voice | Sticker) -> None:
    """The pin is not forgotten over it."""
    player = Player(at_home())
    player.begin("confirm_address")
    player.does(Pin(AT_LESNAYA_59, venue="Cafe Nowhere"))
    assert keys(player.does(heard))[0] in ("voice-not-yet", "sticker")
    assert keys(player.hears("rcp", "Yes, to the pin")) == ["address-which-house"]


def test_a_pin_by_a_line_of_another_town_is_asked_about() -> None:
    """Nobody knows how far the two are apart; the pin that is chosen is taken without the line."""
    player = Player(told_twice("Kirkkokatu 8, 33100 Tampere", AT_LESNAYA_59))
    asked = player.begin("confirm_address")
    assert keys(asked) == ["address-torn-unknown"]
    assert "Kirkkokatu 8, 33100 Tampere" in said(asked)
    assert "? km" not in said(asked)
    player.hears("rcp", "The pin")
    player.hears("rcp", "It has no address")
    assert player.hears("rcp", "Yes, right").asked == ["ChangeAddress"]
    assert stands(player).address.point == AT_LESNAYA_59


def test_a_pin_in_answer_to_a_line_that_nobody_finds_is_the_place() -> None:
    """Its recipient sends it instead of the sender's words."""
    player = Player(announced_to("Kirkkokatu 8, 33100 Tampere"))
    player.begin("confirm_address")
    player.does(Pin(AT_LESNAYA_59))
    player.hears("rcp", "It has no address")
    assert player.hears("rcp", "Yes, right").asked == ["ChangeAddress"]
    assert stands(player).address.point == AT_LESNAYA_59


@pytest.mark.parametrize("key", ["address-torn", "address-pin-far", "address-entrance-here"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_distance_that_nobody_knows_is_no_number(key: str, language: str) -> None:
    """The question stays, in other words."""
    told = VOICE.words(f"{key}-unknown", language, address="X", what="Y", carrier="Z", who="")
    assert not any(c.isdigit() for c in told)
    assert told.count("?") + told.count("؟") == 1
