"""A yes with another fact beside it is a yes, and the fact is acted on or read back."""

import pytest

from core.commands import ChangeAddress, ConfirmAddress, GiveInstructions
from tests.bot.script import Player
from tests.bot.town import at_the_card, keys_beside_language
from tests.bot.world import DELIVERY

HOUSE = "Bulevardi 5, 00120 Helsinki"


def begun(language: str = "en") -> Player:
    return at_the_card(HOUSE, language)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "yes but come after 6"),
        ("en", "yes but not today"),
        ("en", "yes if you come before noon"),
        ("en", "yes but I am only home after 6"),
        ("en", "ok, but only in the evening"),
        ("fi", "joo mutta vasta kuuden jälkeen"),
        ("sv", "ja men inte idag"),
        ("ru", "да, но после шести"),
        ("de", "ja, aber erst nach 18 Uhr"),
        ("fr", "oui mais après 18h"),
    ],
)
def test_a_yes_with_a_time_confirms_and_goes_on_to_such_times(language: str, words: str) -> None:
    """What suits is offered, of all that is free."""
    player = begun(language)
    answer = player.hears("rcp", words)
    assert answer.commands == [ConfirmAddress(DELIVERY)]
    assert keys_beside_language(answer)[0] == "address-confirmed"
    assert player.world.talk.scene == "choose_slot"
    assert "slot-which" not in keys_beside_language(answer)


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        ("en", "yes, code 4521", "4521"),
        ("en", "yes and ring at Virtanen please", "Virtanen"),
        ("fi", "joo, ovikoodi 4521", "4521"),
        ("sv", "ja men ring på hos Berg", "Berg"),
        ("ru", "да, код 4521", "4521"),
        ("de", "ja aber klingeln bei Müller", "Müller"),
        ("fr", "oui mais sonnez chez Dupont", "Dupont"),
    ],
)
def test_a_yes_with_words_for_the_door_confirms_and_reads_them_back(
    language: str, words: str, told: str
) -> None:
    """Then the time is next; the address is asked about no more."""
    answer = begun(language).hears("rcp", words)
    confirm, given = answer.commands
    assert confirm == ConfirmAddress(DELIVERY)
    assert isinstance(given, GiveInstructions)
    assert told in f"{given.door_card.code} {given.door_card.note}"
    assert told in " ".join(spoken.plain for _, spoken in answer.says)
    assert "address-is-it-right" not in keys_beside_language(answer)


@pytest.mark.parametrize(
    "words", ["yes but flat 12", "yes but 7", "ja aber Bulevardi 7", "joo mutta as 12"]
)
def test_a_yes_with_an_edit_is_none(words: str) -> None:
    """The other address is compared first."""
    player = begun()
    assert player.hears("rcp", words).commands == []
    assert player.world.talk.scene == "compare_address"


def test_a_yes_to_a_comparison_brings_what_is_told_beside_it() -> None:
    """Asked of the carrier at once, with the code."""
    player = begun()
    player.hears("rcp", "Bulevardi 7")
    change, told = player.hears("rcp", "yes, code 4521").commands
    assert isinstance(change, ChangeAddress)
    assert isinstance(told, GiveInstructions)
    assert told.door_card.code == "4521"


@pytest.mark.parametrize("words", ["yes please", "yes thank you", "joo kiitos", "ja tack"])
def test_a_yes_with_courtesy_is_only_a_yes(words: str) -> None:
    """The door and the time are asked as ever."""
    answer = begun().hears("rcp", words)
    assert answer.commands == [ConfirmAddress(DELIVERY)]
    assert keys_beside_language(answer)[0] == "address-confirmed-door"


@pytest.mark.parametrize(
    "words", ["ring Li", "buzz twice at Berg", "soita ovikelloa", "bei Li klingeln", "звоните Ли"]
)
def test_the_bell_may_be_told_in_few_words_later(words: str) -> None:
    """Right after the courier's note was offered, as well."""
    player = begun()
    player.hears("rcp", "yes")
    (given,) = player.hears("rcp", words).commands
    assert isinstance(given, GiveInstructions)
    assert given.door_card.note == words


def test_a_finnish_and_is_no_yes() -> None:
    """It begins many a sentence, and is a yes of other languages."""
    (given,) = begun("fi").hears("rcp", "ja ovikoodi on 4521").commands
    assert isinstance(given, GiveInstructions)


@pytest.mark.parametrize("words", ["ring Li", "klingeln bei Li", "soita Li", "sonnez chez Li"])
def test_the_bell_of_the_new_address_is_told_with_it(words: str) -> None:
    """The comparison stays open."""
    player = begun()
    player.hears("rcp", "Bulevardi 7")
    noted = player.hears("rcp", words)
    assert (keys_beside_language(noted), noted.commands) == (["address-compare"], [])
    assert isinstance(player.hears("rcp", "yes").commands[0], ChangeAddress)
