"""How people say it: a street instead, a sigh, no flat, a reception, a house with its ending."""

from dataclasses import replace

import pytest

from core.commands import ChangeAddress, GiveInstructions
from core.model.recipient import Recipient
from tests.bot.script import Answer, Player
from tests.bot.town import announced_to
from tests.bot.world import DELIVERY

STANDS = "Bulevardi 21, 00120 Helsinki"


def said(answer: Answer) -> str:
    return " ".join(" ".join(spoken.plain for _, spoken in answer.says).split())


def keys(answer: Answer) -> list[str]:
    return [say.key for say, _ in answer.says]


def begun(line: str = STANDS) -> Player:
    player = Player(announced_to(line))
    player.begin("confirm_address")
    return player


@pytest.mark.parametrize(
    "words",
    [
        "can you put Mannerheimintie instead",
        "send it to Mannerheimintie instead",
        "tuokaa mieluummin Mannerheimintielle",
    ],
)
@pytest.mark.parametrize("before", [[], ["Change it"], ["Yes, right"]])
def test_a_street_instead_is_no_other_time(words: str, before: list[str]) -> None:
    """Its number is asked."""
    player = begun()
    for each in before:
        player.hears("rcp", each)
    assert "house number in Mannerheimintie?" in said(player.hears("rcp", words)) or (
        "Mannerheimintie 12" in player.buttons
    )


@pytest.mark.parametrize(
    "words", ["another day instead", "later please", "bring it tomorrow instead"]
)
def test_another_time_is_still_one(words: str) -> None:
    """No street is read into it."""
    player = begun()
    player.hears("rcp", "Yes, right")
    assert keys(player.hears("rcp", words))[0].startswith("slot")


@pytest.mark.parametrize("words", ["erm", "öö", "hmm", "well...", "ээ", "ну", "wait", "what?"])
def test_a_sigh_is_no_name_on_a_bell(words: str) -> None:
    """The question stays."""
    player = begun()
    player.hears("rcp", "Bulevardi 7 dont know flat")
    answer = player.hears("rcp", words)
    assert "🔔" not in said(answer)
    assert "Nieminen" in said(player.hears("rcp", "Nieminen"))


@pytest.mark.parametrize(
    "words", ["Bulevardi 7 flat dunno", "Bulevardi 7, flat idk", "Bulevardi 7 asunto en tiiä"]
)
def test_a_flat_that_is_not_known_is_asked_for_once(words: str) -> None:
    """A name is an answer."""
    player = begun()
    assert "which flat" in said(player.hears("rcp", words))
    assert "note “🔔 Nieminen”" in said(player.hears("rcp", "Nieminen"))


@pytest.mark.parametrize(
    ("words", "new"),
    [
        ("tuokaa Bulevardille 7:ään, asunto 4", "Bulevardi 7 as. 4"),
        ("Bulevardi 7:ssä asun", "Bulevardi 7"),
        ("ei ku 9 b 12, ovikoodi 1234", "Bulevardi 9 B 12"),
        ("ei kun 9, ovikoodi 1234", "Bulevardi 9"),
    ],
)
def test_finnish_as_it_is_spoken(words: str, new: str) -> None:
    """Endings and second thoughts."""
    assert f"New: {new}, 00120 Helsinki" in said(begun().hears("rcp", words))


@pytest.mark.parametrize("words", ["Koivutielle 7, 01600", "asun Koivutiellä 7:ssä, Vantaa"])
def test_a_street_wears_endings(words: str) -> None:
    """In Finnish."""
    assert "New: Koivutie 7, 01600 Vantaa" in said(begun().hears("rcp", words))


def test_a_house_without_flats_loses_the_one_it_had() -> None:
    """And the rest is for the courier."""
    player = begun("Bulevardi 21 A 12, 00120 Helsinki")
    shown = said(player.hears("rcp", "no flat, its the shop downstairs"))
    assert "So it is Bulevardi 21, 00120 Helsinki" in shown
    assert "shop downstairs" in shown
    change, *told = player.hears("rcp", "Yes, right").commands
    assert isinstance(change, ChangeAddress)
    assert change.query.components is not None
    assert change.query.components.unit is None
    assert "shop downstairs" in repr(told)
    known = player.world.deliveries[DELIVERY].door_card
    assert (known.entrance, known.unit) == (None, None)


def test_a_reception_with_its_address_is_no_neighbour() -> None:
    """Who closes at four is told to the courier."""
    player = begun()
    shown = said(player.hears("rcp", "Bulevardi 7 leave at reception, we close at 16"))
    assert "New: Bulevardi 7, 00120 Helsinki" in shown
    assert "reception" in shown
    assert "close at 16" in shown


def test_the_reception_of_a_business_is_its_own() -> None:
    """It goes to the door card."""
    player = begun()
    delivery = player.world.deliveries[DELIVERY]
    company = replace(delivery.recipient, company="Foo Oy")
    assert isinstance(company, Recipient)
    player.world.put(replace(delivery, recipient=company))
    (told,) = player.hears("rcp", "leave it at the reception, we close at 16").commands
    assert isinstance(told, GiveInstructions)
    assert told.door_card.reception == "leave it at the reception"


def test_who_is_not_understood_at_an_address_that_is_nowhere_is_offered_a_pin() -> None:
    """Beside a person, who is asked to join where that was of no help; nobody is asked the same a
    third time."""
    player = begun("asdf qwer")
    for words in ("dunno", "still dunno"):
        player.buttons.clear()
        assert player.hears("rcp", words).asked == []
        assert {"Send a pin", "A person"} <= set(player.buttons)
    assert player.hears("rcp", "really").asked == ["AskPerson"]


@pytest.mark.parametrize(
    "words", ["the key is in the lockbox, combination 4471", "avain on avainboksissa, koodi 4471"]
)
def test_where_the_key_is_goes_to_the_courier(words: str) -> None:
    """It names no place of its own."""
    (told,) = begun().hears("rcp", words).commands
    assert isinstance(told, GiveInstructions)
    assert "4471" in repr(told.door_card)
