"""Kept places: offered first, looked up anew, let go by a word; never with a code."""

from dataclasses import replace

import pytest

from core.commands import ChangeAddress, GiveInstructions, RemovePlace, SavePlace
from core.model.door_card import DoorCard
from tests.bot.script import Answer, Player
from tests.bot.town import Town, announced_to, at_home
from tests.bot.world import DELIVERY, TALK


def keys(answer: Answer) -> list[str]:
    return [say.key for say, _ in answer.says]


def buttons(answer: Answer) -> list[str]:
    return [label for _, spoken in answer.says for label, _ in spoken.buttons]


def said(answer: Answer) -> str:
    return " ".join(spoken.plain for _, spoken in answer.says)


def with_home_at(line: str, then: Town) -> Town:
    """A returning recipient, to whom the sender now tells another line."""
    before = announced_to(line, door_card=DoorCard(code="1234", floor="3", parking="in the yard"))
    before.act(SavePlace(TALK, DELIVERY, "home"))
    then.places = before.places
    return then


def test_home_is_offered_beside_what_the_sender_told() -> None:
    """One tap to the comparison, one more to the carrier."""
    player = Player(with_home_at("Bulevardi 7", at_home()))
    shown = player.begin("confirm_address")
    assert "Home: Bulevardi 7, 00120 Helsinki" in buttons(shown)
    player.hears("rcp", "Home: Bulevardi 7, 00120 Helsinki")
    commands = player.hears("rcp", "Yes, right").commands
    assert isinstance(commands[0], ChangeAddress)
    card = player.world.deliveries[DELIVERY].door_card
    assert (card.floor, card.parking, card.code) == ("3", "in the yard", None)


def test_a_parcel_that_goes_home_says_so() -> None:
    """And is not offered a second time."""
    player = Player(with_home_at("Lesnaya 3", announced_to("Lesnaya 3")))
    shown = player.begin("confirm_address")
    assert keys(shown) == ["address-is-it-place"]
    assert "Home: Lesnaya 3, 00100 Helsinki?" in said(shown)
    confirmed = player.hears("rcp", "Yes, right")
    assert "Keep as Home" not in buttons(confirmed)


def test_home_helps_where_the_senders_line_is_nowhere() -> None:
    """Nobody has to type."""
    player = Player(with_home_at("Lesnaya 3", announced_to("nowhere at all 5")))
    shown = player.begin("confirm_address")
    assert "Home: Lesnaya 3, 00100 Helsinki" in buttons(shown)


@pytest.mark.parametrize(
    "word",
    [
        "home",
        "Home!",
        "koti",
        "домой",
        "nach Hause",
        "chez moi",
        "a casa mia",
        "do domu",
        "додому",
        "evime",
    ],
)
def test_home_may_be_said_in_a_word(word: str) -> None:
    """Where an address is asked for."""
    player = Player(with_home_at("Bulevardi 7", at_home()))
    player.begin("confirm_address")
    player.hears("rcp", "Change it")
    assert "New: Bulevardi 7" in said(player.hears("rcp", word))


def test_a_kept_place_is_looked_up_anew() -> None:
    """What the gazetteer no longer knows is asked like any address, and not driven to."""
    town = with_home_at("Lesnaya 3", at_home())
    (place,) = town.places
    parts = place.address.components
    assert parts is not None
    gone = replace(
        place.address,
        text="Lesnaya 147, 00100 Helsinki",
        components=replace(parts, house_number="147"),
    )
    town.places = (replace(place, address=gone),)
    player = Player(town)
    player.begin("confirm_address")
    pick = next(label for label in player.buttons if label.startswith("Home:"))
    assert keys(player.hears("rcp", pick)) == ["address-number-unknown"]


def test_a_confirmed_address_is_kept_by_one_tap() -> None:
    """The talk goes on where it stood."""
    player = Player(at_home())
    player.begin("confirm_address")
    player.hears("rcp", "Yes, right")
    kept = player.hears("rcp", "Keep as Work")
    assert kept.commands == [SavePlace(TALK, DELIVERY, "work")]
    assert player.world.talk.scene == "choose_slot"
    (place,) = player.world.places
    assert place.label == "work"


@pytest.mark.parametrize("words", ["forget home", "poista koti", "забудь дом"])
def test_a_place_is_let_go_by_words(words: str) -> None:
    """Where nothing else is being asked."""
    player = Player(with_home_at("Bulevardi 7", at_home()))
    (command,) = player.hears("rcp", words).commands
    assert isinstance(command, RemovePlace)
    assert player.world.places == ()


def test_words_that_name_no_place_forget_nothing() -> None:
    """Not understood, and asked again."""
    player = Player(at_home())
    assert player.hears("rcp", "forget home").commands == []


def test_kept_places_stand_among_what_we_know() -> None:
    """/mydata tells them."""
    player = Player(with_home_at("Bulevardi 7", at_home()))
    assert "Home: Bulevardi 7" in said(player.hears("rcp", "/mydata"))


def test_a_kept_flat_stands_in_the_new_address() -> None:
    """Though it was told beside the address, the recipient sees it before the yes."""
    before = announced_to("Bulevardi 7", door_card=DoorCard(unit="5", floor="2"))
    before.act(SavePlace(TALK, DELIVERY, "home"))
    town = at_home()
    town.places = before.places
    player = Player(town)
    player.begin("confirm_address")
    shown = player.hears("rcp", "Home: Bulevardi 7, 00120 Helsinki")
    assert "New: Bulevardi 7 as. 5, 00120 Helsinki. The courier is told: floor 2." in " ".join(
        said(shown).split()
    )
    change, told = player.hears("rcp", "Yes, right").commands
    assert isinstance(change, ChangeAddress)
    assert told == GiveInstructions(DELIVERY, DoorCard(floor="2"))
    assert player.world.deliveries[DELIVERY].door_card.unit == "5"
