"""What words say of the address that is shown: yes, no, both, or where one lived before."""

from dataclasses import replace

import pytest

from core.commands import ChangeAddress, ConfirmAddress
from tests.bot.script import Player
from tests.bot.town import announced_to, at_the_card, keys_beside_language
from tests.bot.world import DELIVERY

HOUSE = "Bulevardi 5, 00120 Helsinki"


def begun(language: str = "en") -> Player:
    return at_the_card(HOUSE, language)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "old address"),
        ("en", "that's my old address"),
        ("fi", "vanha osoite"),
        ("fi", "se on entinen osoite"),
        ("sv", "gammal adress"),
        ("ru", "старый адрес"),
        ("de", "alte Adresse"),
        ("fr", "c'est mon ancienne adresse"),
    ],
)
def test_where_they_lived_before_is_wrong(language: str, words: str) -> None:
    """The right one is asked for."""
    answer = begun(language).hears("rcp", words)
    assert (keys_beside_language(answer), answer.commands) == (["address-what-is-right"], [])


@pytest.mark.parametrize(
    "words",
    ["no problem", "no its fine", "no, that's right", "ei hätää", "inga problem", "нет, всё верно"],
)
def test_a_no_of_courtesy_is_a_yes(words: str) -> None:
    """Nothing is wrong with it."""
    assert begun().hears("rcp", words).commands == [ConfirmAddress(DELIVERY)]


@pytest.mark.parametrize(
    "words",
    [
        "yes no",
        "no yes",
        "joo ei",
        "ja nej",
        "да нет",
        "oui non",
        "ja nein",
        "sí no",
        "sì no",
        "tak nie",
        "sim não",
        "evet hayır",
        "نعم لا",
    ],
)
def test_a_yes_and_a_no_at_once_is_asked_again(words: str) -> None:
    """Nothing is done, of the card and of a comparison."""
    player = begun()
    again = player.hears("rcp", words)
    assert (keys_beside_language(again), again.commands) == (["address-is-it-right"], [])
    player.hears("rcp", "Bulevardi 7")
    again = player.hears("rcp", words)
    assert (keys_beside_language(again), again.commands) == (["address-compare"], [])


@pytest.mark.parametrize(
    "words",
    [
        "send it to my work",
        "tuokaa töihin",
        "skicka det till mitt jobb",
        "привезите на работу",
        "bitte ins Büro liefern oder bringen Sie es ins Büro",
        "livrez au bureau",
    ],
)
def test_work_is_another_place(words: str) -> None:
    """Compared where it is kept, asked for where it is not."""
    player = begun()
    assert keys_beside_language(player.hears("rcp", words)) == ["address-what-is-right"]
    player = begun()
    player.hears("rcp", "yes")
    player.hears("rcp", "Keep as Work")
    elsewhere = announced_to("Lesnaya 3").deliveries[DELIVERY].address
    player.world.put(replace(player.world.deliveries[DELIVERY], address=elsewhere))
    player.begin("confirm_address")
    assert keys_beside_language(player.hears("rcp", words)) == ["address-compare"]
    (command,) = player.hears("rcp", "yes").commands
    assert isinstance(command, ChangeAddress)


@pytest.mark.parametrize(
    "words", ["Bulevardi 5", "bulevardi 5, Helsinki", "it is Bulevardi 5, 00120 Helsinki", HOUSE]
)
def test_the_same_house_said_again_is_a_yes(words: str) -> None:
    """Nobody repeats an address that is wrong."""
    assert begun().hears("rcp", words).commands == [ConfirmAddress(DELIVERY)]


@pytest.mark.parametrize("words", ["Bulevardi 5?", "Bulevardi", "not Bulevardi 5", "Bulevardi 5 B"])
def test_what_is_not_the_same_house_is_no_yes(words: str) -> None:
    """A question, half of it, a no, or another door."""
    assert begun().hears("rcp", words).commands == []


@pytest.mark.parametrize(
    "words",
    [
        "not Bulevardi 5",
        "nicht Bulevardi 5",
        "pas Bulevardi 5",
        "inte Bulevardi 5",
        "nie Bulevardi 5",
        "não Bulevardi 5",
        "не Bulevardi 5",
        "Bulevardi 5 ist falsch",
        "Bulevardi 5 är fel",
        "Bulevardi 5 on väärin",
        "Bulevardi 5 yanlış",
        "Bulevardi 5 sbagliato",
    ],
)
def test_what_stands_is_denied_in_every_language(words: str) -> None:
    """What is right is asked, and no yes that follows is one to it."""
    player = begun()
    answer = player.hears("rcp", words)
    assert (keys_beside_language(answer)[-1], answer.commands) == ("address-what-is-right", [])
