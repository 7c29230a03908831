"""Confirming an address: each verdict is a next step, and nothing changes without a yes."""

from dataclasses import replace

import pytest

from bot.buttons import unpacked
from bot.heard import Pin, Pressed
from core.commands import ChangeAddress, ConfirmAddress
from core.model.address import Verdict, VerdictCode
from core.model.carrier import ChangeAction
from core.model.location import Location
from tests.bot.script import Answer, Player
from tests.bot.world import DELIVERY, HOME, VERDICTS, World, allows_only, located


def asked_for_the_address() -> Player:
    player = Player(World())
    player.begin("confirm_address")
    player.hears("rcp", "Change it")
    return player


def keys(answer: Answer) -> list[str]:
    return [say.key for say, _ in answer.says]


def verbs(answer: Answer) -> list[str]:
    return [data.split("|")[0] for _, spoken in answer.says for _, data in spoken.buttons]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Bulevardi 5", "address-compare"),
        ("Kaksi 2", "address-which-one"),
        ("Talo 9", "address-flat-missing"),
        ("Kaukana 1", "address-outside"),
        ("Nowhere 7", "address-not-found"),
    ],
)
def test_each_verdict_opens_its_own_question(words: str, key: str) -> None:
    """Compare, choose, complete, or something else instead."""
    assert keys(asked_for_the_address().hears("rcp", words)) == [key]


@pytest.mark.parametrize("code", VerdictCode)
def test_no_verdict_is_a_dead_end(code: VerdictCode, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the twelve says something, and a person is one button away."""
    verdict: Verdict = replace(located("Katu 3, Helsinki"), verdict=code)
    monkeypatch.setitem(VERDICTS, "Katu 3", verdict)
    answer = asked_for_the_address().hears("rcp", "Katu 3")
    assert "human" in verbs(answer)
    assert answer.commands == []


def test_the_missing_number_completes_the_draft() -> None:
    """ "5" after "which number?" is the number of that street."""
    player = Player(World())
    player.begin("confirm_address")
    player.hears("rcp", "Change it")
    player.hears("rcp", "the address is wrong, it is Bulevardi")
    told = player.hears("rcp", "Bulevardi 5")
    assert keys(told) == ["address-compare"]


def test_a_street_alone_is_asked_for_its_number() -> None:
    """It answers the question as far as it goes; the number completes it."""
    player = asked_for_the_address()
    assert keys(player.hears("rcp", "Bulevardi")) == ["address-which-number"]
    assert keys(player.hears("rcp", "5")) == ["address-compare"]


def test_words_that_name_no_street_are_not_called_an_address() -> None:
    """They were not understood, and the question stands."""
    answer = asked_for_the_address().hears("rcp", "hmm well")
    assert keys(answer) == ["lost", "address-what-is-right"]


def test_a_suggestion_is_picked_and_compared_before_it_counts() -> None:
    """A tap chooses, another one asks the carrier."""
    player = asked_for_the_address()
    player.hears("rcp", "Kaksi 2")
    assert keys(player.hears("rcp", "Bulevardi 5, 00120 Helsinki")) == ["address-compare"]
    assert player.hears("rcp", "Yes, right").asked == ["ChangeAddress"]


def test_a_house_without_flats_says_so_with_one_tap() -> None:
    """Then old and new stand side by side."""
    player = asked_for_the_address()
    player.hears("rcp", "Talo 9")
    assert keys(player.hears("rcp", "House without flats")) == ["address-compare"]


def test_a_pin_near_the_address_marks_the_entrance() -> None:
    """A yes sends it on with the address."""
    player = asked_for_the_address()
    answer = player.does(Pin(Location(60.1661, 24.9321)))
    assert keys(answer) == ["address-entrance-here"]
    (command,) = player.hears("rcp", "Yes, use the pin").commands
    assert isinstance(command, ChangeAddress)
    assert command.query.pin == Location(60.1661, 24.9321)


def test_a_pin_far_away_asks_first() -> None:
    """It may be a slip of the finger."""
    player = Player(World())
    player.begin("confirm_address")
    assert keys(player.does(Pin(Location(60.2, 24.932)))) == ["address-pin-far"]
    assert keys(player.hears("rcp", "Yes, to the pin")) == ["address-pin-which"]
    assert keys(player.hears("rcp", "It has no address")) == ["address-compare-place"]


def test_a_pin_that_answers_what_is_right_may_be_anywhere() -> None:
    """They said that the address is wrong: the distance to it asks nothing more."""
    player = asked_for_the_address()
    assert keys(player.does(Pin(Location(60.2, 24.932)))) == ["address-pin-which"]


def test_leaving_it_as_it_is_confirms_the_old_address() -> None:
    """A way back at every step."""
    player = asked_for_the_address()
    answer = player.hears("rcp", "Leave it as it is")
    assert answer.commands[:1] == [ConfirmAddress(DELIVERY)]


def test_an_old_card_does_no_harm() -> None:
    """Its yes was for an address that is no longer the one: the one that is, is shown."""
    player = Player(World())
    player.begin("confirm_address")
    old = player.buttons["Yes, right"]
    told = player.world.deliveries[DELIVERY]
    moved = replace(told, address=replace(told.address, verdict=located("Bulevardi 5")))
    player.world.put(moved)
    answer = player.does(Pressed(*unpacked(old)))
    said = ["address-card-is-old", "address-is-it-right"]
    assert (keys(answer), answer.commands) == (said, [])


def test_where_the_carrier_allows_no_change_typing_gets_the_reason() -> None:
    """And what is possible instead."""
    world = World()
    world.carrier = allows_only(ChangeAction.CHANGE_WINDOW)
    player = Player(world)
    shown = player.begin("confirm_address")
    assert "address.change" not in verbs(shown)
    answer = player.hears("rcp", "the address is wrong, it is Bulevardi 5")
    assert keys(answer) == ["why-not-carrier-does-not-offer", "instead"]


def test_where_the_carrier_has_a_page_of_its_own_typing_gets_its_address() -> None:
    """Nothing is asked of us that we could not do."""
    world = World()
    world.carrier = replace(
        allows_only(ChangeAction.CHANGE_WINDOW), portal="https://its.example/{tracking_number}"
    )
    player = Player(world)
    player.begin("confirm_address")
    answer = player.hears("rcp", "the address is wrong, it is Bulevardi 5")
    assert keys(answer) == ["why-not-here", "instead"]


def test_the_same_address_again_wants_only_a_yes() -> None:
    """Nobody is asked to compare a thing with itself."""
    player = asked_for_the_address()
    assert keys(player.hears("rcp", HOME)) == ["address-is-it-right"]


def test_who_has_not_answered_is_asked_kindly_once_more() -> None:
    """With the card as it stands; a typed yes is one to it, wherever the talk stood."""
    player = asked_for_the_address()
    answer = player.hears("hse", "address_open")
    assert keys(answer) == ["address-still-open", "address-is-it-right"]
    assert player.hears("rcp", "yes").commands[:1] == [ConfirmAddress(DELIVERY)]


def test_a_reminder_of_an_address_that_was_confirmed_meanwhile_says_nothing() -> None:
    """The answer was faster."""
    player = Player(World())
    player.begin("confirm_address")
    player.hears("rcp", "Yes, right")
    assert player.hears("hse", "address_open").says == []
